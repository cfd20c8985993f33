import { UsageError } from "./exit-codes.ts";

/** Which part of a plan this process takes: --rank and --world, or what a SLURM array job says of itself with --rank auto left out. */
export function shareOf(options: {
  readonly rank?: number;
  readonly world?: number;
  readonly fresh?: boolean;
  readonly update?: boolean;
  readonly limit?: number;
  readonly backend?: string;
}): { readonly rank: number; readonly world: number } | null {
  const { SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT, SLURM_ARRAY_TASK_MIN } = process.env;
  const first = Number(SLURM_ARRAY_TASK_MIN ?? 0);
  const rank =
    options.rank ?? (SLURM_ARRAY_TASK_COUNT === undefined ? undefined : Number(SLURM_ARRAY_TASK_ID) - first);
  const world = options.world ?? (rank === undefined ? undefined : Number(SLURM_ARRAY_TASK_COUNT));
  if (rank === undefined && world === undefined) return null;
  if (rank === undefined || world === undefined || !Number.isInteger(world) || !(0 <= rank && rank < world))
    throw new UsageError(
      `--rank and --world go together, with 0 ≤ rank < world; got --rank ${rank ?? "(none)"} --world ${world ?? "(none)"}.`,
    );
  for (const name of ["fresh", "update", "limit", "backend"] as const)
    if (options[name] !== undefined)
      throw new UsageError(`--${name} does not go with --rank: each process does its share of one plan.`);
  return { rank, world };
}
