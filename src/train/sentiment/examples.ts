import { type Reading, type ReadingLexicons, readText } from "../../stages/sentiment/reading.ts";
import type { Vocabulary } from "../../stages/sentiment/vocabulary.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { hashOf } from "./random.ts";
import type { Row } from "./rows.ts";

/** One thing to learn from: a target with its label, or a sentence with its tone, or both. */
export interface Example {
  readonly reading: Reading;
  /** The words of the row in lower case. */
  readonly lower: readonly string[];
  readonly sentence: TokenRange;
  /** Empty, at the sentence's beginning, where there is no target. */
  readonly target: TokenRange;
  /** 0 negative, 1 neutral, 2 positive; null where there is no target. */
  readonly label: number | null;
  /** The tone of the sentence, -1..1. */
  readonly tone: number;
  /** How much its label counts. */
  readonly weight: number;
  /** How much its tone counts. */
  readonly toneWeight: number;
  readonly set: string;
  /** Whether the sentence has several targets. */
  readonly several: boolean;
  /** 0..9, the same for all examples of one article. */
  readonly tenth: number;
}

/** How much an example of a set counts beside one of NewsMTSC. */
const SET_WEIGHT: Readonly<Record<string, number>> = { newsmtsc: 1, sentfin: 0.5, mpqa: 1 };
/** How much its tone counts: the tone of financial news is not that of other news. */
const TONE_WEIGHT: Readonly<Record<string, number>> = { newsmtsc: 1, sentfin: 0.2, mpqa: 1.5 };
/** So many opinions more of one kind make three quarters of a tone. */
const OPINIONS = 1.5;

/** The examples of a row. Targets are read as names, and nothing else of the row is known to be one: as in a record that is made from given entities. */
export function examplesOf(row: Row, vocabulary: Vocabulary, lexicons: ReadingLexicons): Example[] {
  const reading = readText(row.tokens, row.sentences, row.targets, vocabulary, lexicons);
  const shared = {
    reading,
    lower: row.tokens.lower,
    set: row.set,
    weight: SET_WEIGHT[row.set] ?? 1,
    toneWeight: TONE_WEIGHT[row.set] ?? 1,
    tenth: hashOf(articleOf(row.id)) % 10,
  };
  if (row.opinions) {
    const sum = row.opinions.reduce((total, opinion) => total + opinion, 0);
    const sentence = longest(row.sentences);
    if (!sentence) return [];
    const target = { first: sentence.first, end: sentence.first };
    return [{ ...shared, sentence, target, label: null, tone: Math.tanh(sum / OPINIONS), several: false }];
  }
  const placed = row.targets.flatMap(({ start, end, label }) => {
    const target = tokensOf(row, start, end);
    const sentence = row.sentences.find(
      ({ first, end: last }) => first <= target.first && target.first < last,
    );
    return sentence && target.first < target.end ? [{ target, sentence, label }] : [];
  });
  return placed.map(({ target, sentence, label }) => {
    const beside = placed.filter((other) => other.sentence === sentence);
    const tone = beside.reduce((sum, other) => sum + other.label - 1, 0) / beside.length;
    return { ...shared, sentence, target, label, tone, several: beside.length > 1 };
  });
}

function tokensOf({ tokens }: Row, start: number, end: number): TokenRange {
  let first = 0;
  while (first < tokens.count && (tokens.ends[first] ?? 0) <= start) first++;
  let behind = first;
  while (behind < tokens.count && (tokens.starts[behind] ?? 0) < end) behind++;
  return { first, end: behind };
}

function longest(sentences: readonly TokenRange[]): TokenRange | undefined {
  return sentences.reduce<TokenRange | undefined>(
    (best, range) => (best && best.end - best.first >= range.end - range.first ? best : range),
    undefined,
  );
}

/** NewsMTSC numbers the sentences of an article behind its name: `allsides_1000_401_25_…`; MPQA behind a `#`. */
function articleOf(id: string): string {
  return /^(.*?_\d+_-?\d+)_/.exec(id)?.[1] ?? id.split("#")[0] ?? id;
}
