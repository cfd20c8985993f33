import { spawn } from "node:child_process";
import { once } from "node:events";
import { standardOutput } from "./standard-output.ts";

/** What standard output can show. */
export interface Terminal {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Wider lines than this are hard to read. */
const WIDEST = 100;
const USUAL = 80;

/** What the environment says of the terminal: FORCE_COLOR, NO_COLOR (no-color.org), TERM, COLUMNS. */
export function terminalOf(
  environment: Environment,
  { isTTY, columns }: { readonly isTTY?: boolean; readonly columns?: number },
): Terminal {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: term, COLUMNS: told } = environment;
  const forced = force !== undefined && force !== "0" && force !== "false";
  const colour = forced || (force === undefined && !none && isTTY === true && term !== "dumb");
  const width = columns || Number(told) || USUAL;
  return { colour, width: Math.max(20, Math.min(Math.floor(width), WIDEST)) };
}

/** The command that pages, as a shell reads it; null when nothing is to be paged. */
export function pagerOf(environment: Environment, isTTY: boolean | undefined): string | null {
  if (isTTY !== true) return null;
  const named = environment.PAGER?.trim() ?? "less";
  return named === "" || named === "cat" ? null : named;
}

/** Writes texts to standard output, through the pager when it is a terminal. Ends quietly when nobody reads on. */
export async function page(texts: AsyncIterable<string>): Promise<void> {
  const pager = pagerOf(process.env, process.stdout.isTTY);
  if (pager === null) {
    const output = standardOutput();
    for await (const text of texts) {
      if (output.signal.aborted) return;
      await output.write(text);
    }
    return;
  }
  // -R: colours; -F: what fits on the screen is only printed.
  const child = spawn(pager, {
    shell: true,
    stdio: ["pipe", "inherit", "inherit"],
    env: { LESS: "FRX", ...process.env },
  });
  const ended = once(child, "close");
  let open = true;
  child.stdin.on("error", () => {
    open = false;
  });
  for await (const text of texts) {
    if (!open) break;
    if (!child.stdin.write(text)) await Promise.race([once(child.stdin, "drain").catch(() => {}), ended]);
  }
  child.stdin.end();
  await ended;
}
