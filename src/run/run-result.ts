import type { Totals } from "./totals.ts";

/** How a run ended and what it came to. */
export interface RunResult {
  readonly totals: Totals;
  readonly milliseconds: number;
  /**
   * `interrupted`: called off, or a share of the plan is not done yet. `terminated`: asked to end, it finished the shards in hand.
   * `strict`: stopped at the first problem.
   */
  readonly ended: "complete" | "interrupted" | "terminated" | "strict";
}
