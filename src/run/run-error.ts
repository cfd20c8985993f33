/** An error that ends a run, with the system's code where there is one (`ENOSPC`, `EACCES`). */
export class RunError extends Error {
  override readonly name = "RunError";
  readonly code: string | null;
  constructor(message: string, code: string | null = null) {
    super(message);
    this.code = code;
  }
}

/** The code of an error that says that the pipeline cannot run: the command line was wrong. */
export const WRONG_PIPELINE = "wrong-pipeline";

/** Thrown when a run was called off; nothing of the shard in hand is left behind. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Make room",
  EDQUOT: "your quota on that disk is used up. Make room",
  EACCES: "permission was denied. Allow writing there",
  EPERM: "permission was denied. Allow writing there",
  EROFS: "that file system is read-only. Choose another folder",
  ENOTDIR: "a file stands where a folder should be. Choose another folder",
  EEXIST: "a file stands where a folder should be. Choose another folder",
  EMFILE: "too many files are open. Raise the limit (ulimit -n)",
  EIO: "the disk reports an error. Check it",
};

/** A sentence for a system error met while writing; undefined for other errors. */
export function writeFailure(error: unknown, path: string): RunError | undefined {
  const { code } = error as { code?: string };
  const advice = ADVICE[code ?? ""];
  if (advice === undefined) return undefined;
  return new RunError(
    `${path} cannot be written: ${advice}, and run the same command again: it goes on from there. Nothing half-written is left under a final name.`,
    code ?? null,
  );
}

/** Turns what the disk says into a sentence. */
export async function told<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw writeFailure(error, path) ?? error;
  }
}
