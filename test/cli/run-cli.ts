import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "dist/src/cli/bin.js");

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSetting {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the compiled command line as a user would, and waits for it. */
export function copydesk(
  args: readonly string[],
  { cwd = root, input = "", env = {} }: CliSetting = {},
): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, ...env },
  });
  return { code: status, stdout, stderr };
}

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder of short articles, a file each. */
export function manyFiles(count: number): string {
  const folder = join(temporaryFolder(), "articles");
  mkdirSync(folder);
  for (let i = 0; i < count; i++) {
    const text = `Mayor Ada Okoro said on Tuesday that ${i} bridges in Lagos would open by 2030. “It was a hard year,” she said.\n`;
    writeFileSync(join(folder, `${String(i).padStart(6, "0")}.txt`), text);
  }
  return folder;
}

/** The records of JSONL output. */
export const recordsOf = (jsonl: string): Record<string, unknown>[] =>
  jsonl
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
