import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";

/** A sentence and whether people found it worth checking. */
export interface WorthRow {
  readonly file: string;
  readonly text: string;
  readonly worth: boolean;
  /** How much it counts. */
  readonly weight: number;
  /** The speech that it is of, where the set says so. */
  readonly speech: string | null;
}

/**
 * What a sentence counts: facts nobody cares for lie between the classes, so debates count less where such sentences are (no
 * `inClaimBusterTwoClass`); speeches are few, and count more.
 */
const WEIGHT = { clear: 1, unclear: 0.5, speech: 2 };

/** Reads sentences labelled Yes or No (ClaimBuster's debates, as CheckThat! Lab gives them) or 1 or 0 (PoliClaim's speeches). */
export function readWorthRows(paths: readonly string[]): WorthRow[] {
  return paths.flatMap((path) => {
    const bytes = readFileSync(path);
    const lines = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
    return lines.flatMap((line, i): WorthRow[] => {
      if (line.trim() === "") return [];
      const { text, label, doc, inClaimBusterTwoClass } = JSON.parse(line) as Record<string, unknown>;
      const answer = String(label);
      if (typeof text !== "string" || !["Yes", "No", "1", "0"].includes(answer))
        throw new Error(
          `${path}:${i + 1}: expected a row with "text" and a "label" that is Yes, No, 1 or 0.`,
        );
      const speech = typeof doc === "string" ? doc : null;
      const weight = speech ? WEIGHT.speech : inClaimBusterTwoClass === false ? WEIGHT.unclear : WEIGHT.clear;
      return [{ file: basename(path), text, worth: answer === "Yes" || answer === "1", weight, speech }];
    });
  });
}
