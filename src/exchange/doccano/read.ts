import { toUtf16 } from "../../schema/offset-units.ts";
import { readDocumentData } from "../document-data.ts";
import { ImportError, type ImportFormat } from "../format.ts";
import { type JsonObject, jsonRows, object, objects, string, whole } from "../json-rows.ts";
import { type ReadMark, recordOfMarks } from "../record-of-marks.ts";

/** doccano's JSONL, with `entities` and `relations` or with `label: [[start, end, label]]`. */
export const doccanoImport: ImportFormat = {
  name: "doccano",
  async *read(path) {
    for await (const { row, place } of jsonRows(path)) {
      const text = string(row.text ?? row.data, "text", place);
      const marks = row.entities === undefined ? labelsOf(row, text, place) : entitiesOf(row, text, place);
      const data = readDocumentData(row.document === undefined ? {} : object(row.document, place));
      const number = typeof row.id === "number" ? String(row.id) : undefined;
      yield recordOfMarks({ ...data, id: data.id ?? number, text, marks, layers: ["entities"] }, place, path);
    }
  },
};

function entitiesOf(row: JsonObject, text: string, place: string): ReadMark[] {
  const convert = toUtf16(text);
  const owners = new Map(
    objects(row.relations, place).map(({ from_id, to_id }) => [String(from_id), String(to_id)]),
  );
  return objects(row.entities, place).map((entity) => ({
    id: String(entity.id),
    of: owners.get(String(entity.id)) ?? null,
    start: convert(whole(entity.start_offset, "start_offset", place)),
    end: convert(whole(entity.end_offset, "end_offset", place)),
    label: string(entity.label, "label", place),
    fields: {},
  }));
}

function labelsOf(row: JsonObject, text: string, place: string): ReadMark[] {
  const convert = toUtf16(text);
  const list: unknown = row.label ?? row.labels ?? [];
  if (!Array.isArray(list)) throw new ImportError(`${place}: expected a list in label`);
  return list.map((item: unknown, i) => {
    if (!Array.isArray(item)) throw new ImportError(`${place}: expected [start, end, label]`);
    const [start, end, label]: unknown[] = item;
    return {
      id: String(i),
      of: null,
      start: convert(whole(start, "start", place)),
      end: convert(whole(end, "end", place)),
      label: string(label, "label", place),
      fields: {},
    };
  });
}
