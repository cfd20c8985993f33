/** What the exit code says. */
export const EXIT = {
  done: 0,
  /** Done, but some documents could not be read, or a check found something. */
  failures: 1,
  /** The command line was wrong. */
  usage: 2,
  /** Something made going on impossible: no room on the disk, a pipeline that cannot be loaded, --strict. */
  stopped: 3,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGTERM: the shards in hand were finished, and the run can go on from there. */
  terminated: 143,
} as const;

/** A mistake in how copydesk was called, told in one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
