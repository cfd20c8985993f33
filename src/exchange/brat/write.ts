import { ENTITY_LABELS } from "../../schema/entity-labels.ts";
import { toCodepoint } from "../../schema/offset-units.ts";
import { fileNameOf } from "../file-name.ts";
import type { Exporter, ExportFormat, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";
import { CLAIM_LABELS, DATE_LABELS, type Mark } from "../marks.ts";

const HOLDS: Holds = { layers: ["entities", "dates", "claims"], fields: "all" };

const CONFIG = `[entities]
${[...ENTITY_LABELS, ...DATE_LABELS, ...CLAIM_LABELS].join("\n")}

[relations]
of Arg1:SOURCE|CUE, Arg2:CLAIM
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
`;

/** brat's stand-off files, a pair a document. What a span's label does not say is a note on it, as JSON. Offsets count code points. */
export const brat: ExportFormat = {
  name: "brat",
  about: "brat stand-off: .txt and .ann a document, and annotation.conf",
  unit: "codepoint",
  shape: "folder",
  holds: HOLDS,
  open(sink: Sink): Exporter {
    const losses = openLosses();
    sink.file("annotation.conf", CONFIG);
    return {
      write(given) {
        const record = inMemory(given);
        const name = fileNameOf(record.id);
        sink.file(`${name}.txt`, record.text);
        sink.file(`${name}.ann`, annotations(record.text, heldMarks(record, HOLDS, losses)));
        losses.add("published", record.published === undefined ? 0 : 1);
        losses.add("url", record.url === undefined ? 0 : 1);
        losses.add("meta", Object.keys(record.meta).length > 0 ? 1 : 0);
      },
      end: () => losses.counts,
    };
  },
};

function annotations(text: string, marks: readonly Mark[]): string {
  const convert = toCodepoint(text);
  const names = new Map(marks.map(({ id }, i) => [id, `T${i + 1}`]));
  const lines: string[] = [];
  let relations = 0;
  marks.forEach(({ id, of, label, start, end, fields }, i) => {
    const pieces = piecesBetweenLines(text, start, end);
    const places = pieces.map((piece) => `${convert(piece.start)} ${convert(piece.end)}`).join(";");
    const words = pieces.map((piece) => text.slice(piece.start, piece.end)).join(" ");
    lines.push(`${names.get(id)}\t${label} ${places}\t${words}`);
    if (of !== null) lines.push(`R${++relations}\tof Arg1:${names.get(id)} Arg2:${names.get(of)}`);
    if (Object.keys(fields).length > 0)
      lines.push(`#${i + 1}\tAnnotatorNotes ${names.get(id)}\t${JSON.stringify(fields)}`);
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** brat's spans cannot hold a line break: they go on in another piece behind it. */
function piecesBetweenLines(text: string, start: number, end: number): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  for (const match of text.slice(start, end).matchAll(/[^\r\n]+/g))
    pieces.push({ start: start + match.index, end: start + match.index + match[0].length });
  return pieces;
}
