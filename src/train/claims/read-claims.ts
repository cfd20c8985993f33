import { basename } from "node:path";
import { toUtf16 } from "../../schema/offset-units.ts";
import { linesOf } from "../lines-of.ts";
import type { GoldClaim, GoldSpan } from "./gold.ts";

/** A text with who said what in it, in UTF-16 offsets. */
export interface ClaimDocument {
  readonly file: string;
  readonly text: string;
  readonly claims: readonly GoldClaim[];
}

/** Reads gold: JSONL rows with a text and claims, also compressed. A row's `offsets`, or else `unit`, says what offsets count. */
export function readClaims(paths: readonly string[], unit: "codepoint" | "utf16"): ClaimDocument[] {
  return paths.flatMap((path) => {
    return linesOf(path).map(({ line, where }): ClaimDocument => {
      const row = JSON.parse(line) as Partial<ClaimDocument> & { offsets?: string };
      if (typeof row.text !== "string" || !Array.isArray(row.claims))
        throw new Error(`${where}: expected a row with "text" and "claims". Mend it or leave it out.`);
      const { text } = row;
      const at = (row.offsets ?? unit) === "utf16" ? (offset: number) => offset : toUtf16(text);
      const moved = (span: GoldSpan | null | undefined) =>
        span ? { start: at(span.start), end: at(span.end) } : null;
      const claims = (row.claims as readonly GoldClaim[]).map((claim) => ({
        start: at(claim.start),
        end: at(claim.end),
        source: moved(claim.source),
        cue: moved(claim.cue),
        parts: (claim.parts ?? []).map(([start, end]) => [at(start), at(end)] as const),
      }));
      return { file: basename(path), text, claims };
    });
  });
}
