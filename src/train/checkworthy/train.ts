import { basename } from "node:path";
import type { Document } from "../../core/document.ts";
import type { Layers } from "../../core/layers.ts";
import { featuresOf, openFeatures } from "../../stages/checkworthiness/features.ts";
import { FORM_FEATURES, formOf, readFormWords } from "../../stages/checkworthiness/form.ts";
import { openWorth, packWorth, probabilityOf, worthOf } from "../../stages/checkworthiness/model.ts";
import { entities } from "../../stages/entities/index.ts";
import { sentences } from "../../stages/sentences/index.ts";
import { tokens } from "../../stages/tokens/index.ts";
import { card } from "./card.ts";
import { fitWorth, SETTINGS, type WorthExample } from "./fit.ts";
import { measureWorth } from "./measure.ts";
import { readWorthRows, type WorthRow } from "./rows.ts";

/** Added to every score: 0.5 then lies nearer to where F1 is highest in debates and in speeches, and the calibration error stays below 0.05 in debates. */
const SHIFT = 0.4;
/** Every fifth debate sentence is held back for figures, and every third speech, the second first, for good. */
const HELD = { debates: 5, speeches: 3 };

/** Trains the model of check-worthiness. The same data give the same bytes. */
export async function trainCheckworthy(
  data: readonly string[],
  say: (line: string) => void,
): Promise<{ readonly weights: Uint8Array; readonly card: string }> {
  const rows = readWorthRows(data);
  const exampleOf = await openExamples();
  const examples: WorthExample[] = [];
  for (const row of rows) examples.push(await exampleOf(row));
  say(`read ${rows.length} sentences`);
  const speeches = [...new Set(rows.flatMap(({ speech }) => speech ?? []))].sort();
  const heldSpeeches = new Set(speeches.filter((_, i) => i % HELD.speeches === 1));
  const kind = (row: WorthRow, i: number) =>
    row.speech === null
      ? i % HELD.debates === 0
        ? "held debates"
        : "rest"
      : heldSpeeches.has(row.speech)
        ? "held speeches"
        : "rest";
  const kinds = rows.map(kind);
  const train = (keep: (kind: string) => boolean) => {
    const { weights, form } = fitWorth(examples.filter((_, i) => keep(kinds[i] as string)));
    return packWorth(weights, form, SHIFT);
  };
  const trial = openWorth(train((name) => name === "rest"));
  const figures = ["held debates", "held speeches"].map((name) => {
    const answers = examples.flatMap((example, i) => {
      if (kinds[i] !== name) return [];
      const features = { hashes: example.hashes, tokens: new Int32Array(0), count: example.hashes.length };
      return [{ probability: probabilityOf(worthOf(trial, features, example.form)), worth: example.worth }];
    });
    return `${name}: ${measureWorth(answers)}`;
  });
  for (const line of figures) say(`  ${line}`);
  return {
    weights: train((name) => name !== "held speeches"),
    card: card({
      files: data.map((path) => basename(path)),
      sentences: rows.length,
      heldSpeeches: [...heldSpeeches],
      figures,
      settings: { ...SETTINGS, shift: SHIFT },
    }),
  };
}

/** Returns a function that puts a sentence into features, as the stages before this one see it. */
async function openExamples(): Promise<(row: WorthRow) => Promise<WorthExample>> {
  const tokenize = await tokens().open();
  const split = await sentences().open();
  const name = await entities().open();
  const lexicon = readFormWords();
  const features = openFeatures();
  return async ({ file, text, worth, weight }) => {
    const doc: Document = { id: "gold", source: { uri: file }, text, meta: {}, given: {}, problems: [] };
    const language = { code: "en", score: 1 };
    const none = () => {};
    // The stages are opened through the general type; these are the layers that they declare.
    const read = (await tokenize(doc, { language } as Layers, none)) as Layers["tokens"];
    const parts = (await split(doc, { language, tokens: read } as Layers, none)) as Layers["sentences"];
    const layers = { language, tokens: read, sentences: parts } as Layers;
    const names = (await name(doc, layers, none)) as Layers["entities"];
    // A row is one sentence, whatever the splitter says.
    const range = { first: 0, end: read.count };
    const form = new Float64Array(FORM_FEATURES.length);
    formOf(read, range, lexicon, form);
    featuresOf(read, range, names, features);
    return { hashes: features.hashes.slice(0, features.count), form, worth, weight };
  };
}
