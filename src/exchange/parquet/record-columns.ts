import { ENTITY_LABELS, REFERENT_LABELS } from "../../schema/entity-labels.ts";
import { DATE_LABELS } from "../marks.ts";
import { type Column, FLOAT, INT, listOf, oneOf, STRING, struct } from "./columns.ts";

export const POLARITIES = ["negative", "neutral", "positive"] as const;
const judged = { label: oneOf(POLARITIES), score: FLOAT };
const span = { start: INT, end: INT, text: STRING };

/**
 * The columns of a record: always all of them, in this order, with these types, whatever layers the run made, so that files of
 * different runs can be read as one set. A layer that is absent or null is null. `meta` is JSON in a string: its fields differ
 * from corpus to corpus. Offsets count code points.
 */
export const RECORD_COLUMNS: Readonly<Record<string, Column>> = {
  id: STRING,
  text: STRING,
  published: STRING,
  url: STRING,
  source: struct({ uri: STRING, line: INT, sha256: STRING }),
  meta: STRING,
  language: struct({ code: STRING, score: FLOAT }),
  title: struct({ text: STRING, start: INT, end: INT }),
  dateline: struct({ start: INT, end: INT, place: struct(span), date: struct(span) }),
  reference: struct({ value: STRING, from: oneOf(["published", "dateline", "option", "none"]) }),
  sentences: listOf(struct({ id: STRING, start: INT, end: INT, paragraph: INT })),
  entities: listOf(
    struct({
      id: STRING,
      ...span,
      label: oneOf(ENTITY_LABELS),
      score: FLOAT,
      referent: STRING,
      value: FLOAT,
      unit: STRING,
      by: STRING,
    }),
  ),
  referents: listOf(
    struct({
      id: STRING,
      name: STRING,
      label: oneOf(REFERENT_LABELS),
      mentions: listOf(STRING),
      link: struct({
        geonames: STRING,
        iso3166: STRING,
        wikidata: STRING,
        latitude: FLOAT,
        longitude: FLOAT,
      }),
    }),
  ),
  dates: listOf(
    struct({
      id: STRING,
      ...span,
      type: oneOf(DATE_LABELS),
      value: STRING,
      mod: STRING,
      quant: STRING,
      freq: STRING,
      interval: struct({ start: STRING, end: STRING }),
      anchor: STRING,
      by: STRING,
    }),
  ),
  checkworthiness: listOf(struct({ sentence: STRING, score: FLOAT, subjectivity: FLOAT })),
  claims: listOf(
    struct({
      id: STRING,
      sentence: STRING,
      ...span,
      attribution: struct({
        type: oneOf(["direct", "indirect", "mixed"]),
        source: struct({ ...span, referent: STRING }),
        cue: struct({ ...span, lemma: STRING }),
      }),
      score: FLOAT,
      checkworthiness: FLOAT,
      certainty: oneOf(["asserted", "probable", "possible", "unlikely", "denied", "unknown"]),
      polarity: oneOf(["positive", "negative"]),
      tense: oneOf(["past", "present", "future", "none"]),
      entities: listOf(STRING),
      dates: listOf(STRING),
      by: STRING,
    }),
  ),
  sentiment: struct({
    document: struct({ ...judged, author: struct(judged), quoted: struct(judged) }),
    sentences: listOf(struct({ sentence: STRING, ...judged })),
    entities: listOf(struct({ entity: STRING, ...judged })),
    referents: listOf(struct({ referent: STRING, ...judged })),
  }),
  problems: listOf(struct({ stage: STRING, code: STRING, message: STRING })),
};
