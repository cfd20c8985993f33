import { readFileSync } from "node:fs";
import { packColumns, unpackColumns } from "../../text/binary-file.ts";
import { readLexicon } from "../../text/lexicon.ts";
import { logistic } from "../../text/linear/logistic.ts";
import { modelFile } from "../../text/model-file.ts";
import type { Features } from "./features.ts";
import { FORM_FEATURES } from "./form.ts";
import { CELL, cellOf, type FeatureTable, packTable, RARITY, SCORERS, type WeighedFeature } from "./table.ts";

export const WEIGHTS_FILE = modelFile(import.meta.url, "checkworthiness/weights.bin");

/**
 * Two logistic models over the words and the form of a sentence, one for what is said in a debate and one for prepared text (people ask
 * for more before they call the first worth checking). A sentence of a text that is prepared as a whole is judged by the second alone, any
 * other by both, mixed by a third that tells the two apart.
 */
export interface WorthModel {
  readonly table: FeatureTable;
  /** For each scorer a weight a feature, in the order of `FORM_FEATURES`. */
  readonly form: Float32Array;
  readonly calibration: WorthCalibration;
  /** For each cell the last sentence in which it was counted: a feature counts once. */
  readonly seen: Uint32Array;
  /** Sentences scored so far. */
  sentences: number;
}

/** How scores become the logarithm of the odds. */
export interface WorthCalibration {
  /** What that of a mixture is multiplied by: what training takes for the noise of one person's answer is none of the sentence. */
  readonly sharpness: number;
  /** What the score of a sentence in prepared text is multiplied by, and what is added then. */
  readonly prepared: { readonly factor: number; readonly shift: number };
}

/** Packs weights, in signed bytes. `form` has the weights of form features, scorer by scorer. */
export function packWorth(
  features: readonly WeighedFeature[],
  form: Float32Array,
  calibration: WorthCalibration,
): Uint8Array {
  const { checks, cells, steps } = packTable(features);
  return packColumns({ steps, calibration, form: FORM_FEATURES }, { checks, cells, formWeights: form });
}

export function openWorth(file: Uint8Array): WorthModel {
  const packed = unpackColumns(file);
  // Written by `packWorth`.
  const { steps, calibration, form } = packed.facts as {
    steps: readonly number[];
    calibration: WorthCalibration;
    form: readonly string[];
  };
  if (form.join() !== FORM_FEATURES.join())
    throw new Error("models/checkworthiness was trained with other features. Train it again.");
  const checks = packed.column("checks", "Uint16Array");
  return {
    table: { checks, cells: packed.column("cells", "Int8Array"), steps },
    form: packed.column("formWeights", "Float32Array"),
    calibration,
    seen: new Uint32Array(checks.length),
    sentences: 0,
  };
}

export const readWorth = (): WorthModel => openWorth(readFileSync(new URL(WEIGHTS_FILE)));

/**
 * What each scorer makes of a sentence: the sum of its features' weights, each once, divided by the length of the vector of their inverse
 * document frequencies, so that long sentences do not outweigh their form; and that of its form's.
 */
export function scoresOf(
  model: WorthModel,
  { hashes, count }: Features,
  form: Float64Array,
  into: Float64Array,
): void {
  const { table, form: weights, seen } = model;
  const { cells, steps } = table;
  if (++model.sentences > 0xffffffff) {
    seen.fill(0);
    model.sentences = 1;
  }
  const { sentences } = model;
  let spoken = 0;
  let prepared = 0;
  let kind = 0;
  let rarity = 0;
  for (let k = 0; k < count; k++) {
    const at = cellOf(table, hashes[k] as number);
    if (at < 0 || seen[at / CELL] === sentences) continue;
    seen[at / CELL] = sentences;
    spoken += cells[at] as number;
    prepared += cells[at + 1] as number;
    kind += cells[at + 2] as number;
    rarity += (cells[at + RARITY] as number) & 255;
  }
  const share = shareOf(table, rarity);
  into[0] = share * spoken * (steps[0] as number);
  into[1] = share * prepared * (steps[1] as number);
  into[2] = share * kind * (steps[2] as number);
  for (let k = 0; k < form.length; k++)
    for (let scorer = 0; scorer < SCORERS.length; scorer++)
      into[scorer] =
        (into[scorer] as number) + (weights[scorer * form.length + k] as number) * (form[k] as number);
}

/** What a feature's weight counts in a sentence whose features have this rarity together, in steps. */
export const shareOf = ({ steps }: FeatureTable, rarity: number): number =>
  rarity === 0 ? 0 : 1 / Math.sqrt(rarity * (steps[RARITY] as number));

/** The logarithm of the odds that a sentence is worth checking, by what the scorers made of it, in a text that is prepared as a whole or in another. */
export function worthOf(
  { calibration: { sharpness, prepared: whole } }: WorthModel,
  scores: Float64Array,
  isPrepared: boolean,
): number {
  if (isPrepared) return whole.factor * (scores[1] as number) + whole.shift;
  const kind = logistic(scores[2] as number);
  const worth = (1 - kind) * logistic(scores[0] as number) + kind * logistic(scores[1] as number);
  return sharpness * Math.log(worth / (1 - worth));
}

/** By how much the logarithm of the odds grows when each scorer's score grows by a little. */
export function slopesOf(
  { calibration: { sharpness, prepared: whole } }: WorthModel,
  scores: Float64Array,
  isPrepared: boolean,
): Float64Array {
  if (isPrepared) return Float64Array.of(0, whole.factor, 0);
  const spoken = logistic(scores[0] as number);
  const prepared = logistic(scores[1] as number);
  const kind = logistic(scores[2] as number);
  const worth = (1 - kind) * spoken + kind * prepared;
  const scale = sharpness / Math.max(1e-9, worth * (1 - worth));
  return Float64Array.of(
    scale * (1 - kind) * spoken * (1 - spoken),
    scale * kind * prepared * (1 - prepared),
    scale * kind * (1 - kind) * (prepared - spoken),
  );
}

/** Reads subjectivity.tsv: one weight a feature of form. A feature without a row, or a row without a feature, is refused. */
export function readSubjectivity(): Float64Array {
  const rows = new Map(
    readLexicon(import.meta.url, "subjectivity.tsv").map(([name = "", weight = ""]) => [name, weight]),
  );
  if (rows.size !== FORM_FEATURES.length)
    throw new Error(`subjectivity.tsv has ${rows.size} rows; expected ${FORM_FEATURES.length}`);
  return Float64Array.from(FORM_FEATURES, (name) => {
    const weight = Number.parseFloat(rows.get(name) ?? "");
    if (Number.isNaN(weight)) throw new Error(`subjectivity.tsv has no weight for ${name}`);
    return weight;
  });
}

/** The probability of a logarithm of odds, to four decimals. */
export const probabilityOf = (score: number): number => Math.round(10_000 * logistic(score)) / 10_000;

/** The score of a sentence's form. */
export function formScore(weights: Float64Array, form: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += (weights[k] as number) * (form[k] as number);
  return sum;
}
