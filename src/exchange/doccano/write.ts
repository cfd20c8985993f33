import { toCodepoint } from "../../schema/offset-units.ts";
import { documentData } from "../document-data.ts";
import type { Exporter, ExportFormat, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";

const HOLDS: Holds = { layers: ["language", "entities", "dates", "claims"], fields: [] };

/** doccano's JSONL for sequence labelling with relations. It has spans and labels alone; offsets count code points. */
export const doccano: ExportFormat = {
  name: "doccano",
  about: "doccano JSONL with entities and relations",
  unit: "codepoint",
  shape: "file",
  holds: HOLDS,
  open(sink: Sink): Exporter {
    const losses = openLosses();
    let next = 1;
    return {
      write(given) {
        const record = inMemory(given);
        const convert = toCodepoint(record.text);
        const marks = heldMarks(record, HOLDS, losses);
        const numbers = new Map(marks.map((mark) => [mark.id, next++]));
        const row = {
          text: record.text,
          entities: marks.map(({ id, label, start, end }) => ({
            id: numbers.get(id),
            label,
            start_offset: convert(start),
            end_offset: convert(end),
          })),
          relations: marks.flatMap(({ id, of }) =>
            of === null ? [] : [{ id: next++, from_id: numbers.get(id), to_id: numbers.get(of), type: "of" }],
          ),
          document: documentData(record),
        };
        sink.write(`${JSON.stringify(row)}\n`);
      },
      end: () => losses.counts,
    };
  },
};
