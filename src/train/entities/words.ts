import { packColumns } from "../../text/binary-file.ts";
import { buildHashTable } from "../../text/hash-table.ts";
import { hashText } from "../../text/sequence/hash.ts";
import { clusterWords } from "../word-clusters.ts";
import { nameEntries } from "./word-files.ts";

/** Makes the file of what the tagger knows of words, from word vectors and from the folder of gazetteers. */
export function makeWords(vectors: string, gazetteers: string): Uint8Array {
  const { words, fine, middle, coarse } = clusterWords(vectors);
  const ofHash = new Map<number, number>();
  words.forEach((word, i) => {
    const hash = hashText(word);
    // Of two words with one hash the more frequent counts.
    if (!ofHash.has(hash)) ofHash.set(hash, (fine[i] as number) + 1);
  });
  const clusters = buildHashTable(ofHash);
  const names = buildHashTable(nameEntries(gazetteers));
  const fromOne = (numbers: Int32Array) =>
    Uint16Array.from([0, ...Array.from(numbers, (number) => number + 1)]);
  return packColumns(
    {},
    {
      clusterKeys: clusters.keys,
      clusters: clusters.values,
      middle: fromOne(middle),
      coarse: fromOne(coarse),
      nameKeys: names.keys,
      names: names.values,
    },
  );
}
