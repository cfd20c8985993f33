import { basename } from "node:path";
import { toUtf16 } from "../../schema/offset-units.ts";
import { linesOf } from "../lines-of.ts";
import type { GoldClaim, GoldSpan } from "./gold.ts";

/** A text with who said what in it, in UTF-16 offsets. */
export interface ClaimDocument {
  readonly file: string;
  readonly text: string;
  readonly claims: readonly GoldClaim[];
  /** Whether it is news, which rows without a genre are. */
  readonly isNews: boolean;
}

/** A text with cues, sources and contents that another model marked, in UTF-16 offsets. */
export interface MarkedDocument {
  readonly file: string;
  readonly text: string;
  readonly marks: readonly (GoldSpan & {
    readonly label: "CUE" | "SOURCE" | "CONTENT";
    readonly score: number;
  })[];
}

const NEWS = "news";

/** Reads gold: JSONL rows with a text and claims, also compressed. A row's `offsets`, or else `unit`, says what offsets count. */
export function readClaims(paths: readonly string[], unit: "codepoint" | "utf16"): ClaimDocument[] {
  return rowsOf<ClaimDocument>(paths, "claims").map(({ file, row }) => {
    const at = converterOf(row, unit);
    const moved = (span: GoldSpan | null | undefined) =>
      span ? { start: at(span.start), end: at(span.end) } : null;
    const claims = row.claims.map((claim) => ({
      start: at(claim.start),
      end: at(claim.end),
      source: moved(claim.source),
      cue: moved(claim.cue),
      parts: (claim.parts ?? []).map(([start, end]) => [at(start), at(end)] as const),
    }));
    return { file, text: row.text, claims, isNews: (row.genre ?? NEWS) === NEWS };
  });
}

/** Reads silver: JSONL rows with a text and `marks`, as gold. */
export function readMarked(paths: readonly string[], unit: "codepoint" | "utf16"): MarkedDocument[] {
  return rowsOf<MarkedDocument>(paths, "marks").map(({ file, row }) => {
    const at = converterOf(row, unit);
    const marks = row.marks.map((mark) => ({ ...mark, start: at(mark.start), end: at(mark.end) }));
    return { file, text: row.text, marks };
  });
}

type Row<Document> = Document & { readonly text: string; readonly offsets?: string; readonly genre?: string };

const converterOf = ({ offsets, text }: Row<object>, unit: string): ((offset: number) => number) =>
  (offsets ?? unit) === "utf16" ? (offset) => offset : toUtf16(text);

function rowsOf<Document>(
  paths: readonly string[],
  list: keyof Document & string,
): { readonly file: string; readonly row: Row<Document> }[] {
  return paths.flatMap((path) =>
    linesOf(path).map(({ line, where }) => {
      const row = JSON.parse(line) as Row<Document>;
      if (typeof row.text !== "string" || !Array.isArray(row[list]))
        throw new Error(`${where}: expected a row with "text" and "${list}". Mend it or leave it out.`);
      return { file: basename(path), row };
    }),
  );
}
