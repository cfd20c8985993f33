/** A growing table from 64-bit keys to the first document that had each. 24 to 48 bytes a key, whatever the texts. */
export interface KeyTable {
  /** The document that had this key first, or `doc` itself if none had. */
  firstWith(h1: number, h2: number, doc: number): number;
}

export function createKeyTable(): KeyTable {
  let capacity = 1 << 10;
  let first = new Uint32Array(capacity);
  let second = new Uint32Array(capacity);
  /** The document's number and one; zero marks an empty slot. */
  let docs = new Uint32Array(capacity);
  let size = 0;

  const slotOf = (h1: number, h2: number): number => {
    let at = (h1 ^ h2) & (capacity - 1);
    while (docs[at] !== 0 && (first[at] !== h1 || second[at] !== h2)) at = (at + 1) & (capacity - 1);
    return at;
  };
  const put = (at: number, h1: number, h2: number, doc: number) => {
    first[at] = h1;
    second[at] = h2;
    docs[at] = doc;
  };
  const grow = () => {
    const before = { first, second, docs };
    capacity *= 2;
    first = new Uint32Array(capacity);
    second = new Uint32Array(capacity);
    docs = new Uint32Array(capacity);
    before.docs.forEach((doc, i) => {
      if (doc === 0) return;
      const [h1, h2] = [before.first[i] as number, before.second[i] as number];
      put(slotOf(h1, h2), h1, h2, doc);
    });
  };
  return {
    firstWith(h1, h2, doc) {
      if (2 * (size + 1) > capacity) grow();
      const at = slotOf(h1, h2);
      if (docs[at] === 0) {
        put(at, h1, h2, doc + 1);
        size++;
      }
      return (docs[at] as number) - 1;
    },
  };
}
