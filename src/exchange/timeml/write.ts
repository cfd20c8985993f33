import type { CopydeskRecord } from "../../schema/record.ts";
import { fileNameOf } from "../file-name.ts";
import type { Exporter, ExportFormat, Holds, Sink } from "../format.ts";
import { inMemory } from "../in-memory.ts";
import { countOtherLayers, type LossTally, openLosses } from "../losses.ts";

const HOLDS: Holds = {
  layers: ["reference", "dates"],
  fields: ["dates.value", "dates.mod", "dates.quant", "dates.freq", "dates.anchor"],
};
/** What no XML 1.0 file may hold. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escapeXml = (text: string) =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    // A parser would read a bare carriage return as a line feed.
    .replace(/\r/g, "&#13;");

/** TimeML, a .tml file a document: the text with TIMEX3 elements in it, the reference time as the creation time. */
export const timeml: ExportFormat = {
  name: "timeml",
  about: "TimeML: a .tml file a document with TIMEX3",
  unit: "none",
  shape: "folder",
  holds: HOLDS,
  open(sink: Sink): Exporter {
    const losses = openLosses();
    return {
      write(given) {
        const record = inMemory(given);
        countOtherLayers(record, HOLDS.layers, losses);
        losses.add("dates.interval", record.dates?.filter(({ interval }) => interval !== null).length ?? 0);
        losses.add("dates.by", record.dates?.length ?? 0);
        sink.file(`${fileNameOf(record.id)}.tml`, document(record, losses));
      },
      end: () => losses.counts,
    };
  },
};

function document({ id, text, dates, reference }: CopydeskRecord, losses: LossTally): string {
  const clean = (piece: string) =>
    escapeXml(
      piece.replace(FORBIDDEN, () => {
        losses.add("characters that XML cannot hold");
        return "\ufffd";
      }),
    );
  const attribute = (name: string, value: string | null) =>
    value === null ? "" : ` ${name}="${clean(value)}"`;
  const anchor = (value: string) =>
    value === "reference" ? "t0" : value === "none" ? null : `t${Number(value.slice(1)) + 1}`;
  let body = "";
  let at = 0;
  dates?.forEach((date, i) => {
    body += clean(text.slice(at, date.start));
    body += `<TIMEX3 tid="t${i + 1}" type="${date.type}"${attribute("value", date.value)}`;
    body += attribute("mod", date.mod) + attribute("quant", date.quant) + attribute("freq", date.freq);
    body += `${attribute("anchorTimeID", anchor(date.anchor))}>${clean(date.text)}</TIMEX3>`;
    at = date.end;
  });
  body += clean(text.slice(at));
  const created = reference?.value ?? null;
  const dct =
    created === null
      ? ""
      : `<DCT><TIMEX3 tid="t0" type="${created.includes("T") ? "TIME" : "DATE"}"${attribute("value", created)} functionInDocument="CREATION_TIME">${clean(created)}</TIMEX3></DCT>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DOCID>${clean(id)}</DOCID>\n${dct}<TEXT>${body}</TEXT>\n</TimeML>\n`;
}
