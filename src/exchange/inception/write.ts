import { fileNameOf } from "../file-name.ts";
import type { Exporter, ExportFormat, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";
import type { Mark } from "../marks.ts";
import { RENAMED, TYPE_SYSTEM, TYPES } from "./types.ts";

const HOLDS: Holds = { layers: ["entities", "dates", "claims"], fields: "all" };
const [SOFA, DOCUMENT, FIRST] = [1, 2, 3];

/** UIMA CAS JSON 0.4, a file a document, as INCEpTION imports it. Its offsets are UTF-16, as Java's are. */
export const inception: ExportFormat = {
  name: "inception",
  about: "INCEpTION: UIMA CAS JSON 0.4, a file a document",
  unit: "utf16",
  shape: "folder",
  holds: HOLDS,
  open(sink: Sink): Exporter {
    const losses = openLosses();
    return {
      write(given) {
        const record = inMemory(given);
        const marks = heldMarks(record, HOLDS, losses);
        const cas = {
          "%TYPES": TYPE_SYSTEM,
          "%FEATURE_STRUCTURES": [
            {
              "%ID": SOFA,
              "%TYPE": "uima.cas.Sofa",
              sofaNum: 1,
              sofaID: "_InitialView",
              mimeType: "text",
              sofaString: record.text,
            },
            {
              "%ID": DOCUMENT,
              "%TYPE": TYPES.document,
              "@sofa": SOFA,
              begin: 0,
              end: record.text.length,
              language: record.language?.code ?? "x-unspecified",
              documentTitle: record.title?.text ?? record.id,
              documentId: record.id,
            },
            ...marks.map(structure),
          ],
          "%VIEWS": {
            _InitialView: {
              "%SOFA": SOFA,
              "%INDEX": DOCUMENT,
              "%MEMBERS": [DOCUMENT, ...marks.map((_, i) => FIRST + i)],
            },
          },
        };
        sink.file(`${fileNameOf(record.id)}.json`, `${JSON.stringify(cas)}\n`);
        losses.add("published", record.published === undefined ? 0 : 1);
        losses.add("url", record.url === undefined ? 0 : 1);
        losses.add("meta", Object.keys(record.meta).length > 0 ? 1 : 0);
      },
      end: () => losses.counts,
    };
  },
};

function structure({ layer, id, of, label, start, end, fields }: Mark, i: number): object {
  return {
    "%ID": FIRST + i,
    "%TYPE": TYPES[layer],
    "@sofa": SOFA,
    begin: start,
    end,
    value: label,
    ...(layer === "claims" && (of === null ? { claim: id } : { of })),
    ...Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [RENAMED[`${layer}.${name}`] ?? name, String(value)]),
    ),
  };
}
