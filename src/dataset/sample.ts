import { join } from "node:path";
import type { Scored } from "../eval/scorer.ts";
import { utf16Of } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { SPAN_LAYERS } from "./agreement-layers.ts";
import { type LineStore, openLineStore } from "./blob-store.ts";
import { labelCounts } from "./label-counts.ts";
import { type RecordItem, sha256 } from "./read-items.ts";

export type SampleBy = "uncertainty" | "label" | "disagreement" | "random";

export interface SampleOptions {
  readonly n: number;
  readonly by: SampleBy;
  readonly seed: string;
  /** For `disagreement`: the other run. */
  readonly other: AsyncIterable<RecordItem> | null;
  /** An empty folder for files of the size of the runs. */
  readonly folder: string;
  readonly onProblem: (problem: Extract<RecordItem, { problem: unknown }>["problem"]) => void;
}

/** A chosen record and how it was chosen. */
export interface Sampled {
  readonly record: CopydeskRecord;
  /** What put it where it is: from 0 up, the more the better; null where nothing was measured. */
  readonly score: number | null;
}

/**
 * So many annotations of no interest are added to every document, so that one doubtful annotation in a document that has no other does not put it in
 * front of one with twenty of thirty.
 */
const SMOOTHING = 10;

/**
 * Chooses n documents, the most worth a person's time first; texts that come again are passed over. Ties, and everything `random`, fall by a hash of seed and id,
 * so that the order of the input is of no account.
 */
export async function sampleRecords(
  items: AsyncIterable<RecordItem>,
  options: SampleOptions,
): Promise<Sampled[]> {
  const { n, by, seed, folder } = options;
  const others = options.other ? await storeById(options.other, folder, options.onProblem) : null;
  const records = openLineStore(join(folder, "records.jsonl"));
  const candidates: Candidate[] = [];
  const texts = new Set<string>();
  try {
    for await (const item of items) {
      if ("problem" in item) {
        options.onProblem(item.problem);
        continue;
      }
      const { record } = item;
      if (texts.has(record.source.sha256)) continue;
      const other = others?.find(record) ?? null;
      if (by === "disagreement" && other === null) continue;
      texts.add(record.source.sha256);
      candidates.push({
        number: records.count,
        hash: sha256(`${seed}\n${record.id}`),
        score: by === "uncertainty" ? uncertainty(record) : other ? disagreement(record, other) : 0,
        labels: by === "label" ? [...labelCounts(record).keys()] : [],
      });
      records.add(JSON.stringify(record));
    }
    candidates.sort((a, b) => b.score - a.score || (a.hash < b.hash ? -1 : 1));
    const chosen = by === "label" ? labelsInTurn(candidates, n) : candidates.slice(0, n);
    const measured = by === "uncertainty" || by === "disagreement";
    return chosen.map(({ number, score }) => ({
      record: JSON.parse(records.get(number)) as CopydeskRecord,
      score: measured ? Math.round(score * 1e4) / 1e4 : null,
    }));
  } finally {
    records.close();
    others?.close();
  }
}

interface Candidate {
  readonly number: number;
  readonly hash: string;
  readonly score: number;
  readonly labels: readonly string[];
}

/** The entropy of a yes-or-no probability, in bits: 1 at one half. */
const entropy = (p: number): number =>
  p <= 0 || p >= 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));

/** How doubtful the probabilities of a record are: of its entities and of its sentences' check-worthiness, each layer for itself. */
export function uncertainty({ entities, checkworthiness }: CopydeskRecord): number {
  const layers = [entities, checkworthiness].flatMap((layer) =>
    layer ? [layer.map(({ score }) => entropy(score))] : [],
  );
  if (layers.length === 0) return 0;
  const means = layers.map((list) => list.reduce((a, b) => a + b, 0) / (list.length + SMOOTHING));
  return means.reduce((a, b) => a + b, 0) / means.length;
}

/** The share of annotations that only one of two records has, over the layers of spans that both have. */
export function disagreement(one: CopydeskRecord, other: CopydeskRecord): number {
  if (one.text !== other.text) return 0;
  let [unlike, all] = [0, 0];
  const scored = ({ text, ...record }: CopydeskRecord): Scored => ({ ...utf16Of({ text, ...record }), text });
  const [a, b] = [scored(one), scored(other)];
  for (const read of Object.values(SPAN_LAYERS)) {
    const [first, second] = [read(a), read(b)];
    if (first === null || second === null) continue;
    const keysOf = (list: typeof first) =>
      new Set(list.map(({ start, end, label }) => `${start}:${end}:${label}`));
    const [wanted, found] = [keysOf(first), keysOf(second)];
    const common = [...wanted].filter((key) => found.has(key)).length;
    unlike += wanted.size + found.size - 2 * common;
    all += wanted.size + found.size;
  }
  return unlike / (all + SMOOTHING);
}

/**
 * Documents so that all labels come in as many as can be: again and again the label that fewest chosen documents have, the rarer one on a tie, gets its next
 * document. Documents without labels come last.
 */
function labelsInTurn(candidates: readonly Candidate[], n: number): Candidate[] {
  const queues = new Map<string, Candidate[]>();
  for (const candidate of candidates.toReversed())
    for (const label of candidate.labels) {
      const queue = queues.get(label) ?? [];
      queue.push(candidate);
      queues.set(label, queue);
    }
  const rows = [...queues]
    .map(([label, queue]) => ({ label, queue, total: queue.length, chosen: 0 }))
    .sort((a, b) => a.total - b.total || (a.label < b.label ? -1 : 1));
  const byLabel = new Map(rows.map((row) => [row.label, row]));
  const chosen = new Set<Candidate>();
  while (chosen.size < n) {
    for (const { queue } of rows)
      while (queue.length > 0 && chosen.has(queue.at(-1) as Candidate)) queue.pop();
    const open = rows.filter(({ queue }) => queue.length > 0);
    const least = Math.min(...open.map((row) => row.chosen));
    const next = open.find((row) => row.chosen === least)?.queue.pop();
    if (!next) break;
    chosen.add(next);
    for (const label of next.labels) {
      const row = byLabel.get(label);
      if (row) row.chosen++;
    }
  }
  for (const candidate of candidates) {
    if (chosen.size >= n) break;
    chosen.add(candidate);
  }
  return [...chosen];
}

/** The records of the other run on disk, found by id or, where that has another text, by text. */
async function storeById(
  items: AsyncIterable<RecordItem>,
  folder: string,
  onProblem: SampleOptions["onProblem"],
): Promise<{ find(record: CopydeskRecord): CopydeskRecord | null; close(): void }> {
  const lines: LineStore = openLineStore(join(folder, "other.jsonl"));
  const [byId, byText] = [new Map<string, number>(), new Map<string, number>()];
  for await (const item of items) {
    if ("problem" in item) {
      onProblem(item.problem);
      continue;
    }
    byId.set(item.record.id, lines.count);
    byText.set(item.record.source.sha256, lines.count);
    lines.add(JSON.stringify(item.record));
  }
  const at = (number: number | undefined) =>
    number === undefined ? null : (JSON.parse(lines.get(number)) as CopydeskRecord);
  return {
    find(record) {
      const named = at(byId.get(record.id));
      return named?.text === record.text ? named : at(byText.get(record.source.sha256));
    },
    close: lines.close,
  };
}
