import { createHash } from "node:crypto";

/**
 * A set of ids that holds 64 bits of each id's SHA-256 instead of the id: 16 bytes a document at most, so that a run over
 * millions of documents can tell duplicates. Two different ids are taken for one with a chance of one in 10⁷ at a million ids.
 */
export function createIdSet(): { add(id: string): boolean; readonly size: number } {
  let capacity = 1 << 12;
  let slots = new BigUint64Array(capacity);
  let size = 0;

  /** Whether the key was new. Zero marks an empty slot. */
  const insert = (table: BigUint64Array, key: bigint): boolean => {
    const mask = table.length - 1;
    let at = Number(key & BigInt(mask));
    for (; table[at] !== 0n; at = (at + 1) & mask) if (table[at] === key) return false;
    table[at] = key;
    return true;
  };
  return {
    add(id) {
      if (size * 2 >= capacity) {
        const larger = new BigUint64Array(capacity * 2);
        for (const key of slots) if (key !== 0n) insert(larger, key);
        slots = larger;
        capacity *= 2;
      }
      const key = createHash("sha256").update(id).digest().readBigUInt64LE(0) || 1n;
      const added = insert(slots, key);
      if (added) size++;
      return added;
    },
    get size() {
      return size;
    },
  };
}
