/** The scorers of the model, in the order of their weights: worth checking as spoken in a debate, as prepared text, and which of the two a sentence is. */
export const SCORERS = ["spoken", "prepared", "kind"] as const;

/** Bytes of a feature: a weight a scorer and its rarity. */
export const CELL = SCORERS.length + 1;
/** The place of a feature's rarity in its cell. */
export const RARITY = SCORERS.length;

/** A feature as training leaves it: a weight a scorer, and how rare it is (the square of its inverse document frequency). */
export interface WeighedFeature {
  readonly hash: number;
  readonly weights: readonly number[];
  readonly rarity: number;
}

/** An open hash table of features, in bytes: 16 bits of a feature's hash tell it from its neighbours; a cell without rarity is empty. */
export interface FeatureTable {
  readonly checks: Uint16Array;
  readonly cells: Int8Array;
  /** What a step of each scorer's bytes, and of rarity's, stands for. */
  readonly steps: readonly number[];
}

/** Packs features into a table that is at most half full. Of two that cannot be told apart, the first stays. */
export function packTable(features: readonly WeighedFeature[]): FeatureTable {
  const most = new Float64Array(CELL);
  for (const { weights, rarity } of features) {
    weights.forEach((weight, k) => {
      most[k] = Math.max(most[k] as number, Math.abs(weight));
    });
    most[RARITY] = Math.max(most[RARITY] as number, rarity);
  }
  const steps = [...most].map((value, k) => (value || 1) / (k === RARITY ? 255 : 127));
  let size = 16;
  while (size < 2 * features.length) size *= 2;
  const checks = new Uint16Array(size);
  const cells = new Int8Array(CELL * size);
  const table = { checks, cells, steps };
  for (const { hash, weights, rarity } of features) {
    const at = freeOrFound(table, hash);
    if (cells[CELL * at + RARITY] !== 0) continue;
    checks[at] = hash >>> 16;
    weights.forEach((weight, k) => {
      cells[CELL * at + k] = Math.round(weight / (steps[k] as number));
    });
    cells[CELL * at + RARITY] = Math.max(1, Math.round(rarity / (steps[RARITY] as number)));
  }
  return table;
}

/** Where a feature's cell begins; -1 for one that training did not see. */
export function cellOf(table: FeatureTable, hash: number): number {
  const at = CELL * freeOrFound(table, hash);
  return table.cells[at + RARITY] === 0 ? -1 : at;
}

function freeOrFound({ checks, cells }: FeatureTable, hash: number): number {
  const mask = checks.length - 1;
  const check = hash >>> 16;
  let at = hash & mask;
  while (cells[CELL * at + RARITY] !== 0 && checks[at] !== check) at = (at + 1) & mask;
  return at;
}
