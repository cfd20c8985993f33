import { basename } from "node:path";
import {
  openWorth,
  packWorth,
  probabilityOf,
  scoresOf,
  worthOf,
} from "../../stages/checkworthiness/model.ts";
import { SCORERS } from "../../stages/checkworthiness/table.ts";
import { readVectors } from "../vectors.ts";
import { card } from "./card.ts";
import { openExamples } from "./examples.ts";
import { CALIBRATION, fitWorth, SETTINGS, type WorthExample } from "./fit.ts";
import { measureWorth } from "./measure.ts";
import { readSilver, readWorthRows, type WorthRow } from "./rows.ts";
import { centred } from "./vocabulary.ts";

/** Every fifth debate sentence is held back for figures, and every third speech, the second first, for good. */
const HELD = { debates: 5, speeches: 3 };
/** Words with vectors. */
const WORDS = 40_000;

/** The speeches that training leaves out for good. */
export function heldSpeechesOf(rows: readonly WorthRow[]): ReadonlySet<string> {
  const speeches = [...new Set(rows.flatMap(({ speech }) => speech ?? []))].sort();
  return new Set(speeches.filter((_, i) => i % HELD.speeches === 1));
}

/** Trains the model of check-worthiness. The same data give the same bytes. */
export async function trainCheckworthy(
  data: readonly string[],
  silver: readonly string[],
  vectorFile: string,
  say: (line: string) => void,
): Promise<{ readonly weights: Uint8Array; readonly card: string }> {
  const { rows, texts } = readWorthRows(data);
  const vectors = centred(readVectors(vectorFile, WORDS));
  const { ofRow, ofText, ofSilver } = await openExamples();
  const examples: WorthExample[] = [];
  for (const row of rows) examples.push(await ofRow(row));
  const unjudged: WorthExample[] = [];
  for (const text of texts) unjudged.push(...(await ofText(text)));
  const others: WorthExample[] = [];
  for (const row of readSilver(silver)) others.push(await ofSilver(row));
  say(`read ${rows.length} sentences, ${unjudged.length} of other texts and ${others.length} of silver`);
  const heldSpeeches = heldSpeechesOf(rows);
  const kind = ({ speech }: WorthRow, i: number) => {
    if (speech !== null) return heldSpeeches.has(speech) ? "held speeches" : "rest";
    return i % HELD.debates === 0 ? "held debates" : "rest";
  };
  const kinds = rows.map(kind);
  const train = (keep: (kind: string) => boolean) => {
    const kept = examples.filter((_, i) => keep(kinds[i] as string));
    const { features, form } = fitWorth([...kept, ...unjudged, ...others], vectors);
    return packWorth(features, form, CALIBRATION);
  };
  const trial = openWorth(train((name) => name === "rest"));
  const scores = new Float64Array(SCORERS.length);
  const figures = ["held debates", "held speeches"].map((name) => {
    const answers = examples.flatMap(({ hashes, form }, i) => {
      if (kinds[i] !== name) return [];
      scoresOf(trial, { hashes, tokens: new Int32Array(0), count: hashes.length }, form, scores);
      return [
        {
          probability: probabilityOf(worthOf(trial, scores, rows[i]?.speech !== null)),
          worth: rows[i]?.worth === true,
        },
      ];
    });
    return `${name}: ${measureWorth(answers)}`;
  });
  for (const line of figures) say(`  ${line}`);
  return {
    weights: train((name) => name !== "held speeches"),
    card: card({
      files: data.map((path) => basename(path)),
      silver: silver.map((path) => basename(path)),
      sentences: rows.length,
      unjudged: unjudged.length,
      words: WORDS,
      heldSpeeches: [...heldSpeeches],
      figures,
      settings: SETTINGS,
    }),
  };
}
