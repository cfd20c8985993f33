import { type HashTable, openHashTable } from "../../../text/hash-table.ts";

/** Clusters of words by meaning, coarse and fine: a word's fine cluster lies in its coarse ones. */
export interface Clusters {
  /** The fine cluster of a word's hash, from 1; 0 for words that are not known. */
  readonly fine: HashTable;
  /** The coarser clusters of a fine one, each from 1, by the fine one's number. */
  readonly middle: Uint16Array;
  readonly coarse: Uint16Array;
}

export const openClusters = (
  keys: Uint32Array,
  values: Uint16Array,
  middle: Uint16Array,
  coarse: Uint16Array,
): Clusters => ({ fine: openHashTable(keys, values), middle, coarse });
