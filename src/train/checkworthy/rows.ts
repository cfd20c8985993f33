import { basename } from "node:path";
import { linesOf } from "../lines-of.ts";
import type { Answers } from "./fit.ts";

/** A sentence and whether people found it worth checking. */
export interface WorthRow {
  readonly file: string;
  readonly text: string;
  readonly worth: boolean;
  /** The speech that it is of; null for one of a debate. */
  readonly speech: string | null;
}

/** A text that shows what prepared text is like; nobody was asked which of its sentences are worth checking. */
export interface PreparedText {
  readonly file: string;
  readonly text: string;
}

/** The genres of GUM that are prepared text, and may be used in work that is sold. */
const PREPARED: ReadonlySet<unknown> = new Set(["academic", "bio", "news", "speech", "textbook"]);

/**
 * Reads sentences labelled Yes or No (ClaimBuster's debates, as CheckThat! Lab gives them) or 1 or 0 (PoliClaim's speeches), and texts
 * with a genre (GUM's), of which those that are no prepared text are left out.
 */
export function readWorthRows(paths: readonly string[]): {
  readonly rows: readonly WorthRow[];
  readonly texts: readonly PreparedText[];
} {
  const rows: WorthRow[] = [];
  const texts: PreparedText[] = [];
  for (const path of paths) {
    const file = basename(path);
    for (const { line, where } of linesOf(path)) {
      const { text, label, doc, genre } = JSON.parse(line) as Record<string, unknown>;
      const answer = String(label);
      if (typeof text === "string" && typeof genre === "string") {
        if (PREPARED.has(genre)) texts.push({ file, text });
      } else if (typeof text === "string" && ["Yes", "No", "1", "0"].includes(answer))
        rows.push({
          file,
          text,
          worth: answer === "Yes" || answer === "1",
          speech: typeof doc === "string" ? doc : null,
        });
      else
        throw new Error(
          `${where}: expected a row with "text" and a "label" that is Yes, No, 1 or 0, or with "text" and "genre".`,
        );
    }
  }
  return { rows, texts };
}

/** A sentence with what another model says of it. */
export interface SilverRow {
  readonly file: string;
  readonly text: string;
  readonly answers: Answers;
}

/** Reads sentences with the three probabilities `spoken`, `prepared` and `kind`. */
export function readSilver(paths: readonly string[]): SilverRow[] {
  return paths.flatMap((path) =>
    linesOf(path).map(({ line, where }) => {
      const { text, spoken, prepared, kind } = JSON.parse(line) as Record<string, unknown>;
      if (
        typeof text !== "string" ||
        typeof spoken !== "number" ||
        typeof prepared !== "number" ||
        typeof kind !== "number"
      )
        throw new Error(`${where}: expected "text" and the probabilities "spoken", "prepared" and "kind".`);
      return { file: basename(path), text, answers: { spoken, prepared, kind } };
    }),
  );
}
