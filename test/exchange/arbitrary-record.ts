import { createHash } from "node:crypto";
import fc from "fast-check";
import { fileNameOf } from "../../src/exchange/file-name.ts";
import type { ExportFormat } from "../../src/exchange/format.ts";
import { ENTITY_LABELS } from "../../src/schema/entity-labels.ts";
import { mapOffsets, toCodepoint } from "../../src/schema/offset-units.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";

/** Words that are hard on offsets: emoji, combining marks, scripts without case, signs that formats use themselves. */
const WORDS = [
  "Ada",
  "Bo",
  "said",
  "Côte",
  "d’Ivoire",
  "naïve",
  "e\u0301te\u0301",
  "👩‍👩‍👧",
  "🇲🇱",
  "👍🏽",
  "𝒜𝒷",
  "日本",
  "مالي",
  "हिन्दी",
  "AT&T",
  "<b>",
  "“Fine”",
  "#",
  "O",
  "B-ORG",
  "NOUN",
  "DATE",
  "a\\b",
  '"x"',
  ",",
  "3.5",
  "-",
  "T1",
  "isn’t",
  "U.S.",
  "%41",
  "\u{1F1F2}",
];
const GAPS = [" ", " ", " ", "  ", "\n", "\r\n", "\n\n", "\t", "\u00a0", " \n "];

interface Piece {
  readonly word: string;
  readonly gap: string;
}
const piece: fc.Arbitrary<Piece> = fc.record({
  word: fc.constantFrom(...WORDS),
  gap: fc.constantFrom(...GAPS),
});
const score = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const word = fc.constantFrom("rule", "tagger", "voice");

/** Records with entities, dates and claims over whole words of hard texts, with every field that annotations have. */
export const anyRecord: fc.Arbitrary<CopydeskRecord> = fc
  .record({
    // Twelve graphemes can be a hundred bytes; formats of one file a document keep an id that fits into a file's name.
    id: fc
      .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
      .filter((id) => !fileNameOf(id).startsWith("sha256-")),
    lead: fc.constantFrom("", " ", "\n", "  "),
    pieces: fc.array(piece, { minLength: 8, maxLength: 40 }),
    lengths: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 30, maxLength: 30 }),
    kinds: fc.array(fc.constantFrom("entity", "date", "none"), { minLength: 30, maxLength: 30 }),
    label: fc.constantFrom(...ENTITY_LABELS),
    score,
    by: word,
    value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
      nil: undefined,
    }),
    unit: fc.constantFrom(undefined, "EUR", "km/h"),
    type: fc.constantFrom("DATE" as const, "TIME" as const, "DURATION" as const, "SET" as const),
    timex: fc.constantFrom("2025-12", "P3D", "PAST_REF", "XXXX-12-25", "2025-W05"),
    mod: fc.constantFrom(null, "APPROX"),
    freq: fc.constantFrom(null, "2X"),
    interval: fc.constantFrom(
      null,
      { start: "2025-12-01", end: "2026-01-01" },
      { start: null, end: "2026-01-01" },
    ),
    anchor: fc.constantFrom("none", "reference"),
    attribution: fc.constantFrom(null, "direct" as const, "mixed" as const),
    withSource: fc.boolean(),
    withCue: fc.boolean(),
    certainty: fc.constantFrom("asserted" as const, "denied" as const, "unknown" as const),
    polarity: fc.constantFrom("positive" as const, "negative" as const),
    published: fc.constantFrom(undefined, "2025-12-23"),
  })
  .map((given) => {
    let text = given.lead;
    const places = given.pieces.map(({ word, gap }) => {
      const start = text.length;
      text += word;
      const end = text.length;
      text += gap;
      return { start, end };
    });
    const span = (first: number, last: number) => {
      const start = places[first]?.start ?? 0;
      const end = places[last]?.end ?? 0;
      return { start, end, text: text.slice(start, end) };
    };
    const entities: NonNullable<CopydeskRecord["entities"]> = [];
    const dates: NonNullable<CopydeskRecord["dates"]> = [];
    let at = 0;
    for (const [i, kind] of given.kinds.entries()) {
      const length = given.lengths[i] ?? 1;
      if (at + length > places.length) break;
      const where = span(at, at + length - 1);
      const { score, by, unit, value } = given;
      if (kind === "entity")
        entities.push({
          id: `e${entities.length}`,
          ...where,
          label: given.label,
          score,
          referent: null,
          ...(value !== undefined && { value: Object.is(value, -0) ? 0 : value }),
          ...(unit !== undefined && { unit }),
          by,
        });
      if (kind === "date")
        dates.push({
          id: `d${dates.length}`,
          ...where,
          type: given.type,
          value: given.timex,
          mod: given.mod,
          quant: null,
          freq: given.freq,
          interval: given.interval,
          anchor: given.anchor,
          by,
        });
      at += length;
    }
    const half = Math.floor(places.length / 2);
    const content = span(0, half - 1);
    const inside = (list: readonly { id: string; end: number }[]) =>
      list.filter(({ end }) => end <= content.end).map(({ id }) => id);
    const claims: CopydeskRecord["claims"] = [
      {
        id: "c0",
        sentence: "s1",
        ...content,
        attribution:
          given.attribution === null
            ? null
            : {
                type: given.attribution,
                source: given.withSource ? { ...span(half, half), referent: null } : null,
                cue: given.withCue ? { ...span(half + 1, half + 1), lemma: "say" } : null,
              },
        score: given.score,
        checkworthiness: given.score,
        certainty: given.certainty,
        polarity: given.polarity,
        tense: "past",
        entities: inside(entities),
        dates: inside(dates),
        by: given.by,
      },
    ];
    return {
      schema: "copydesk.record/1",
      id: given.id,
      source: { uri: "a.txt", sha256: createHash("sha256").update(text, "utf8").digest("hex") },
      ...(given.published !== undefined && { published: given.published }),
      meta: { topic: "x" },
      language: { code: "en", score: 1 },
      offsets: "codepoint",
      text,
      ...mapOffsets({ entities, dates, claims }, toCodepoint(text)),
      problems: [],
      provenance: { copydesk: "0", pipeline: "test", config: "0", stages: {} },
    } satisfies CopydeskRecord;
  });

/** What of a record's annotations a format has room for, as import gives it: fields that it has none for get their defaults. */
export function held(record: CopydeskRecord, { fields }: ExportFormat["holds"]) {
  const holds = (name: string) => fields === "all" || fields.includes(name);
  const kept = <T>(name: string, value: T, otherwise: T) => (holds(name) ? value : otherwise);
  return {
    text: record.text,
    entities: record.entities?.map(({ value, unit, ...entity }) => ({
      ...entity,
      score: kept("entities.score", entity.score, 1),
      ...(value !== undefined && holds("entities.value") && { value }),
      ...(unit !== undefined && holds("entities.unit") && { unit }),
      by: kept("entities.by", entity.by, "given"),
    })),
    dates: record.dates?.map((date) => ({
      ...date,
      value: kept("dates.value", date.value, "XXXX"),
      mod: kept("dates.mod", date.mod, null),
      freq: kept("dates.freq", date.freq, null),
      interval: kept("dates.from", date.interval, null),
      anchor: kept("dates.anchor", date.anchor, "none"),
      by: kept("dates.by", date.by, "given"),
    })),
    claims: record.claims?.map(({ score, ...claim }) => {
      const { attribution } = claim;
      const parts = attribution && (attribution.source || attribution.cue);
      const cue = attribution?.cue;
      return {
        ...claim,
        sentence: kept("claims.sentence", claim.sentence, "s0"),
        attribution:
          attribution && (parts || holds("claims.attribution"))
            ? {
                type: kept("claims.attribution", attribution.type, "indirect"),
                source: attribution.source,
                cue: cue ? { ...cue, lemma: kept("claims.lemma", cue.lemma, cue.text.toLowerCase()) } : null,
              }
            : null,
        ...(score !== undefined && holds("claims.score") && { score }),
        checkworthiness: kept("claims.checkworthiness", claim.checkworthiness, 1),
        certainty: kept("claims.certainty", claim.certainty, "unknown" as const),
        polarity: kept("claims.polarity", claim.polarity, "positive" as const),
        tense: kept("claims.tense", claim.tense, "none" as const),
        by: kept("claims.by", claim.by, "given"),
      };
    }),
  };
}
