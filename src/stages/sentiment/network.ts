import { type Address, openCompiled } from "../../text/compiled.ts";
import { FACTS, LABELS, PLACES, type Sizes, type Tensors, WINDOW } from "./shape.ts";

/** What assembly/judge.ts exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  open(detectors: number, hiddenNumbers: number, factCount: number, placeCount: number): void;
  judge(before: number, behind: number, sumScale: number, mean: number): void;
  readonly kernel: Address;
  readonly hidden: Address;
  readonly direct: Address;
  readonly labels: Address;
  readonly hiddenBias: Address;
  readonly labelBias: Address;
  readonly detected: Address;
  readonly places: Address;
  readonly facts: Address;
  readonly out: Address;
}

/** The last layers of the network, and where a target's numbers are written. */
export interface Network {
  /** Detectors of the tokens around a target, those before it first: a row of `width` each. */
  readonly detected: Float32Array;
  /** The kind of place of each of these tokens (`placeOf`). */
  readonly places: Uint8Array;
  readonly facts: Float32Array;
  /** What comes out for each label, before they are made to sum to 1. */
  readonly out: Float32Array;
  /** Judges a target with so many tokens before and behind it. */
  judge(before: number, behind: number, sumScale: number, mean: number): void;
}

/** Labels in a row of the compiled code's memory. */
const LABEL_ROW = 4;

export function openNetwork({ width, hidden }: Sizes, tensors: Tensors): Network {
  const code = openCompiled(import.meta.url, "judge") as Exports;
  code.open(width, hidden, FACTS, PLACES);
  const { buffer } = code.memory;
  const at = ({ value }: Address, count: number) => new Float32Array(buffer, value, count);
  /** Writes rows of as many numbers as there are labels. */
  const putLabels = (address: Address, rows: Float32Array) => {
    const count = rows.length / LABELS.length;
    const to = at(address, count * LABEL_ROW);
    for (let row = 0; row < count; row++)
      to.set(rows.subarray(row * LABELS.length, (row + 1) * LABELS.length), row * LABEL_ROW);
  };
  at(code.kernel, tensors.kernel.length).set(tensors.kernel);
  at(code.hidden, tensors.hidden.length).set(tensors.hidden);
  at(code.hiddenBias, hidden).set(tensors.hiddenBias);
  putLabels(code.direct, tensors.direct);
  putLabels(code.labels, tensors.out);
  putLabels(code.labelBias, tensors.outBias);
  return {
    detected: at(code.detected, 2 * WINDOW * width),
    places: new Uint8Array(buffer, code.places.value, 2 * WINDOW),
    facts: at(code.facts, FACTS),
    out: at(code.out, LABELS.length),
    judge: code.judge,
  };
}
