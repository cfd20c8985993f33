import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { decode } from "@msgpack/msgpack";
import { readDocumentData } from "../document-data.ts";
import { ImportError, type ImportFormat } from "../format.ts";
import { type JsonObject, object } from "../json-rows.ts";
import { type ReadMark, recordOfMarks } from "../record-of-marks.ts";
import { stringId } from "./string-id.ts";

const [ORTH, ENT_IOB, ENT_TYPE] = [65, 77, 78];

/** .spacy files: `doc.ents`, and the span groups that the export makes. */
export const spacyImport: ImportFormat = {
  name: "spacy",
  async *read(path) {
    const files = statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => name.endsWith(".spacy"))
          .sort()
          .map((name) => join(path, name))
      : [path];
    if (files.length === 0) throw new ImportError(`${path}: there is no .spacy file`);
    for (const file of files) yield* readBin(file);
  },
};

const bytesIn = (value: unknown, name: string, place: string): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  throw new ImportError(`${place}: expected bytes in ${name}`);
};
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function* readBin(path: string) {
  let message: JsonObject;
  try {
    message = object(decode(inflateSync(readFileSync(path))), path);
  } catch (error) {
    throw new ImportError(`${path} is no DocBin: ${error instanceof Error ? error.message : error}`);
  }
  const names = new Map<bigint, string>([[0n, ""]]);
  for (const text of listIn(message.strings)) names.set(stringId(String(text)), String(text));
  const attributes = listIn(message.attrs).map(Number);
  const columns = {
    orth: attributes.indexOf(ORTH),
    iob: attributes.indexOf(ENT_IOB),
    type: attributes.indexOf(ENT_TYPE),
  };
  const tokens = new BigUint64Array(Uint8Array.from(bytesIn(message.tokens, "tokens", path)).buffer);
  const spaces = bytesIn(message.spaces, "spaces", path);
  const lengths = new Int32Array(Uint8Array.from(bytesIn(message.lengths, "lengths", path)).buffer);
  const at = (token: number, column: number) =>
    column < 0 ? 0n : (tokens[token * attributes.length + column] ?? 0n);
  let first = 0;
  for (let i = 0; i < lengths.length; i++) {
    const place = `${path}, document ${i + 1}`;
    const words: { start: number; end: number }[] = [];
    let text = "";
    const marks: { id: string; of: null; start: number; end: number; label: string; fields: object }[] = [];
    for (let token = first; token < first + (lengths[i] ?? 0); token++) {
      const start = text.length;
      const word = names.get(at(token, columns.orth));
      if (word === undefined) throw new ImportError(`${place}: a token's text is not among the strings`);
      text += word;
      words.push({ start, end: text.length });
      const iob = at(token, columns.iob);
      const last = marks.at(-1);
      if (iob === 3n)
        marks.push({
          id: `e${marks.length}`,
          of: null,
          start,
          end: text.length,
          label: names.get(at(token, columns.type)) ?? "",
          fields: {},
        });
      else if (iob === 1n && last) last.end = text.length;
      if (spaces[token] === 1) text += " ";
    }
    first += lengths[i] ?? 0;
    const groups = listIn(message.span_groups)[i];
    const spans = groups instanceof Uint8Array ? readGroups(groups, words, names, place) : [];
    const data = listIn(message.user_data)[i];
    const kept =
      data instanceof Uint8Array ? (decode(data) as { copydesk?: unknown } | null)?.copydesk : null;
    yield recordOfMarks(
      {
        ...readDocumentData((kept ?? {}) as JsonObject),
        text,
        marks: [...(marks as ReadMark[]), ...spans],
        layers: ["entities"],
      },
      place,
      path,
    );
  }
}

function readGroups(
  bytes: Uint8Array,
  words: readonly { start: number; end: number }[],
  names: ReadonlyMap<bigint, string>,
  place: string,
): ReadMark[] {
  const decoded = decodeGroups(bytes);
  return decoded.flatMap((group) => {
    const { spans } = object(decode(group), place);
    return listIn(spans).map((span, i) => {
      const view = Buffer.from(bytesIn(span, "spans", place));
      const id = names.get(view.readBigUInt64BE(0)) ?? "";
      const value = names.get(view.readBigUInt64BE(8)) ?? "";
      const label = names.get(view.readBigUInt64BE(16)) ?? "";
      const part = label === "SOURCE" || label === "CUE";
      return {
        id: part ? `${id}-${label}` : id || `${label}-${i}`,
        of: part ? id : null,
        start: words[view.readInt32BE(24)]?.start ?? 0,
        end: words[view.readInt32BE(28) - 1]?.end ?? 0,
        label,
        fields: value === "" ? {} : { value },
      };
    });
  });
}

/** spaCy itself writes a map from packed groups to their keys, which only bytes that are read as text can be keys of; older files a list. */
function decodeGroups(bytes: Uint8Array): Uint8Array[] {
  const groups = decode(bytes, {
    mapKeyConverter: (key) => (key instanceof Uint8Array ? Buffer.from(key).toString("latin1") : String(key)),
  });
  if (Array.isArray(groups)) return groups.filter((group) => group instanceof Uint8Array);
  return Object.keys((groups ?? {}) as object).map((key) => Buffer.from(key, "latin1"));
}
