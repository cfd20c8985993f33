import type { Outcome, ShardReport } from "./shard.ts";
import { addCounts } from "./tally.ts";

/** Adds up what the items of a shard came to. */
export function createShardTally(index: number): {
  add(outcome: Outcome): void;
  readonly bytes: number;
  readonly documents: number;
  report(stopped: boolean): ShardReport;
} {
  const totals = { failed: 0, words: 0, bytes: 0 };
  const annotations: Record<string, number> = {};
  const problems: ShardReport["problems"][number][] = [];
  const ids: string[] = [];
  return {
    add(outcome) {
      totals.failed += outcome.failed ? 1 : 0;
      totals.words += outcome.words;
      totals.bytes += outcome.bytes;
      addCounts(outcome.annotations, annotations);
      problems.push(...outcome.problems);
      if (outcome.id !== null) ids.push(outcome.id);
    },
    get bytes() {
      return totals.bytes;
    },
    get documents() {
      return ids.length;
    },
    report: (stopped) => ({ index, documents: ids.length, ...totals, annotations, problems, ids, stopped }),
  };
}
