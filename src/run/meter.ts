import type { PlanTotals } from "./plan-file.ts";
import type { Outcome, Shard, ShardReport } from "./shard.ts";
import { addCounts } from "./tally.ts";
import { createTotals, type Totals } from "./totals.ts";

/** How far a run is. */
export interface Reading {
  /** Of finished shards. */
  readonly totals: Totals;
  /** Documents and words of this session, those of unfinished shards included. */
  readonly documents: number;
  readonly words: number;
  readonly problems: Readonly<Record<string, number>>;
  readonly shards: { readonly done: number; readonly planned: number };
  /** Bytes of input. Those of unfinished shards are estimated. */
  readonly input: { readonly done: number; readonly planned: number; readonly session: number };
  /** Seconds since the session began. */
  readonly seconds: number;
}

/** Counts what a run does while it does it. */
export interface Meter {
  plan(totals: PlanTotals): void;
  /** A shard that an earlier session finished. */
  done(shard: Shard, report: ShardReport): void;
  outcome(outcome: Outcome): void;
  /** A shard that this session finished. */
  shard(shard: Shard, report: ShardReport): void;
  read(): Reading;
}

export function createMeter(now: () => number): Meter {
  const started = now();
  const totals = createTotals();
  const problems: Record<string, number> = {};
  let [documents, words, shards, shardsPlanned, bytesPlanned] = [0, 0, 0, 0, 0];
  const bytes = { before: 0, session: 0 };
  let finished = 0;
  return {
    plan(planned) {
      shardsPlanned = planned.shards;
      bytesPlanned = planned.bytes;
    },
    done(shard, report) {
      totals.add(report);
      shards++;
      bytes.before += sizeOf(shard);
    },
    outcome(outcome) {
      if (outcome.id !== null) documents++;
      words += outcome.words;
      for (const { code } of outcome.problems) addCounts({ [code]: 1 }, problems);
    },
    shard(shard, report) {
      totals.add(report);
      shards++;
      finished += report.documents;
      bytes.session += sizeOf(shard);
    },
    read() {
      const perDocument = finished > 0 ? bytes.session / finished : 0;
      const session = bytes.session + perDocument * Math.max(0, documents - finished);
      return {
        totals: totals.read(),
        documents,
        words,
        problems: { ...problems },
        shards: { done: shards, planned: shardsPlanned },
        input: { done: Math.min(bytes.before + session, bytesPlanned), planned: bytesPlanned, session },
        seconds: (now() - started) / 1000,
      };
    },
  };
}

const sizeOf = ({ slices }: Shard): number =>
  slices.reduce((sum, slice) => {
    if ("problem" in slice) return sum;
    return sum + (slice.range ? slice.range.end - slice.range.start : slice.file.size);
  }, 0);
