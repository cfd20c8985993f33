import { toCodepoint } from "../../schema/offset-units.ts";
import type { CopydeskRecord } from "../../schema/record.ts";
import type { Exporter, ExportFormat, Sink } from "../format.ts";
import { inMemory } from "../in-memory.ts";
import { countOtherLayers, type LossTally, openLosses } from "../losses.ts";

const LAYERS = ["entities", "referents", "sentiment", "title", "reference", "language"] as const;
/** No cell may hold GKG's own separators. */
const plain = (text: string) => text.replace(/[\s;,#|<>]+/g, " ").trim();
const join = (items: readonly string[]) => items.join(";");

/**
 * Tab-separated rows with the 27 columns of GDELT's Global Knowledge Graph 2.1, without a header, as GDELT has it. Offsets count
 * code points. See the GKG 2.1 codebook at http://data.gdeltproject.org/documentation/.
 */
export const gkg: ExportFormat = {
  name: "gkg",
  about: "GDELT GKG 2.1: a row a document, 27 columns",
  unit: "codepoint",
  shape: "file",
  holds: { layers: LAYERS, fields: [] },
  open(sink: Sink): Exporter {
    const losses = openLosses();
    let row = 0;
    return {
      write(given) {
        const record = inMemory(given);
        countOtherLayers(record, LAYERS, losses);
        losses.add("texts of documents");
        sink.write(`${columnsOf(record, row++, losses).join("\t")}\n`);
      },
      end: () => losses.counts,
    };
  },
};

const PLACES = ["GPE", "LOC"];
const AMOUNTS = ["MONEY", "QUANTITY", "CARDINAL", "PERCENT"];

function columnsOf(record: CopydeskRecord, row: number, losses: LossTally): string[] {
  const convert = toCodepoint(record.text);
  const entities = record.entities ?? [];
  const placed = (labels: readonly string[]) =>
    entities
      .filter(({ label }) => labels.includes(label))
      .map(({ text, start }) => `${plain(text)},${convert(start)}`);
  const names = (labels: readonly string[]) => [
    ...new Set(entities.filter(({ label }) => labels.includes(label)).map(({ text }) => plain(text))),
  ];
  const others = entities.filter(
    ({ label }) => !["PERSON", "ORG", "NORP", "FAC", "EVENT", ...PLACES, ...AMOUNTS].includes(label),
  );
  losses.add("entities of other kinds", others.length);
  const stamp = (record.published ?? record.reference?.value ?? "").replace(/\D/g, "");
  const date = stamp.length < 8 ? "" : stamp.slice(0, 14).padEnd(14, "0");
  const [first, enhanced] = locations(record, convert);
  const tone = record.sentiment ? toneOf(record.sentiment, record.text) : "";
  const amounts = entities.flatMap(({ label, value, text, start }) =>
    AMOUNTS.includes(label) && value !== null && value !== undefined
      ? [`${value},${plain(text)},${convert(start)}`]
      : [],
  );
  const all = entities.filter(({ label }) => ["PERSON", "ORG", "EVENT", "FAC"].includes(label));
  const title = record.title ? `<PAGE_TITLE>${plain(record.title.text)}</PAGE_TITLE>` : "";
  return [
    `${date || "0"}-${row}`,
    date,
    record.url === undefined ? "2" : "1",
    plain(record.source.uri),
    record.url ?? record.id.replace(/\s+/g, " "),
    "",
    "",
    "",
    "",
    first,
    enhanced,
    join(names(["PERSON"])),
    join(placed(["PERSON"])),
    join(names(["ORG"])),
    join(placed(["ORG"])),
    tone,
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    join(all.map(({ text, start }) => `${plain(text)},${convert(start)}`)),
    join(amounts),
    "",
    title,
  ];
}

/** V1 and V2.1 locations: those with coordinates. All are of type 4, a place; country codes are ISO 3166, not FIPS. */
function locations(
  { referents, entities }: CopydeskRecord,
  convert: (n: number) => number,
): [string, string] {
  const starts = new Map(entities?.map(({ id, start }) => [id, start]));
  const known = (referents ?? []).flatMap(({ name, label, link, mentions }) => {
    if (!PLACES.includes(label) || link?.latitude === null || link?.latitude === undefined) return [];
    const { iso3166, latitude, longitude, geonames } = link;
    const cells = [4, plain(name), iso3166 ?? "", "", latitude, longitude ?? "", geonames ?? ""];
    return [{ cells, mentions }];
  });
  const first = known.map(({ cells }) => cells.join("#"));
  const enhanced = known.flatMap(({ cells, mentions }) =>
    mentions.map((id) =>
      [...cells.slice(0, 4), "", ...cells.slice(4), convert(starts.get(id) ?? 0)].join("#"),
    ),
  );
  return [join(first), join(enhanced)];
}

/** Tone, positive, negative, polarity (all out of 100), and the number of words; activity and self references are not told. */
function toneOf(sentiment: NonNullable<CopydeskRecord["sentiment"]>, text: string): string {
  const { sentences, document } = sentiment;
  const share = (label: string) =>
    (100 * sentences.filter((row) => row.label === label).length) / Math.max(1, sentences.length);
  const [positive, negative] = [share("positive"), share("negative")];
  const words = text.split(/\s+/).filter(Boolean).length;
  const cells = [100 * document.score, positive, negative, positive + negative, 0, 0].map((n) =>
    n.toFixed(2),
  );
  return [...cells, words].join(",");
}
