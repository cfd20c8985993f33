import { toCodepoint } from "../../schema/offset-units.ts";
import { alignMarks } from "../align.ts";
import { documentData } from "../document-data.ts";
import type { Exporter, ExportFormat, ExportOptions, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";
import { tokenize } from "../tokenize.ts";

const HOLDS: Holds = { layers: ["language", "entities", "dates", "claims"], fields: "all" };

/** Prodigy's JSONL with tokens and spans; Prodigy keeps the further keys of a span. Offsets count code points, as Python does. */
export const prodigy: ExportFormat = {
  name: "prodigy",
  about: "Prodigy JSONL with tokens and spans",
  unit: "codepoint",
  shape: "file",
  holds: HOLDS,
  open(sink: Sink, { align }: ExportOptions): Exporter {
    const losses = openLosses();
    return {
      write(given) {
        const record = inMemory(given);
        const { text } = record;
        const convert = toCodepoint(text);
        const tokens = tokenize(text);
        const aligned = alignMarks(heldMarks(record, HOLDS, losses), tokens, align, losses);
        const row = {
          text,
          tokens: tokens.map(({ start, end }, id) => ({
            text: text.slice(start, end),
            start: convert(start),
            end: convert(end),
            id,
            ws: text[end] === " ",
          })),
          spans: aligned.map(({ mark, first, end }) => ({
            start: convert(tokens[first]?.start ?? 0),
            end: convert(tokens[end - 1]?.end ?? 0),
            token_start: first,
            token_end: end - 1,
            label: mark.label,
            id: mark.id,
            ...(mark.of !== null && { of: mark.of }),
            fields: mark.fields,
          })),
          meta: documentData(record),
        };
        sink.write(`${JSON.stringify(row)}\n`);
      },
      end: () => losses.counts,
    };
  },
};
