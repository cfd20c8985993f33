import { createHash } from "node:crypto";
import type { Document, Problem, Source } from "../core/document.ts";
import { isRecordLayer, RECORD_LAYERS, RECORD_SCHEMA, type RecordLayer } from "../schema/layers.ts";
import { excerpt, nameOfValue } from "./excerpt.ts";
import { readGivenLayers } from "./given-layers.ts";
import { tooLarge } from "./problem-items.ts";
import { DEFAULT_READ_OPTIONS, type FieldNames, type ReadItem, type ReadOptions } from "./read-item.ts";

type Row = Readonly<Record<string, unknown>>;
type Entry = readonly [string, unknown];

const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;
/** What a record says about itself, which the next record says anew. */
const OF_THE_RECORD: ReadonlySet<string> = new Set(["schema", "source", "meta", "problems", "provenance"]);

const isObject = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** A field of the row's own that says something; a missing cell of a table is the empty string. */
function fieldOf(row: Row, name: string): unknown {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  return value === null || value === "" ? undefined : value;
}

/** The id of a document whose row has none: the same source and text give the same one every time. */
export function derivedId(uri: string, text: string): string {
  return createHash("sha256").update(`${uri}\0${text}`, "utf8").digest("hex").slice(0, 16);
}

/** Names a row in messages. */
export const rowName = ({ line }: Source): string => (line === undefined ? "The row" : `Row ${line}`);

/**
 * Makes a document of one row: of JSONL, of a table, or of the library's caller. Fields are read under the names that the options give;
 * a record is read under its own. Layers that the row brings are given, unknown fields go to `meta` untouched.
 * `met` is what decoding the row met. Returns a promise only when the row brings layers, whose schema is loaded late.
 */
export function documentFromRow(
  row: unknown,
  place: Source,
  options: ReadOptions,
  met: readonly Problem[] = [],
): ReadItem | Promise<ReadItem> {
  const refuse = (code: "broken-row" | "no-text", message: string): ReadItem => ({
    problem: { source: place, code, message: `${rowName(place)} ${message}` },
  });
  if (!isObject(row))
    return refuse(
      "broken-row",
      `is not a JSON object: expected {"text": "…"}, got ${nameOfValue(row)}. Mend the row or leave it out.`,
    );
  const isRecord = Object.hasOwn(row, "schema") && row.schema === RECORD_SCHEMA;
  const names = isRecord ? DEFAULT_READ_OPTIONS.fields : options.fields;
  const text = Object.hasOwn(row, names.text) ? row[names.text] : undefined;
  if (typeof text !== "string") return refuse("no-text", noText(row, names.text, text));
  if (3 * text.length > options.maxBytes && Buffer.byteLength(text) > options.maxBytes)
    return tooLarge(place, rowName(place), options.maxBytes);

  const problems: Problem[] = [...met];
  if (!VISIBLE.test(text))
    problems.push({
      stage: "read",
      code: "empty-text",
      message: "The text has no visible character, so there is nothing to annotate. Leave the document out.",
    });
  const source = isRecord ? sourceOfRecord(row.source, place) : place;
  const meta: Entry[] = isRecord && isObject(row.meta) ? Object.entries(row.meta) : [];
  const raw = new Map<RecordLayer, unknown>();
  for (const layer of RECORD_LAYERS) {
    const value = fieldOf(row, layer === "title" || layer === "language" ? names[layer] : layer);
    if (value !== undefined) raw.set(layer, value);
  }
  meta.push(...unknownFields(row, names, isRecord));
  const string = (name: string): string | undefined => {
    const value = fieldOf(row, name);
    if (value === undefined || typeof value === "string") return value;
    meta.push([name, value]);
    problems.push({
      stage: "read",
      code: "given-layer",
      message: `Field "${excerpt(name)}" was set aside in meta: expected a string, got ${nameOfValue(value)}.`,
    });
    return undefined;
  };

  const rowId = fieldOf(row, names.id);
  const id = typeof rowId === "number" || typeof rowId === "bigint" ? String(rowId) : string(names.id);
  const published = string(names.published);
  const url = string(names.url);
  const make = (given: Document["given"], also: readonly Problem[], aside: readonly Entry[]): ReadItem => ({
    doc: {
      id: id ?? derivedId(source.uri, text),
      source,
      text,
      ...(published !== undefined && { published }),
      ...(url !== undefined && { url }),
      // Not by assignment: a key such as __proto__ is to be a field like any other.
      meta: Object.fromEntries([...meta, ...aside]),
      given,
      problems: [...problems, ...also],
    },
  });
  if (raw.size === 0) return make({}, [], []);
  return readGivenLayers(raw, text, fieldOf(row, "offsets") ?? "codepoint").then((layers) =>
    make(
      layers.given,
      layers.problems,
      layers.aside.map(([layer, value]) => [
        layer === "title" || layer === "language" ? names[layer] : layer,
        value,
      ]),
    ),
  );
}

function noText(row: Row, name: string, got: unknown): string {
  const keys = excerpt(Object.keys(row).slice(0, 8).join(", "));
  return `has no text: expected a string in its field "${excerpt(name, 20)}", got ${got === undefined ? `only the fields ${keys || "(none)"}` : nameOfValue(got)}. Name the right field with --field text=NAME, or leave the row out.`;
}

/** The fields that mean nothing to copydesk, in their order. */
function unknownFields(row: Row, names: FieldNames, isRecord: boolean): Entry[] {
  const known = new Set<string>([...Object.values(names), "offsets"]);
  for (const layer of RECORD_LAYERS) if (layer !== "title" && layer !== "language") known.add(layer);
  return Object.entries(row).filter(([key, value]) => {
    if (isRecord && OF_THE_RECORD.has(key)) return false;
    if (key === "offsets") return false;
    return !known.has(key) || (isRecordLayer(key) && value === undefined);
  });
}

function sourceOfRecord(source: unknown, place: Source): Source {
  if (!isObject(source) || typeof source.uri !== "string") return place;
  const { uri, line } = source;
  return typeof line === "number" && Number.isInteger(line) && 1 <= line ? { uri, line } : { uri };
}
