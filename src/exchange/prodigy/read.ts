import { toUtf16 } from "../../schema/offset-units.ts";
import { readDocumentData } from "../document-data.ts";
import type { ImportFormat } from "../format.ts";
import { fieldsOf, jsonRows, object, objects, string, whole } from "../json-rows.ts";
import { recordOfMarks } from "../record-of-marks.ts";

/** Prodigy's JSONL as `db-out` writes it. Rows that were rejected or skipped are left out. */
export const prodigyImport: ImportFormat = {
  name: "prodigy",
  async *read(path) {
    for await (const { row, place } of jsonRows(path)) {
      if (row.answer !== undefined && row.answer !== "accept") continue;
      const text = string(row.text, "text", place);
      const convert = toUtf16(text);
      const marks = objects(row.spans, place).map((span, i) => ({
        id: typeof span.id === "string" ? span.id : `span-${i}`,
        of: typeof span.of === "string" ? span.of : null,
        start: convert(whole(span.start, "start", place)),
        end: convert(whole(span.end, "end", place)),
        label: string(span.label, "label", place),
        fields: span.fields === undefined ? {} : fieldsOf(object(span.fields, place)),
      }));
      const data = readDocumentData(row.meta === undefined ? {} : object(row.meta, place));
      yield recordOfMarks({ ...data, text, marks, layers: ["entities"] }, place, path);
    }
  },
};
