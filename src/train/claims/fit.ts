import { type ChainModel, openChainModel, packChain } from "../../text/sequence/model.ts";
import type { TagSet } from "../../text/sequence/tags.ts";
import { type Example, trainChain } from "../../text/sequence/train-chain.ts";

/** A sequence of positions to learn: their features and the tags that the gold allows. */
export interface Sequence {
  readonly length: number;
  /** Writes the hashes of a position's features and returns how many there are. */
  featuresAt(position: number, out: Int32Array): number;
  readonly open: Uint8Array;
}

export interface FitSettings {
  readonly least: number;
  readonly rate: number;
  readonly l2: number;
  readonly dropout: number;
  readonly seed: number;
  readonly epochs: number;
  /** Features none of whose weights reaches this are left out of the model. */
  readonly prune: number;
}

export interface Fitted {
  readonly model: ChainModel;
  pack(facts: unknown): Uint8Array;
}

/** Trains a chain on sequences. Features that occur fewer than `least` times are left out. */
export function fit(
  sequences: readonly Sequence[],
  tags: TagSet,
  settings: FitSettings,
  say: (line: string) => void,
): Fitted {
  const features = new Int32Array(512);
  const counts = openCounts();
  let total = 0;
  for (const sequence of sequences)
    for (let i = 0; i < sequence.length; i++) {
      const n = sequence.featuresAt(i, features);
      total += n;
      for (let k = 0; k < n; k++) counts.add(features[k] as number);
    }
  const hashes = counts.frequent(settings.least);
  const places = openPlaces(hashes);
  const ids = new Int32Array(total);
  let at = 0;
  const examples = sequences.map((sequence): Example => {
    const from = at;
    const offsets = new Int32Array(sequence.length + 1);
    for (let i = 0; i < sequence.length; i++) {
      const n = sequence.featuresAt(i, features);
      for (let k = 0; k < n; k++) {
        const id = places(features[k] as number);
        if (id >= 0) ids[at++] = id;
      }
      offsets[i + 1] = at - from;
    }
    return { ids: ids.subarray(from, at), offsets, open: sequence.open };
  });
  say(`  ${hashes.length} features, ${examples.length} sequences`);
  const weights = trainChain(examples, hashes.length, tags, {
    ...settings,
    onEpoch: (epoch, loss) => say(`  epoch ${epoch + 1} of ${settings.epochs}: loss ${loss.toFixed(4)}`),
  });
  const pack = (facts: unknown) => packChain(hashes, weights, tags.count, facts, settings.prune);
  return { model: openChainModel(pack(null)), pack };
}

/** Counts of 32-bit hashes, in a table that grows. */
function openCounts() {
  let size = 1 << 20;
  let keys = new Int32Array(size);
  let counts = new Uint32Array(size);
  let used = 0;
  const slot = (hash: number) => {
    let at = hash & (size - 1);
    while (counts[at] !== 0 && keys[at] !== hash) at = (at + 1) & (size - 1);
    return at;
  };
  return {
    add(hash: number): void {
      const at = slot(hash);
      if (counts[at] === 0) {
        keys[at] = hash;
        used++;
      }
      counts[at] = (counts[at] as number) + 1;
      if (used * 2 < size) return;
      const [oldKeys, oldCounts] = [keys, counts];
      size *= 2;
      keys = new Int32Array(size);
      counts = new Uint32Array(size);
      for (let i = 0; i < oldKeys.length; i++) {
        if (oldCounts[i] === 0) continue;
        const to = slot(oldKeys[i] as number);
        keys[to] = oldKeys[i] as number;
        counts[to] = oldCounts[i] as number;
      }
    },
    /** The hashes that were added `least` times, in rising order. */
    frequent: (least: number): Uint32Array =>
      Uint32Array.from(keys.filter((_, i) => (counts[i] as number) >= least)).sort(),
  };
}

/** The place of each hash in a list, -1 for others. */
function openPlaces(hashes: Uint32Array): (hash: number) => number {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  hashes.forEach((hash, i) => {
    let at = hash & (size - 1);
    while (slots[at] !== -1) at = (at + 1) & (size - 1);
    slots[at] = i;
  });
  return (hash) => {
    for (let at = hash & (size - 1); ; at = (at + 1) & (size - 1)) {
      const place = slots[at] as number;
      if (place === -1 || hashes[place] === hash >>> 0) return place;
    }
  };
}
