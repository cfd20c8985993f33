import { readFileSync } from "node:fs";
import { packColumns, unpackColumns } from "../../text/binary-file.ts";
import { readLexicon } from "../../text/lexicon.ts";
import { modelFile } from "../../text/model-file.ts";
import type { Features } from "./features.ts";
import { FORM_FEATURES } from "./form.ts";

export const WEIGHTS_FILE = modelFile(import.meta.url, "checkworthiness/weights.bin");

/** A feature of words weighs this much, divided by the root of how many the sentence has, so that long sentences do not outweigh their form. */
export const WORD_SHARE = 2;

/** A logistic model over the words of a sentence and over its form. */
export interface WorthModel {
  /** The weight of a feature's hash; 0 for one that training did not keep. */
  weightOf(hash: number): number;
  /** A weight a feature, in the order of `FORM_FEATURES`. */
  readonly form: Float32Array;
  /** Added to the score, so that 0.5 lies where precision and recall balance. */
  readonly shift: number;
}

/** Packs weights, in signed bytes; features that would weigh nothing are left out. */
export function packWorth(
  weights: ReadonlyMap<number, number>,
  form: Float32Array,
  shift: number,
): Uint8Array {
  let most = 0;
  for (const weight of weights.values()) most = Math.max(most, Math.abs(weight));
  const scale = most / 127;
  const kept = [...weights]
    .map(([hash, weight]) => [hash, Math.round(weight / scale)] as const)
    .filter(([, steps]) => steps !== 0)
    .sort(([a], [b]) => a - b);
  let size = 16;
  while (size < 2 * kept.length) size *= 2;
  const keys = new Uint32Array(size);
  const steps = new Int8Array(size);
  for (const [hash, step] of kept) {
    let at = hash & (size - 1);
    while (steps[at] !== 0) at = (at + 1) & (size - 1);
    keys[at] = hash;
    steps[at] = step;
  }
  return packColumns({ scale, shift, form: FORM_FEATURES }, { keys, steps, formWeights: form });
}

export function openWorth(file: Uint8Array): WorthModel {
  const packed = unpackColumns(file);
  // Written by `packWorth`.
  const { scale, shift, form } = packed.facts as { scale: number; shift: number; form: readonly string[] };
  if (form.join() !== FORM_FEATURES.join())
    throw new Error("models/checkworthiness was trained with other features. Train it again.");
  const keys = packed.column("keys", "Uint32Array");
  const steps = packed.column("steps", "Int8Array");
  const mask = keys.length - 1;
  return {
    shift,
    form: packed.column("formWeights", "Float32Array"),
    weightOf(hash) {
      for (let at = hash & mask; ; at = (at + 1) & mask) {
        const step = steps[at] as number;
        if (step === 0) return 0;
        if (keys[at] === hash) return step * scale;
      }
    },
  };
}

export const readWorth = (): WorthModel => openWorth(readFileSync(new URL(WEIGHTS_FILE)));

/** The score of a sentence by a model, before it becomes a probability. */
export function worthOf(model: WorthModel, { hashes, count }: Features, form: Float64Array): number {
  let words = 0;
  for (let k = 0; k < count; k++) words += model.weightOf(hashes[k] as number);
  let sum = model.shift + (WORD_SHARE * words) / Math.sqrt(Math.max(1, count));
  for (let k = 0; k < form.length; k++) sum += (model.form[k] as number) * (form[k] as number);
  return sum;
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

/** A logistic score as a probability, to four decimals. */
export const probabilityOf = (score: number): number => Math.round(10_000 / (1 + Math.exp(-score))) / 10_000;

/** The score of a sentence's form. */
export function formScore(weights: Float64Array, form: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += (weights[k] as number) * (form[k] as number);
  return sum;
}
