import type { utf16Of } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import type { Mark } from "./marked-text.ts";
import { styleOf } from "./palette.ts";

/** A record whose offsets count UTF-16 units. */
export type Shown = ReturnType<typeof utf16Of<CopydeskRecord>> & { readonly text: string };

const YES = 0.5;

/** What of each layer is marked in the text. */
export const LAYER_MARKS: { readonly [layer: string]: (record: Shown) => Mark[] } = {
  title: ({ title }) =>
    title && title.start !== null && title.end !== null
      ? [{ start: title.start, end: title.end, style: "part", label: "title" }]
      : [],
  dateline: ({ dateline }) =>
    dateline ? [{ start: dateline.start, end: dateline.end, style: "part", label: "dateline" }] : [],
  sentences: ({ sentences }) =>
    (sentences ?? []).map(({ id, start, end }) => ({ start, end, style: "part", label: id })),
  entities: ({ entities }) =>
    (entities ?? []).map(({ start, end, label }) => ({ start, end, style: styleOf(label), label })),
  referents: ({ entities }) =>
    (entities ?? []).flatMap(({ start, end, label, referent }) =>
      referent === null ? [] : [{ start, end, style: styleOf(label), label: referent }],
    ),
  dates: ({ dates }) =>
    (dates ?? []).map(({ start, end, type, value }) => ({
      start,
      end,
      style: "date",
      label: `${type} ${value}`,
    })),
  checkworthiness: (record) =>
    bySentence(record, record.checkworthiness ?? [], ({ score }) =>
      score >= YES ? { style: "claim", label: score.toFixed(2) } : null,
    ),
  claims: ({ claims }) =>
    (claims ?? []).flatMap(({ id, start, end, attribution }): Mark[] => [
      { start, end, style: "claim", label: id },
      ...(attribution?.source
        ? [{ ...attribution.source, style: "source", label: `${id} source` } as const]
        : []),
      ...(attribution?.cue ? [{ ...attribution.cue, style: "cue", label: `${id} cue` } as const] : []),
    ]),
  sentiment: (record) =>
    bySentence(record, record.sentiment?.sentences ?? [], ({ label, score }) =>
      label === "neutral" ? null : { style: label, label: score.toFixed(2) },
    ),
};

function bySentence<Row extends { readonly sentence: string }>(
  { sentences }: Shown,
  rows: readonly Row[],
  lookOf: (row: Row) => Pick<Mark, "style" | "label"> | null,
): Mark[] {
  const places = new Map((sentences ?? []).map((sentence) => [sentence.id, sentence]));
  return rows.flatMap((row) => {
    const look = lookOf(row);
    const place = places.get(row.sentence);
    return look && place ? [{ start: place.start, end: place.end, ...look }] : [];
  });
}
