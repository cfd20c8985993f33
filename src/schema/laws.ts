import type { CheckworthinessRow } from "./checkworthiness.ts";
import type { Claim } from "./claims.ts";
import type { Dateline } from "./dateline.ts";
import type { DateExpression } from "./dates.ts";
import type { Entity } from "./entities.ts";
import { REFERENT_LABELS } from "./entity-labels.ts";
import { RECORD_LAYERS, type RecordLayer } from "./layers.ts";
import { utf16Of } from "./offset-units.ts";
import type { CopydeskRecord } from "./record.ts";
import type { Referent } from "./referents.ts";
import type { Sentence } from "./sentences.ts";
import type { Sentiment } from "./sentiment.ts";
import type { Title } from "./title.ts";

/** A law of the record that is broken: where (a path such as `entities[3].text`) and how. */
export interface LawBreach {
  readonly path: string;
  readonly message: string;
}

/** The layers that laws look at, offsets in UTF-16 units. Absent and null ones are not looked at. */
export interface LawLayers {
  readonly title?: Title | null | undefined;
  readonly dateline?: Dateline | null | undefined;
  readonly sentences?: readonly Sentence[] | null | undefined;
  readonly entities?: readonly Entity[] | null | undefined;
  readonly referents?: readonly Referent[] | null | undefined;
  readonly dates?: readonly DateExpression[] | null | undefined;
  readonly checkworthiness?: readonly CheckworthinessRow[] | null | undefined;
  readonly claims?: readonly Claim[] | null | undefined;
  readonly sentiment?: Sentiment | null | undefined;
}

type Report = (path: string, message: string) => void;
interface Spanned {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spanLaws(text: string, span: Spanned, path: string, report: Report): void {
  const { start, end } = span;
  if (!(0 <= start && start < end && end <= text.length)) {
    report(path, `the span ${start}..${end} does not lie inside the text (0..${text.length})`);
  } else if (text.slice(start, end) !== span.text) {
    report(
      `${path}.text`,
      `expected ${JSON.stringify(text.slice(start, end))}, which stands at ${start}..${end}, got ${JSON.stringify(span.text)}`,
    );
  }
}

/** Ids count up from 0, spans come in order and do not overlap unless told so. */
function listLaws(
  list: readonly { id: string; start: number; end: number }[],
  letter: string,
  path: string,
  report: Report,
  overlap = false,
): void {
  let previous = { start: 0, end: 0 };
  list.forEach((item, i) => {
    if (item.id !== `${letter}${i}`) report(`${path}[${i}].id`, `expected ${letter}${i}, got ${item.id}`);
    const edge = overlap ? previous.start : previous.end;
    if (item.start < edge)
      report(
        `${path}[${i}].start`,
        `${item.start} comes before ${edge}, where ${i === 0 ? "the text" : `${path}[${i - 1}]`} ${overlap ? "begins" : "ends"}`,
      );
    previous = item;
  });
}

const idsOf = (list: readonly { id: string }[] | null | undefined): Set<string> | undefined =>
  list ? new Set(list.map((item) => item.id)) : undefined;

function resolves(ids: Set<string> | undefined, id: string | null, path: string, report: Report): void {
  if (ids !== undefined && id !== null && !ids.has(id))
    report(path, `${id} is not the id of anything in this record`);
}

type Law = (text: string, layers: LawLayers, report: Report) => void;

const LAWS: { readonly [layer in RecordLayer]?: Law } = {
  title(text, { title }, report) {
    if (!title) return;
    if ((title.start === null) !== (title.end === null))
      report("title", "start and end must both be numbers or both be null");
    if (title.start !== null && title.end !== null)
      spanLaws(text, { ...title, start: title.start, end: title.end }, "title", report);
  },

  dateline(text, { dateline }, report) {
    if (!dateline) return;
    for (const part of ["place", "date"] as const) {
      const span = dateline[part];
      if (!span) continue;
      spanLaws(text, span, `dateline.${part}`, report);
      if (span.start < dateline.start || dateline.end < span.end)
        report(`dateline.${part}`, "lies outside the dateline");
    }
  },

  sentences(text, { sentences }, report) {
    if (!sentences) return;
    listLaws(sentences, "s", "sentences", report);
    let paragraph = 0;
    sentences.forEach((s, i) => {
      if (!(s.start < s.end && s.end <= text.length))
        report(
          `sentences[${i}]`,
          `the span ${s.start}..${s.end} does not lie inside the text (0..${text.length})`,
        );
      if (s.paragraph < paragraph)
        report(`sentences[${i}].paragraph`, `${s.paragraph} after ${paragraph}: paragraphs count up`);
      paragraph = s.paragraph;
    });
  },

  entities(text, { entities }, report) {
    if (!entities) return;
    listLaws(entities, "e", "entities", report);
    entities.forEach((e, i) => {
      spanLaws(text, e, `entities[${i}]`, report);
    });
  },

  referents(_text, { entities, referents }, report) {
    if (!referents) return;
    const mentions = entities && new Map(entities.map((e) => [e.id, e]));
    const owner = new Map<string, string>();
    referents.forEach((r, i) => {
      if (r.id !== `r${i}`) report(`referents[${i}].id`, `expected r${i}, got ${r.id}`);
      r.mentions.forEach((id, k) => {
        const mention = mentions?.get(id);
        if (mentions && !mention)
          report(`referents[${i}].mentions[${k}]`, `${id} is not the id of an entity`);
        if (mention?.referent && mention.referent !== r.id)
          report(`referents[${i}].mentions[${k}]`, `${id} says that its referent is ${mention.referent}`);
        if (owner.has(id))
          report(`referents[${i}].mentions[${k}]`, `${id} belongs to ${owner.get(id)} already`);
        owner.set(id, r.id);
      });
    });
    entities?.forEach((e, i) => {
      if ((REFERENT_LABELS as readonly string[]).includes(e.label) && !owner.has(e.id))
        report(`entities[${i}]`, `a ${e.label} that no referent mentions`);
    });
  },

  dates(text, { dates }, report) {
    if (!dates) return;
    const ids = idsOf(dates);
    listLaws(dates, "d", "dates", report);
    dates.forEach((d, i) => {
      spanLaws(text, d, `dates[${i}]`, report);
      if (d.anchor.startsWith("d")) resolves(ids, d.anchor, `dates[${i}].anchor`, report);
      const { start, end } = d.interval ?? { start: null, end: null };
      if (start !== null && end !== null && !(start < end))
        report(`dates[${i}].interval`, `start ${start} is not before end ${end}`);
    });
  },

  checkworthiness(_text, { sentences, checkworthiness }, report) {
    if (!checkworthiness || !sentences) return;
    if (checkworthiness.length !== sentences.length)
      report(
        "checkworthiness",
        `expected one row for each of ${sentences.length} sentences, got ${checkworthiness.length}`,
      );
    checkworthiness.forEach((row, i) => {
      if (row.sentence !== `s${i}`)
        report(`checkworthiness[${i}].sentence`, `expected s${i}, got ${row.sentence}`);
    });
  },

  claims(text, { claims, sentences, entities, dates, referents }, report) {
    if (!claims) return;
    const [sentenceIds, entityIds, dateIds, referentIds] = [
      idsOf(sentences),
      idsOf(entities),
      idsOf(dates),
      idsOf(referents),
    ];
    listLaws(claims, "c", "claims", report, true);
    claims.forEach((c, i) => {
      const path = `claims[${i}]`;
      spanLaws(text, c, path, report);
      resolves(sentenceIds, c.sentence, `${path}.sentence`, report);
      c.entities.forEach((id, k) => {
        resolves(entityIds, id, `${path}.entities[${k}]`, report);
      });
      c.dates.forEach((id, k) => {
        resolves(dateIds, id, `${path}.dates[${k}]`, report);
      });
      const { source, cue } = c.attribution ?? { source: null, cue: null };
      if (source) spanLaws(text, source, `${path}.attribution.source`, report);
      if (source) resolves(referentIds, source.referent, `${path}.attribution.source.referent`, report);
      if (cue) spanLaws(text, cue, `${path}.attribution.cue`, report);
    });
  },

  sentiment(_text, { sentiment, sentences, entities, referents }, report) {
    if (!sentiment) return;
    const [entityIds, referentIds] = [idsOf(entities), idsOf(referents)];
    if (sentences && sentiment.sentences.length !== sentences.length)
      report(
        "sentiment.sentences",
        `expected one row for each of ${sentences.length} sentences, got ${sentiment.sentences.length}`,
      );
    sentiment.sentences.forEach((row, i) => {
      if (row.sentence !== `s${i}`)
        report(`sentiment.sentences[${i}].sentence`, `expected s${i}, got ${row.sentence}`);
    });
    sentiment.entities.forEach((row, i) => {
      resolves(entityIds, row.entity, `sentiment.entities[${i}].entity`, report);
    });
    sentiment.referents.forEach((row, i) => {
      resolves(referentIds, row.referent, `sentiment.referents[${i}].referent`, report);
    });
  },
};

/** The breaches of one layer's laws, with the layers that it refers to at hand. Time is linear in the layer. */
export function layerBreaches(layer: RecordLayer, text: string, layers: LawLayers): LawBreach[] {
  const breaches: LawBreach[] = [];
  LAWS[layer]?.(text, layers, (path, message) => breaches.push({ path, message }));
  return breaches;
}

/** Layers in which null means "there is none", so that no problem need explain it. */
const MAY_BE_NULL: ReadonlySet<string> = new Set(["title", "dateline"]);

/** All breaches of a record that fits the schema: what zod cannot say. */
export function recordBreaches(record: CopydeskRecord): LawBreach[] {
  const breaches: LawBreach[] = [];
  const layers = utf16Of(record);
  for (const layer of RECORD_LAYERS) {
    if (
      record[layer] === null &&
      !MAY_BE_NULL.has(layer) &&
      !record.problems.some((problem) => problem.stage === layer)
    ) {
      breaches.push({ path: layer, message: "is null, and no problem says why" });
    }
    breaches.push(...layerBreaches(layer, record.text, layers));
  }
  return breaches;
}
