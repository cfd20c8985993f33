const M = 0xc6a4a7935bd1e995n;
const MASK = 0xffffffffffffffffn;
const SEED = 1n;

const mix = (k: bigint): bigint => {
  const product = (k * M) & MASK;
  return ((product ^ (product >> 47n)) * M) & MASK;
};

/** MurmurHash64A (Austin Appleby, public domain) of a string in UTF-8 with seed 1: the number that spaCy knows the string by. */
export function hashOf(text: string): bigint {
  const bytes = Buffer.from(text, "utf8");
  const { length } = bytes;
  let hash = (SEED ^ ((BigInt(length) * M) & MASK)) & MASK;
  let at = 0;
  for (; at + 8 <= length; at += 8) hash = ((hash ^ mix(bytes.readBigUInt64LE(at))) * M) & MASK;
  if (at < length) {
    let tail = 0n;
    for (let i = length - 1; i >= at; i--) tail = (tail << 8n) | BigInt(bytes[i] ?? 0);
    hash = ((hash ^ tail) * M) & MASK;
  }
  hash = ((hash ^ (hash >> 47n)) * M) & MASK;
  return hash ^ (hash >> 47n);
}
