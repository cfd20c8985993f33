import { toCodepoint } from "../../schema/offset-units.ts";
import type { Exporter, ExportFormat, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";

const HOLDS: Holds = { layers: ["entities", "dates", "claims"], fields: "all" };

const FIELDS = [
  "score",
  "referent",
  "value",
  "unit",
  "mod",
  "quant",
  "freq",
  "from",
  "to",
  "anchor",
  "sentence",
  "attribution",
  "checkworthiness",
  "certainty",
  "polarity",
  "tense",
  "lemma",
  "by",
] as const;
const HEADER = ["document", "layer", "id", "of", "start", "end", "text", "label", ...FIELDS];

/** A cell as RFC 4180 has it. */
export const cell = (value: string | number | null | undefined): string => {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV with a row an annotation and a header; offsets count code points. The texts are not in it. */
export const csv: ExportFormat = {
  name: "csv",
  about: "CSV, a row an annotation",
  unit: "codepoint",
  shape: "file",
  holds: HOLDS,
  open(sink: Sink): Exporter {
    const losses = openLosses();
    const row = (cells: readonly (string | number | null | undefined)[]) =>
      sink.write(`${cells.map(cell).join(",")}\r\n`);
    row(HEADER);
    return {
      write(given) {
        const record = inMemory(given);
        const convert = toCodepoint(record.text);
        for (const { layer, id, of, start, end, text, label, fields } of heldMarks(record, HOLDS, losses))
          row([
            record.id,
            layer,
            id,
            of,
            convert(start),
            convert(end),
            text,
            label,
            ...FIELDS.map((name) => fields[name]),
          ]);
        losses.add("texts of documents");
      },
      end: () => losses.counts,
    };
  },
};
