import { POS_TAGS } from "../../core/tokens.ts";
import { SPECIAL_WORDS } from "./vocabulary.ts";

/** The sizes that a network is made to; all else follows from them. */
export interface Sizes {
  /** Numbers in the vector of a word; the last of them is its polarity. */
  readonly dimensions: number;
  /** Detectors that run over the words. */
  readonly width: number;
  readonly hidden: number;
}

/** A negated word says less than its opposite: "not good" is milder than "bad". */
export const NEGATION = -0.6;
/** Words on each side of a target that are looked at. */
export const WINDOW = 60;
/** Kinds of places around a target: two sides, seven distances, another clause or the same. */
export const PLACES = 28;
/** Facts about the target and its sentence that are no words. */
export const FACTS = 7;
/** Facts about a token: its part of speech, negated, in quotation marks. */
export const TAGS = POS_TAGS.length + 2;
export const NEGATED_TAG = POS_TAGS.length;
export const QUOTED_TAG = POS_TAGS.length + 1;
export const LABELS = ["negative", "neutral", "positive"] as const;

const FARTHEST = [1, 2, 3, 5, 8, 13];

/** Which kind of place a token is, seen from a target: `distance` counts from 1, `right` and `sameClause` are 0 or 1. */
export function placeOf(distance: number, right: number, sameClause: number): number {
  let ring = 0;
  while (ring < FARTHEST.length && distance > (FARTHEST[ring] ?? 0)) ring++;
  return (right * (FARTHEST.length + 1) + ring) * 2 + sameClause;
}

/** Numbers that go into the last layers: detectors to the left, to the right, over all, and facts. */
export const inputsOf = ({ width }: Sizes): number => 3 * width + FACTS;

/** The tensors of a network, in the order in which its file holds them, with their sizes. */
export function tensorsOf(sizes: Sizes): readonly (readonly [name: TensorName, size: number])[] {
  const { dimensions, width, hidden } = sizes;
  const inputs = inputsOf(sizes);
  return [
    ["before", dimensions * width],
    ["here", dimensions * width],
    ["after", dimensions * width],
    ["specialBefore", SPECIAL_WORDS.length * width],
    ["specialHere", SPECIAL_WORDS.length * width],
    ["specialAfter", SPECIAL_WORDS.length * width],
    ["tags", TAGS * width],
    ["bias", width],
    ["kernel", PLACES * width],
    ["hidden", inputs * hidden],
    ["hiddenBias", hidden],
    ["out", hidden * LABELS.length],
    ["outBias", LABELS.length],
    ["direct", inputs * LABELS.length],
    ["tone", width],
    ["toneBias", 1],
  ];
}

export type TensorName =
  | "before"
  | "here"
  | "after"
  | "specialBefore"
  | "specialHere"
  | "specialAfter"
  | "tags"
  | "bias"
  | "kernel"
  | "hidden"
  | "hiddenBias"
  | "out"
  | "outBias"
  | "direct"
  | "tone"
  | "toneBias";

export type Tensors = Readonly<Record<TensorName, Float32Array>>;
