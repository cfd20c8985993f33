/**
 * The fields of a record as DuckDB types, told and never guessed: a run without a single date has the same columns as any other.
 * Follows src/schema; a test compares the two.
 */
const span = 'start BIGINT, "end" BIGINT, text VARCHAR';
const judged = "label VARCHAR, score DOUBLE";

export const RECORD_TYPE = {
  id: "VARCHAR",
  source: "STRUCT(uri VARCHAR, line BIGINT, sha256 VARCHAR)",
  published: "VARCHAR",
  url: "VARCHAR",
  meta: "JSON",
  language: "STRUCT(code VARCHAR, score DOUBLE)",
  offsets: "VARCHAR",
  text: "VARCHAR",
  title: `STRUCT(${span})`,
  dateline: `STRUCT(start BIGINT, "end" BIGINT, place STRUCT(${span}), date STRUCT(${span}))`,
  reference: 'STRUCT(value VARCHAR, "from" VARCHAR)',
  sentences: 'STRUCT(id VARCHAR, start BIGINT, "end" BIGINT, paragraph BIGINT)[]',
  entities: `STRUCT(id VARCHAR, ${span}, label VARCHAR, score DOUBLE, referent VARCHAR, value DOUBLE, unit VARCHAR, "by" VARCHAR)[]`,
  referents:
    "STRUCT(id VARCHAR, name VARCHAR, label VARCHAR, mentions VARCHAR[], link STRUCT(geonames VARCHAR, iso3166 VARCHAR, wikidata VARCHAR, latitude DOUBLE, longitude DOUBLE))[]",
  dates: `STRUCT(id VARCHAR, ${span}, type VARCHAR, value VARCHAR, mod VARCHAR, quant VARCHAR, freq VARCHAR, "interval" STRUCT(start VARCHAR, "end" VARCHAR), anchor VARCHAR, "by" VARCHAR)[]`,
  checkworthiness: "STRUCT(sentence VARCHAR, score DOUBLE, subjectivity DOUBLE)[]",
  claims: `STRUCT(id VARCHAR, sentence VARCHAR, ${span}, attribution STRUCT(type VARCHAR, source STRUCT(${span}, referent VARCHAR), cue STRUCT(${span}, lemma VARCHAR)), score DOUBLE, checkworthiness DOUBLE, certainty VARCHAR, polarity VARCHAR, tense VARCHAR, entities VARCHAR[], dates VARCHAR[], "by" VARCHAR)[]`,
  sentiment: `STRUCT(document STRUCT(${judged}, author STRUCT(${judged}), quoted STRUCT(${judged})), sentences STRUCT(sentence VARCHAR, ${judged})[], entities STRUCT(entity VARCHAR, ${judged})[], referents STRUCT(referent VARCHAR, ${judged})[])`,
  problems: "STRUCT(stage VARCHAR, code VARCHAR, message VARCHAR)[]",
  provenance: "STRUCT(copydesk VARCHAR, pipeline VARCHAR, config VARCHAR)",
} as const;

/** A line of a run's problems.jsonl. */
export const PROBLEM_TYPE = {
  id: "VARCHAR",
  source: "STRUCT(uri VARCHAR, line BIGINT)",
  stage: "VARCHAR",
  code: "VARCHAR",
  message: "VARCHAR",
} as const;
