import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import news from "../pipelines/news.ts";
import { annotateDocument, type OpenStage, openStages } from "../src/core/annotate-document.ts";
import type { Document } from "../src/core/document.ts";
import { evaluate } from "../src/eval/evaluate.ts";
import { type CopydeskRecord, openPipeline } from "../src/index.ts";
import { calibrationError } from "../src/text/calibration.ts";
import { measureWorth, type WorthAnswer } from "../src/train/checkworthy/measure.ts";
import { readWorthRows, type WorthRow } from "../src/train/checkworthy/rows.ts";
import { heldSpeechesOf } from "../src/train/checkworthy/train.ts";
import type { GoldSpan } from "../src/train/claims/gold.ts";
import { readClaims } from "../src/train/claims/read-claims.ts";
import { rightOnes } from "../src/train/claims/score.ts";
import { articles } from "./articles.ts";
import { measureSets } from "./quality.ts";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const ARTICLES = 200;
const ROUNDS = 3;
const OWN: ReadonlySet<string> = new Set(["checkworthiness", "claims"]);

/** How fast claims and check-worthiness are together, alone on what the stages before them made of 600-word articles, and how well they do on the dev sets. */
export async function bench(): Promise<void> {
  const stages = await openStages(news);
  const own = stages.filter(({ stage }) => OWN.has(stage.writes));
  const before = stages.filter(({ stage }) => !OWN.has(stage.writes) && stage.writes !== "sentiment");
  const read: { doc: Document; layers: Record<string, unknown>; tokens: number }[] = [];
  for (const [i, text] of articles(ARTICLES).entries()) {
    const doc: Document = { id: `${i}`, source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
    const { layers } = await annotateDocument(doc, before);
    read.push({ doc, layers: { ...layers }, tokens: layers.tokens?.count ?? 0 });
  }
  const total = read.reduce((sum, { tokens }) => sum + tokens, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    for (const { doc, layers } of read)
      for (const stage of own) layers[stage.stage.writes] = await annotate(stage, doc, layers);
    best = Math.min(best, performance.now() - started);
  }
  console.log(
    `${Math.round(total / best)} thousand tokens a second, ${(best / ARTICLES).toFixed(2)} ms an article of 600 words`,
  );
  measureSets((set) => set.startsWith("claims/"));
  for (const set of ["polnear", "gum_other"]) {
    const path = `${shared}data/claims/${set}.dev.jsonl.gz`;
    if (existsSync(path))
      console.log(`${set}.dev  calibration error ${(await errorOfScores(path)).toFixed(3)} (ECE, 10 bins)`);
  }
  await worth();
  await bamako();
}

/** How good check-worthiness is on the two sets that are judged for it, on what training has left out: each row, a sentence, as a text, and each speech as one. */
async function worth(): Promise<void> {
  const { annotate } = await openPipeline(news, { layers: ["checkworthiness"], offsets: "utf16" });
  const path = (set: string) => `${shared}data/claims/${set}.jsonl.gz`;
  if (![path("checkworthy_debates.dev"), path("policlaim.train")].every((file) => existsSync(file))) return;
  const debates = readWorthRows([path("checkworthy_debates.dev")]).rows;
  const speeches = readWorthRows([path("policlaim.train")]).rows;
  const held = heldSpeechesOf(speeches);
  const keptBack = speeches.filter(({ speech }) => held.has(speech ?? ""));
  const sets = {
    "checkworthy_debates.dev": debates.map((row) => [row]),
    "policlaim, speeches kept back": [...held].map((name) =>
      keptBack.filter(({ speech }) => speech === name),
    ),
    "policlaim, their sentences one by one": keptBack.map((row) => [row]),
  };
  for (const [name, texts] of Object.entries(sets)) {
    const answers: WorthAnswer[] = [];
    for (const rows of texts) {
      const { text, sentences } = joined(rows);
      // A row alone is split as the pipeline splits it, and is as much worth as its best sentence; rows of a speech are its sentences.
      const given = sentences.length > 1 ? { sentences } : {};
      const { checkworthiness } = await annotate({ text, language: "en", offsets: "utf16", ...given });
      const found = (checkworthiness ?? []).map(({ score }) => score);
      rows.forEach(({ worth }, i) => {
        const probability = sentences.length > 1 ? (found[i] ?? 0) : Math.max(0, ...found);
        answers.push({ worth, probability });
      });
    }
    console.log(`${name}  ${measureWorth(answers)}`);
  }
}

/** Rows as one text, with the sentences that they are. */
function joined(rows: readonly WorthRow[]) {
  let end = -1;
  const sentences = rows.map(({ text }, i) => {
    const start = end + 1;
    end = start + text.length;
    return { id: `s${i}`, start, end, paragraph: 0 };
  });
  return { text: rows.map(({ text }) => text).join(" "), sentences };
}

/** The article whose claims were marked by hand, annotations/gold/bamako.jsonl. */
async function bamako(): Promise<void> {
  const file = new URL("../../annotations/gold/bamako.jsonl", import.meta.url);
  const gold = JSON.parse(readFileSync(file, "utf8")) as CopydeskRecord;
  const { annotate } = await openPipeline(news);
  const found = { ...(await annotate({ text: gold.text ?? "" })), id: gold.id };
  const { claims } = evaluate([gold], [found]).layers;
  console.log(`the Bamako article  who said what ${claims?.["who said what"]?.f1}`);
}

/** How far the scores of claims are from how often their source and content both overlap those of a claim of gold. */
async function errorOfScores(path: string): Promise<number> {
  const { annotate } = await openPipeline(news, { layers: ["claims"], offsets: "utf16" });
  const range = (span: GoldSpan | null | undefined) => (span ? { first: span.start, end: span.end } : null);
  const answers: { score: number; right: boolean }[] = [];
  for (const { text, claims } of readClaims([path], "utf16")) {
    const gold = claims
      .filter(({ source, cue }) => source || cue)
      .map(({ start, end, source }) => ({
        content: { first: start, end },
        source: range(source),
        parts: [],
        cue: null,
      }));
    const found = ((await annotate({ text, language: "en" })).claims ?? []).flatMap((claim) =>
      claim.attribution
        ? [
            {
              content: { first: claim.start, end: claim.end },
              source: range(claim.attribution.source),
              cue: null,
              score: claim.score,
            },
          ]
        : [],
    );
    const right = rightOnes(found, gold);
    found.forEach(({ score }, i) => {
      if (score !== undefined) answers.push({ score, right: right[i] ?? false });
    });
  }
  return calibrationError(answers);
}

async function annotate({ annotate }: OpenStage, doc: Document, layers: object): Promise<unknown> {
  // The stages before it have made all that it reads.
  return annotate(doc, layers as never, () => undefined);
}
