import { countWords } from "../../core/count-words.ts";
import { type LooseRecord, type LooseRow, rowsOf } from "../../query/parsed-records.ts";
import type { Cell, TableName } from "./tables.ts";

/** Where a record's line stands. */
export interface Place {
  readonly doc: number;
  readonly part: number;
  readonly at: number;
  readonly length: number;
}

/** Rows by table, each in the order of the table's columns. */
export type TableRows = { readonly [table in TableName]: readonly (readonly Cell[])[] };

/** Code units of a text that can be searched and shown in the list. */
const MOST = { search: 20_000, opening: 200, name: 200, claim: 1000, message: 500 };
const ISO_DAY = /^\d{4}-\d\d-\d\d/;
const ISO_MONTH = /^\d{4}-\d\d/;
const LINKED: ReadonlySet<unknown> = new Set(["GPE", "LOC", "FAC"]);

/** What the index keeps of a record. The record's outline is all that is trusted: anything can stand in its fields. */
export function rowsOfDocument(record: LooseRecord, { doc, part, at, length }: Place): TableRows {
  const { id, text } = record;
  const referents = rowsOf(record.referents);
  const nameOf = new Map(referents.map(({ id: key, name }) => [String(key), cut(name, MOST.name)]));
  const claims = rowsOf(record.claims);
  const problems = rowsOf(record.problems);
  const tone = fieldsOf(fieldsOf(record.sentiment).document);
  const title = cut(fieldsOf(record.title).text, MOST.opening);
  const names = referents.map((row) => nameRow(doc, row));
  const labels = new Set(
    [...rowsOf(record.entities), ...rowsOf(record.dates)].map(({ label, type }) => label ?? type),
  );
  const spoken = claims.flatMap((claim) => {
    const speaker = speakerOf(claim, nameOf);
    return speaker === null ? [] : [{ claim, speaker }];
  });
  const entityReferent = new Map(rowsOf(record.entities).map(({ id: key, referent }) => [key, referent]));
  return {
    documents: [
      [
        ...[
          doc,
          part,
          at,
          length,
          id,
          title,
          opening(text, title),
          ISO_DAY.exec(String(record.published))?.[0] ?? null,
        ],
        ...[sourceOf(fieldsOf(record.source).uri), textOr(fieldsOf(record.language).code)],
        ...[textOr(tone.label), numberOr(tone.score), claims.length, problems.length, countWords(text)],
        `${id}\n${text.slice(0, MOST.search)}`.toLowerCase(),
      ],
    ],
    labels: [...labels].filter((label) => typeof label === "string").map((label) => [doc, label]),
    names,
    months: monthRows(doc, rowsOf(record.dates)),
    claims: claims.map((claim) => claimRow(doc, claim, nameOf)),
    about: spoken.flatMap(({ claim, speaker }) => {
      const told = Array.isArray(claim.entities) ? claim.entities : [];
      const about = new Set(told.map((key) => nameOf.get(String(entityReferent.get(key)))));
      return [...about]
        .filter((name) => name !== undefined && name !== speaker)
        .map((name) => [doc, speaker, name ?? null]);
    }),
    problems: problems.map(({ stage, code, message }) => [
      ...[doc, textOr(stage), textOr(code), cut(message, MOST.message)],
      ...[textOr(fieldsOf(record.source).uri), numberOr(fieldsOf(record.source).line)],
    ]),
  };
}

function nameRow(doc: number, { name, label, mentions, link }: LooseRow): Cell[] {
  const { iso3166, latitude, longitude } = fieldsOf(link);
  const placed = LINKED.has(label);
  return [
    ...[
      doc,
      cut(name, MOST.name),
      textOr(label),
      Array.isArray(mentions) ? mentions.length : 0,
      textOr(iso3166),
    ],
    ...[placed ? numberOr(latitude) : null, placed ? numberOr(longitude) : null],
  ];
}

function claimRow(doc: number, claim: LooseRow, nameOf: ReadonlyMap<string, string | null>): Cell[] {
  const attribution = fieldsOf(claim.attribution);
  const cue = fieldsOf(attribution.cue);
  return [
    ...[
      doc,
      textOr(claim.id),
      cut(claim.text, MOST.claim),
      textOr(attribution.type),
      speakerOf(claim, nameOf),
    ],
    ...[cut(cue.lemma ?? cue.text, MOST.name), textOr(claim.certainty)],
    ...[numberOr(claim.checkworthiness), numberOr(claim.score)],
  ];
}

function speakerOf(claim: LooseRow, nameOf: ReadonlyMap<string, string | null>): string | null {
  const source = fieldsOf(fieldsOf(claim.attribution).source);
  return nameOf.get(String(source.referent)) ?? cut(source.text, MOST.name);
}

/** In how many expressions a text speaks of each month; years and decades are of no month. */
function monthRows(doc: number, dates: readonly LooseRow[]): Cell[][] {
  const counts = new Map<string, number>();
  for (const { value } of dates) {
    const month = ISO_MONTH.exec(String(value))?.[0];
    if (month !== undefined) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts].map(([month, count]) => [doc, month, count]);
}

/** The folder or file that a document came from, without what tells one document of it from the next. */
function sourceOf(uri: unknown): string | null {
  if (typeof uri !== "string") return null;
  const host = /^https?:\/\/([^/]+)/.exec(uri)?.[1];
  return (
    host ??
    (/\.(?:jsonl?|csv|tsv|warc)(?:\.(?:gz|br))?$/i.test(uri) ? uri : uri.replace(/\/?[^/]*$/, "") || uri)
  );
}

function opening(text: string, title: string | null): string {
  const rest = title !== null && text.startsWith(title) ? text.slice(title.length) : text;
  return rest.trimStart().slice(0, MOST.opening);
}

const fieldsOf = (value: unknown): LooseRow =>
  typeof value === "object" && value !== null ? (value as LooseRow) : {};
const textOr = (value: unknown): string | null => (typeof value === "string" ? value : null);
const numberOr = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
const cut = (value: unknown, most: number): string | null =>
  typeof value === "string" ? value.slice(0, most) : null;
