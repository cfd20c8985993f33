import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { definePipeline } from "../core/pipeline.ts";
import { recordMaker } from "../core/record.ts";
import { documentFromRow } from "../io/document-from-row.ts";
import { findInputs } from "../io/find-inputs.ts";
import { parseRow } from "../io/parse-row.ts";
import { readFile } from "../io/read-file.ts";
import { DEFAULT_READ_OPTIONS, type ReadItem, type ReadProblem } from "../io/read-item.ts";
import { isRunFolder, recordLines } from "../io/record-files.ts";
import { RECORD_SCHEMA } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** A record as it came or as it was made of a bare document, or what could not be read. */
export type RecordItem = { readonly record: CopydeskRecord } | { readonly problem: ReadProblem };

const OPTIONS = { ...DEFAULT_READ_OPTIONS, maxBytes: Number.POSITIVE_INFINITY };

/**
 * Reads run folders, record files and bare corpora alike, in order, one document at a time. Records come as they are; other documents become
 * records without layers but those that they bring.
 */
export async function* readItems(paths: readonly string[], cwd: string): AsyncGenerator<RecordItem> {
  let read = 0;
  for await (const item of allItems(paths, cwd)) {
    // Files are read synchronously: without a pause no signal, such as Ctrl-C, would be heard.
    if (++read % PAUSE === 0) await setImmediate();
    yield item;
  }
}

/** Documents between two pauses. */
const PAUSE = 256;

async function* allItems(paths: readonly string[], cwd: string): AsyncGenerator<RecordItem> {
  for (const path of paths) {
    if (await isRunFolder(path)) yield* readRecordLines(path, path);
    else
      for await (const found of findInputs([path], cwd)) {
        if ("problem" in found) yield { problem: found.problem };
        else if (found.file.format === "jsonl" && found.file.compression !== "brotli")
          yield* readRecordLines(found.file.path, found.file.uri);
        else for await (const item of readFile(found.file, OPTIONS)) yield toRecord(item);
      }
  }
}

async function* readRecordLines(path: string, uri: string): AsyncGenerator<RecordItem> {
  for await (const { line, text } of recordLines([path])) {
    const source = { uri, line };
    const parsed = parseRow(text, OPTIONS.fields.id);
    if ("fault" in parsed) {
      yield {
        problem: {
          source,
          code: "broken-row",
          message: `Row ${line} of ${uri} is not a JSON object: ${parsed.fault}.`,
        },
      };
    } else if (isRecord(parsed.value)) yield { record: parsed.value };
    else yield toRecord(await documentFromRow(parsed.value, source, OPTIONS));
  }
}

/** The schema is named and what every reader needs is there; whether the rest keeps it is what `copydesk check` tells. */
function isRecord(value: unknown): value is CopydeskRecord {
  const row = value as Partial<CopydeskRecord> | null;
  return (
    row?.schema === RECORD_SCHEMA &&
    typeof row.id === "string" &&
    typeof row.text === "string" &&
    typeof row.source?.sha256 === "string"
  );
}

const make = recordMaker(definePipeline("none", []), "codepoint");

function toRecord(item: ReadItem): RecordItem {
  if ("problem" in item) return item;
  const layers = item.doc.given as Parameters<typeof make>[1]["layers"];
  return { record: make(item.doc, { layers, failed: [], setAside: [], problems: item.doc.problems }) };
}

/** The SHA-256 of a text in UTF-8, as records carry it. */
export const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");
