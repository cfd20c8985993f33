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
export async function page(texts: AsyncGenerator<string>): Promise<void> {
  const pager = pagerOf(process.env, process.stdout.isTTY);
  if (pager === null) await print(texts);
  else await throughPager(pager, texts);
}

async function print(texts: AsyncIterable<string>): Promise<void> {
  const output = standardOutput();
  for await (const text of texts) {
    if (output.signal.aborted) return;
    await output.write(text);
  }
}

/** A shell's exit code for a command that is not there, or cannot be run. */
const NOT_THERE: ReadonlySet<unknown> = new Set([126, 127]);

async function throughPager(pager: string, texts: AsyncGenerator<string>): Promise<void> {
  // LESS: R for colours, F to print only what fits on the screen, X to leave it there.
  const child = spawn(pager, {
    shell: true,
    stdio: ["pipe", "inherit", "ignore"],
    env: { LESS: "FRX", ...process.env },
  });
  const ended = once(child, "close");
  let open = true;
  child.stdin.on("error", () => {
    open = false;
  });
  const taken: string[] = [];
  for (let next = await texts.next(); !next.done; next = await texts.next()) {
    if (taken.length < KEPT) taken.push(next.value);
    if (!child.stdin.write(next.value))
      await Promise.race([once(child.stdin, "drain").catch(() => {}), ended]);
    if (!open || child.exitCode !== null) break;
  }
  child.stdin.end();
  const [code] = await ended;
  if (!NOT_THERE.has(code)) return;
  // There is no such pager: what it was given is printed after all.
  await print(
    (async function* () {
      yield* taken;
      yield* texts;
    })(),
  );
}

/** So many texts may have been written before it is seen that the pager is not there: a pipe holds no more of them. */
const KEPT = 1000;
