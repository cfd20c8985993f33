import { readFileSync } from "node:fs";
import { dataFile } from "../../text/lexicon.ts";
import { type Network, openNetwork } from "./network.ts";
import { type Sizes, type TensorName, type Tensors, tensorsOf } from "./shape.ts";
import { openVocabulary, SPECIAL_WORDS, type Vocabulary } from "./vocabulary.ts";

/** From which score on a label is not neutral: at or below `negative`, at or above `positive`. */
export interface Thresholds {
  readonly negative: number;
  readonly positive: number;
}

/** What models/sentiment/model.json says. */
export interface ModelHeader extends Sizes {
  readonly format: "copydesk.sentiment/1";
  readonly words: number;
  /** A byte of a word's vector times this is its number. */
  readonly step: number;
  readonly thresholds: { readonly target: Thresholds; readonly sentence: Thresholds };
}

/** A trained model: words, their vectors in bytes, and the weights of the network. */
export interface Model {
  readonly header: ModelHeader;
  readonly vocabulary: Vocabulary;
  readonly tensors: Tensors;
  readonly network: Network;
  /** The polarity of a word, -1..1; 0 for what is no word. */
  readonly polarityOf: (id: number) => number;
  /** What a word adds to the detectors of the token behind it, of its own and of the token before it: three times `width` numbers. */
  readonly rowOf: (id: number) => Float32Array;
}

/** Puts a model together from its parts. Rows are worked out when a word first comes, and kept. */
export function makeModel(
  header: ModelHeader,
  words: readonly string[],
  vectors: Int8Array,
  tensors: Tensors,
): Model {
  const { dimensions, width, step } = header;
  const size = words.length;
  const rows: (Float32Array | undefined)[] = new Array(size + SPECIAL_WORDS.length);
  const parts = [
    [tensors.before, tensors.specialBefore],
    [tensors.here, tensors.specialHere],
    [tensors.after, tensors.specialAfter],
  ] as const;
  const makeRow = (id: number): Float32Array => {
    const row = new Float32Array(3 * width);
    parts.forEach(([weights, special], part) => {
      const own = row.subarray(part * width, (part + 1) * width);
      if (id >= size) {
        own.set(special.subarray((id - size) * width, (id - size + 1) * width));
        return;
      }
      for (let j = 0; j < dimensions; j++) {
        const x = (vectors[id * dimensions + j] ?? 0) * step;
        for (let k = 0; k < width; k++) own[k] = (own[k] ?? 0) + x * (weights[j * width + k] ?? 0);
      }
    });
    rows[id] = row;
    return row;
  };
  return {
    header,
    vocabulary: openVocabulary(words),
    tensors,
    network: openNetwork(header, tensors),
    polarityOf: (id) => (id < size ? (vectors[(id + 1) * dimensions - 1] ?? 0) / 127 : 0),
    rowOf: (id) => rows[id] ?? makeRow(id),
  };
}

/** Reads the model in models/sentiment. */
export function readModel(): Model {
  const file = (name: string) => readFileSync(dataFile(import.meta.url, `../../../models/sentiment/${name}`));
  // The file is ours and goes with the code; makers of another format change the format's name.
  const header = JSON.parse(file("model.json").toString("utf8")) as ModelHeader;
  if (header.format !== "copydesk.sentiment/1")
    throw new Error(
      `models/sentiment/model.json has the format ${header.format}; expected copydesk.sentiment/1`,
    );
  const words = file("words.txt").toString("utf8").split("\n").slice(0, header.words);
  const bytes = file("vectors.bin");
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  if (vectors.length !== header.words * header.dimensions)
    throw new Error(
      `models/sentiment/vectors.bin has ${vectors.length} bytes; expected ${header.words * header.dimensions}`,
    );
  return makeModel(header, words, vectors, readTensors(header, file("weights.bin")));
}

function readTensors(sizes: Sizes, bytes: Buffer): Tensors {
  let at = 0;
  const entries = tensorsOf(sizes).map(([name, size]): [TensorName, Float32Array] => {
    const tensor = new Float32Array(size);
    for (let i = 0; i < size; i++, at += 4) tensor[i] = bytes.readFloatLE(at);
    return [name, tensor];
  });
  if (at !== bytes.length)
    throw new Error(`models/sentiment/weights.bin has ${bytes.length} bytes; expected ${at}`);
  // Every name of the list is there: the list is where the type comes from.
  return Object.fromEntries(entries) as Tensors;
}
