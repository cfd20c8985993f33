/**
 * A perfect hash of 32-bit keys, by hash and displace (Belazzougui, Botelho and Dietzfelbinger 2009): a key's bucket has a number, found
 * when the table is made, by which each of its keys has a place of its own. A look-up is two reads of memory and no search.
 */
export interface PerfectHash {
  /** A number for each bucket. */
  readonly displacements: Uint16Array;
  /** How many places there are: a few more than keys. */
  readonly places: number;
}

/** Keys for each bucket on average, and places for each key. Fuller tables have a larger displacement, and take longer to make. */
const KEYS = 4;
const ROOM = 1.1;
const MOST = 0xffff;

/** The number of places for so many keys. */
export const placesFor = (keys: number): number => Math.ceil(keys * ROOM) + 1;

/** The bucket of a key, by its upper bits: keys in rising order are together by bucket. */
export const bucketOf = (key: number, buckets: number): number => Math.floor((key / 0x1_0000_0000) * buckets);

/** The place of a key in a bucket with this displacement. */
export function placeOf(key: number, displacement: number, places: number): number {
  let value = Math.imul(key ^ Math.imul(displacement, 0x9e3779b1), 0x85ebca6b);
  value ^= value >>> 15;
  value = Math.imul(value, 0xc2b2ae35) >>> 0;
  return Math.floor((value / 0x1_0000_0000) * places);
}

/** Makes a perfect hash of keys that differ, in rising order. Throws where none can be found, which so many places make as good as impossible. */
export function makePerfectHash(keys: Uint32Array): PerfectHash {
  const places = placesFor(keys.length);
  const buckets = Math.ceil(keys.length / KEYS) + 1;
  const starts = new Int32Array(buckets + 1);
  for (const key of keys) {
    const next = bucketOf(key, buckets) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
  const sizeOf = (bucket: number) => (starts[bucket + 1] as number) - (starts[bucket] as number);
  // The fullest first, while there is most room.
  const order = Array.from({ length: buckets }, (_, bucket) => bucket).sort((a, b) => sizeOf(b) - sizeOf(a));
  const displacements = new Uint16Array(buckets);
  const taken = new Uint8Array(places);
  const fits = (bucket: number, displacement: number): boolean => {
    const from = starts[bucket] as number;
    const end = starts[bucket + 1] as number;
    let at = from;
    for (; at < end; at++) {
      const place = placeOf(keys[at] as number, displacement, places);
      if (taken[place] === 1) break;
      taken[place] = 1;
    }
    if (at === end) return true;
    for (let back = from; back < at; back++) taken[placeOf(keys[back] as number, displacement, places)] = 0;
    return false;
  };
  for (const bucket of order) {
    let displacement = 0;
    while (!fits(bucket, displacement))
      if (++displacement > MOST) throw new Error(`No perfect hash was found for ${keys.length} keys.`);
    displacements[bucket] = displacement;
  }
  return { displacements, places };
}
