/** A read-only table from 32-bit hashes to small numbers, with open addressing, that is written to a file as it lies in memory. */
export interface HashTable {
  /** The value of a hash; 0 where it is not in the table. */
  get(hash: number): number;
}

/** Builds a table, half empty. A value is 1 … 65535. The order of the entries does not matter to its bytes. */
export function buildHashTable(entries: ReadonlyMap<number, number>): {
  readonly keys: Uint32Array;
  readonly values: Uint16Array;
} {
  let size = 16;
  while (size < entries.size * 2) size *= 2;
  const keys = new Uint32Array(size);
  const values = new Uint16Array(size);
  for (const [hash, value] of [...entries].sort(([a], [b]) => (a >>> 0) - (b >>> 0))) {
    let at = hash & (size - 1);
    while (values[at] !== 0) at = (at + 1) & (size - 1);
    keys[at] = hash;
    values[at] = value;
  }
  return { keys, values };
}

export function openHashTable(keys: Uint32Array, values: Uint16Array): HashTable {
  const mask = keys.length - 1;
  return {
    get(hash) {
      for (let at = hash & mask; ; at = (at + 1) & mask) {
        const value = values[at] as number;
        if (value === 0 || keys[at] === hash >>> 0) return value;
      }
    },
  };
}
