import type { CopydeskRecord } from "../../schema/record.ts";

type Type = "VARCHAR" | "INTEGER" | "DOUBLE";
type Row = Readonly<Record<string, unknown>>;

/** A table of the database, and its rows in a record. */
export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, Type>>;
  rows(record: CopydeskRecord): readonly Row[];
}

const span = { start: "INTEGER", end: "INTEGER", text: "VARCHAR" } as const;
const judged = { label: "VARCHAR", score: "DOUBLE" } as const;
const own = { document: "VARCHAR", id: "VARCHAR" } as const;
const rowsOf = (document: string, list: readonly object[] | null | undefined): Row[] =>
  list?.map((item) => ({ document, ...item })) ?? [];

/** All tables; `document` is the document's id. Layers that are not lists are columns of `documents`. Lists inside rows are JSON. */
export const TABLES: readonly Table[] = [
  {
    name: "documents",
    columns: {
      id: "VARCHAR",
      text: "VARCHAR",
      published: "VARCHAR",
      url: "VARCHAR",
      source: "VARCHAR",
      sha256: "VARCHAR",
      meta: "VARCHAR",
      language: "VARCHAR",
      language_score: "DOUBLE",
      title: "VARCHAR",
      title_start: "INTEGER",
      title_end: "INTEGER",
      dateline: "VARCHAR",
      reference: "VARCHAR",
      reference_from: "VARCHAR",
      sentiment: "VARCHAR",
      sentiment_score: "DOUBLE",
      author_score: "DOUBLE",
      quoted_score: "DOUBLE",
    },
    rows: ({ id, text, published, url, source, meta, language, title, dateline, reference, sentiment }) => [
      {
        id,
        text,
        published,
        url,
        source: source.uri,
        sha256: source.sha256,
        meta,
        language: language?.code,
        language_score: language?.score,
        title: title?.text,
        title_start: title?.start,
        title_end: title?.end,
        dateline,
        reference: reference?.value,
        reference_from: reference?.from,
        sentiment: sentiment?.document.label,
        sentiment_score: sentiment?.document.score,
        author_score: sentiment?.document.author?.score,
        quoted_score: sentiment?.document.quoted?.score,
      },
    ],
  },
  {
    name: "sentences",
    columns: {
      ...own,
      start: "INTEGER",
      end: "INTEGER",
      paragraph: "INTEGER",
      checkworthiness: "DOUBLE",
      subjectivity: "DOUBLE",
      ...judged,
    },
    rows: ({ id, sentences, checkworthiness, sentiment }) =>
      sentences?.map((sentence, i) => ({
        document: id,
        ...sentence,
        checkworthiness: checkworthiness?.[i]?.score,
        subjectivity: checkworthiness?.[i]?.subjectivity,
        label: sentiment?.sentences[i]?.label,
        score: sentiment?.sentences[i]?.score,
      })) ?? [],
  },
  {
    name: "entities",
    columns: {
      ...own,
      ...span,
      label: "VARCHAR",
      score: "DOUBLE",
      referent: "VARCHAR",
      value: "DOUBLE",
      unit: "VARCHAR",
      by: "VARCHAR",
      sentiment: "DOUBLE",
    },
    rows({ id, entities, sentiment }) {
      const scores = new Map(sentiment?.entities.map(({ entity, score }) => [entity, score]));
      return entities?.map((entity) => ({ document: id, ...entity, sentiment: scores.get(entity.id) })) ?? [];
    },
  },
  {
    name: "referents",
    columns: {
      ...own,
      name: "VARCHAR",
      label: "VARCHAR",
      mentions: "VARCHAR",
      geonames: "VARCHAR",
      iso3166: "VARCHAR",
      wikidata: "VARCHAR",
      latitude: "DOUBLE",
      longitude: "DOUBLE",
      sentiment: "DOUBLE",
    },
    rows({ id, referents, sentiment }) {
      const scores = new Map(sentiment?.referents.map(({ referent, score }) => [referent, score]));
      return (
        referents?.map(({ link, ...referent }) => ({
          document: id,
          ...referent,
          ...link,
          sentiment: scores.get(referent.id),
        })) ?? []
      );
    },
  },
  {
    name: "dates",
    columns: {
      ...own,
      ...span,
      type: "VARCHAR",
      value: "VARCHAR",
      mod: "VARCHAR",
      quant: "VARCHAR",
      freq: "VARCHAR",
      from: "VARCHAR",
      to: "VARCHAR",
      anchor: "VARCHAR",
      by: "VARCHAR",
    },
    rows: ({ id, dates }) =>
      dates?.map(({ interval, ...date }) => ({
        document: id,
        ...date,
        from: interval?.start,
        to: interval?.end,
      })) ?? [],
  },
  {
    name: "claims",
    columns: {
      ...own,
      sentence: "VARCHAR",
      ...span,
      attribution: "VARCHAR",
      source: "VARCHAR",
      source_start: "INTEGER",
      source_end: "INTEGER",
      source_referent: "VARCHAR",
      cue: "VARCHAR",
      cue_start: "INTEGER",
      cue_end: "INTEGER",
      lemma: "VARCHAR",
      score: "DOUBLE",
      checkworthiness: "DOUBLE",
      certainty: "VARCHAR",
      polarity: "VARCHAR",
      tense: "VARCHAR",
      entities: "VARCHAR",
      dates: "VARCHAR",
      by: "VARCHAR",
    },
    rows: ({ id, claims }) =>
      claims?.map(({ attribution, ...claim }) => ({
        document: id,
        ...claim,
        attribution: attribution?.type,
        source: attribution?.source?.text,
        source_start: attribution?.source?.start,
        source_end: attribution?.source?.end,
        source_referent: attribution?.source?.referent,
        cue: attribution?.cue?.text,
        cue_start: attribution?.cue?.start,
        cue_end: attribution?.cue?.end,
        lemma: attribution?.cue?.lemma,
      })) ?? [],
  },
  {
    name: "problems",
    columns: { document: "VARCHAR", stage: "VARCHAR", code: "VARCHAR", message: "VARCHAR" },
    rows: ({ id, problems }) => rowsOf(id, problems),
  },
];
