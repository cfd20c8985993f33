import type { ProblemCode } from "../schema/problem-codes.ts";

/** Why a file could not be read further; its message, without the file's name, goes into a problem. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file. Check the name"],
  ["EACCES", "permission is denied. Give yourself the right to read it"],
  ["EPERM", "permission is denied. Give yourself the right to read it"],
  ["EISDIR", "it is a folder where a file was expected"],
  ["ELOOP", "its links lead round in a circle. Name the file itself"],
  ["ENOTDIR", "a part of its path is not a folder. Check the name"],
  ["ENAMETOOLONG", "its name is too long"],
  ["EMFILE", "too many files are open. Use fewer workers"],
]);

/** The reason in words if this is an error of the operating system; undefined for anything else. Never names a path. */
export function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const code = String(error.code);
  return REASONS.get(code) ?? `the system says ${code}`;
}
