import type { ShardReport } from "./shard.ts";
import { addCounts } from "./tally.ts";

/** What a run came to. */
export interface Totals {
  readonly documents: number;
  readonly failed: number;
  readonly words: number;
  readonly bytes: number;
  readonly annotations: Readonly<Record<string, number>>;
  /** How many problems there are, by code. */
  readonly problems: Readonly<Record<string, number>>;
  readonly parts: number;
}

/** Adds up the reports of shards. */
export function createTotals(): { add(report: ShardReport): void; read(): Totals } {
  const totals = { documents: 0, failed: 0, words: 0, bytes: 0, parts: 0 };
  const annotations: Record<string, number> = {};
  const problems: Record<string, number> = {};
  return {
    add(report) {
      totals.documents += report.documents;
      totals.failed += report.failed;
      totals.words += report.words;
      totals.bytes += report.bytes;
      totals.parts++;
      addCounts(report.annotations, annotations);
      for (const { code } of report.problems) addCounts({ [code]: 1 }, problems);
    },
    read: () => ({ ...totals, annotations: { ...annotations }, problems: { ...problems } }),
  };
}
