import { toCodepoint } from "../../schema/offset-units.ts";
import type { CopydeskRecord } from "../../schema/record.ts";
import type { Exporter, ExportFormat, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";
import type { Mark } from "../marks.ts";

const HOLDS: Holds = { layers: ["entities", "referents", "dates", "claims"], fields: "all" };
/** How much text before and behind a quotation helps to find it again, in code points. */
const CONTEXT = 32;

const urn = (id: string) => `urn:copydesk:${encodeURIComponent(Buffer.from(id, "utf8").toString("utf8"))}`;

/**
 * A page of W3C Web Annotations (JSON-LD), each with a position selector, which counts code points, and a quotation selector.
 * See https://www.w3.org/TR/annotation-model/.
 */
export const webAnnotation: ExportFormat = {
  name: "web-annotation",
  about: "W3C Web Annotation: an AnnotationPage in JSON-LD",
  unit: "codepoint",
  shape: "file",
  holds: HOLDS,
  open(sink: Sink): Exporter {
    const losses = openLosses();
    let items = 0;
    sink.write(
      '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:copydesk:page","type":"AnnotationPage","items":[\n',
    );
    return {
      write(given) {
        const record = inMemory(given);
        const convert = toCodepoint(record.text);
        const things = new Map(
          record.referents?.flatMap(({ mentions, link }) =>
            link?.wikidata ? mentions.map((id) => [id, link.wikidata] as const) : [],
          ),
        );
        for (const mark of heldMarks(record, HOLDS, losses)) {
          sink.write(items++ === 0 ? "" : ",\n");
          sink.write(JSON.stringify(annotation(record, mark, convert, things.get(mark.id))));
        }
        losses.add("texts of documents");
      },
      end() {
        sink.write("\n]}\n");
        return losses.counts;
      },
    };
  },
};

function annotation(
  { id, text, url }: CopydeskRecord,
  mark: Mark,
  convert: (offset: number) => number,
  wikidata: string | null | undefined,
): object {
  const before = [...text.slice(Math.max(0, mark.start - 2 * CONTEXT), mark.start)].slice(-CONTEXT).join("");
  const behind = [...text.slice(mark.end, mark.end + 2 * CONTEXT)].slice(0, CONTEXT).join("");
  const body: object[] = [{ type: "TextualBody", purpose: "tagging", value: mark.label }];
  for (const [name, value] of Object.entries(mark.fields))
    body.push({ type: "TextualBody", purpose: "describing", value: `${name}=${value}` });
  if (wikidata) body.push({ purpose: "identifying", source: `http://www.wikidata.org/entity/${wikidata}` });
  return {
    id: `${urn(id)}:${mark.id}`,
    type: "Annotation",
    motivation: mark.of === null ? "tagging" : "linking",
    body: mark.of === null ? body : [...body, { purpose: "linking", source: `${urn(id)}:${mark.of}` }],
    target: {
      source: url ?? urn(id),
      selector: [
        { type: "TextPositionSelector", start: convert(mark.start), end: convert(mark.end) },
        { type: "TextQuoteSelector", exact: mark.text, prefix: before, suffix: behind },
      ],
    },
  };
}
