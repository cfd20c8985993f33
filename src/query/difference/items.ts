import { utf16Of } from "../../schema/offset-units.ts";
import type { CopydeskRecord } from "../../schema/record.ts";

/** An annotation as it is compared: where it is, what it is called, its score, and everything else about it. No ids: they only count. */
export interface Item {
  /** Two annotations of one layer with the same place are the same thing, judged twice. */
  readonly place: string;
  readonly label: string;
  readonly score: number | null;
  readonly rest: string;
  /** For people: what stands there. */
  readonly text: string;
  /** UTF-16 offset of its beginning; -1 for what has no place in the text. */
  readonly start: number;
}

type Compared = ReturnType<typeof utf16Of<CopydeskRecord>> & { readonly text: string };
interface Span {
  readonly start: number;
  readonly end: number;
}

const YES = 0.5;
const at = ({ start, end }: Span) => `${start}:${end}`;
const rest = (...values: readonly unknown[]) => JSON.stringify(values);
const NO_REST = "";

/** The items of every layer that can be compared, in the order of the record. Null: the layer failed; absent: it was not asked for. */
export const LAYER_ITEMS: { readonly [layer: string]: (record: Compared) => Item[] | null | undefined } = {
  language: ({ language }) =>
    language && [
      {
        place: "document",
        label: language.code,
        score: language.score,
        rest: NO_REST,
        text: language.code,
        start: -1,
      },
    ],
  title: ({ title }) =>
    title === undefined
      ? undefined
      : title === null
        ? []
        : [
            {
              place: `${title.start}:${title.end}`,
              label: "title",
              score: null,
              rest: rest(title.text),
              text: title.text,
              start: title.start ?? -1,
            },
          ],
  dateline: ({ dateline, text }) =>
    dateline === undefined
      ? undefined
      : dateline === null
        ? []
        : [
            {
              place: at(dateline),
              label: "dateline",
              score: null,
              rest: rest(dateline.place, dateline.date),
              text: text.slice(dateline.start, dateline.end),
              start: dateline.start,
            },
          ],
  reference: ({ reference }) =>
    reference && [
      {
        place: "document",
        label: reference.from,
        score: null,
        rest: rest(reference.value),
        text: reference.value ?? "none",
        start: -1,
      },
    ],
  sentences: ({ sentences, text }) =>
    sentences?.map((span) => ({
      place: at(span),
      label: "sentence",
      score: null,
      rest: rest(span.paragraph),
      text: text.slice(span.start, span.end),
      start: span.start,
    })),
  entities: ({ entities }) =>
    entities?.map((entity) => ({
      place: at(entity),
      label: entity.label,
      score: entity.score,
      rest: rest(entity.value ?? null, entity.unit ?? null),
      text: entity.text,
      start: entity.start,
    })),
  referents: (record) => {
    const places = mentionPlaces(record);
    return record.referents?.map(({ label, name, mentions, link }) => ({
      place: placesOf(mentions, places),
      label,
      score: null,
      rest: rest(name, link),
      text: name,
      start: places.get(mentions[0] ?? "")?.start ?? -1,
    }));
  },
  dates: ({ dates }) =>
    dates?.map((date) => ({
      place: at(date),
      label: date.type,
      score: null,
      rest: rest(date.value, date.mod, date.quant, date.freq, date.interval),
      text: `${date.text} = ${date.value}`,
      start: date.start,
    })),
  checkworthiness: (record) => {
    const spans = sentenceSpans(record);
    return record.checkworthiness?.flatMap(({ sentence, score, subjectivity }) => {
      const span = spans.get(sentence);
      return span
        ? [
            {
              place: at(span),
              label: score >= YES ? "worth checking" : "not worth checking",
              score,
              rest: rest(subjectivity),
              text: record.text.slice(span.start, span.end),
              start: span.start,
            },
          ]
        : [];
    });
  },
  claims: ({ claims }) =>
    claims?.map((claim) => {
      const { attribution, certainty, polarity, tense } = claim;
      const [source, cue] = [attribution?.source, attribution?.cue];
      return {
        place: at(claim),
        label: attribution?.type ?? "writer's own voice",
        score: claim.checkworthiness,
        rest: rest(source ? at(source) : null, cue ? at(cue) : null, certainty, polarity, tense),
        text: attribution
          ? `${source?.text ?? "nobody named"}, ${cue?.text ?? "no cue"}: ${claim.text}`
          : claim.text,
        start: claim.start,
      };
    }),
  "sentiment of documents": ({ sentiment }) =>
    sentiment && [{ place: "document", ...toned(sentiment.document), text: "document", start: -1 }],
  "sentiment of sentences": (record) => {
    const spans = sentenceSpans(record);
    return record.sentiment?.sentences.flatMap((row) => {
      const span = spans.get(row.sentence);
      return span
        ? [
            {
              place: at(span),
              ...toned(row),
              text: record.text.slice(span.start, span.end),
              start: span.start,
            },
          ]
        : [];
    });
  },
  "sentiment of entities": (record) => {
    const entities = new Map((record.entities ?? []).map((entity) => [entity.id, entity]));
    return record.sentiment?.entities.flatMap((row) => {
      const entity = entities.get(row.entity);
      return entity ? [{ place: at(entity), ...toned(row), text: entity.text, start: entity.start }] : [];
    });
  },
  "sentiment of referents": (record) => {
    const places = mentionPlaces(record);
    const referents = new Map((record.referents ?? []).map((referent) => [referent.id, referent]));
    return record.sentiment?.referents.flatMap((row) => {
      const referent = referents.get(row.referent);
      return referent
        ? [
            {
              place: placesOf(referent.mentions, places),
              ...toned(row),
              text: referent.name,
              start: places.get(referent.mentions[0] ?? "")?.start ?? -1,
            },
          ]
        : [];
    });
  },
  problems: ({ problems }) =>
    problems.map(({ stage, code, message }) => ({
      place: `${stage} ${message}`,
      label: code,
      score: null,
      rest: NO_REST,
      text: message,
      start: -1,
    })),
};

const toned = ({ label, score }: { readonly label: string; readonly score: number }) => ({
  label,
  score,
  rest: NO_REST,
});

const sentenceSpans = ({ sentences }: Compared): Map<string, Span> =>
  new Map((sentences ?? []).map((sentence) => [sentence.id, sentence]));
const mentionPlaces = ({ entities }: Compared): Map<string, Span> =>
  new Map((entities ?? []).map((entity) => [entity.id, entity]));
function placesOf(mentions: readonly string[], places: ReadonlyMap<string, Span>): string {
  return mentions
    .map((mention) => {
      const span = places.get(mention);
      return span ? at(span) : "?";
    })
    .join(" ");
}

/** A record's layers with UTF-16 offsets, as `LAYER_ITEMS` reads them. */
export const comparable = (record: CopydeskRecord): Compared => ({ ...utf16Of(record), text: record.text });
