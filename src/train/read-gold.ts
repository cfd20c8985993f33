import { basename } from "node:path";
import { toUtf16 } from "../schema/offset-units.ts";
import { linesOf } from "./lines-of.ts";

/** A span as a set has it, in UTF-16 offsets. */
export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** How sure who marked it was, where that is known. */
  readonly score?: number | undefined;
}

/** A document with spans that people marked, in UTF-16 offsets. */
export interface GoldDocument {
  /** The name of its file, which tells which set it is of. */
  readonly file: string;
  readonly text: string;
  readonly entities: readonly GoldSpan[];
}

/** Reads gold: JSONL rows or records with a text and entities, also compressed. A row's `offsets`, or else `unit`, says what offsets count. */
export function readGold(paths: readonly string[], unit: "codepoint" | "utf16"): GoldDocument[] {
  return paths.flatMap((path) => {
    return linesOf(path).map(({ line, where }): GoldDocument => {
      const row = JSON.parse(line) as Partial<GoldDocument> & { offsets?: string };
      if (typeof row.text !== "string" || !Array.isArray(row.entities))
        throw new Error(`${where}: expected a row with "text" and "entities". Mend it or leave it out.`);
      const { text } = row;
      const convert = (row.offsets ?? unit) === "utf16" ? (offset: number) => offset : toUtf16(text);
      const entities = row.entities.map(({ start, end, label, score }) => ({
        start: convert(start),
        end: convert(end),
        label,
        score,
      }));
      return { file: basename(path), text, entities };
    });
  });
}
