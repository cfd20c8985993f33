/** One annotation of a document as it is drawn. Offsets are UTF-16. */
export interface Annotation {
  readonly id: string;
  readonly layer: LayerName;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The referent that it names, if any. */
  readonly referent: string | null;
  /** The claim that a source or cue belongs to. */
  readonly claim: string | null;
  readonly fields: readonly (readonly [string, string])[];
}

export const LAYERS = ["entities", "dates", "claims", "sentiment"] as const;
export type LayerName = (typeof LAYERS)[number];

type Loose = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Loose =>
  typeof value === "object" && value !== null ? (value as Loose) : {};
const rowsOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(fieldsOf) : []);
const text = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

/** A document with what is shown of it. */
export interface ShownDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly annotations: readonly Annotation[];
  readonly claims: readonly ShownClaim[];
  readonly problems: readonly (readonly [string, string])[];
}

export interface ShownClaim {
  readonly id: string;
  readonly speaker: string;
  readonly cue: string;
  readonly text: string;
  readonly certainty: string;
  readonly score: number | null;
}

/** Reads a record of which nothing is certain but that it is JSON. */
export function shownDocument(record: Loose): ShownDocument {
  const body = text(record.text);
  const offset = record.offsets === "utf16" ? (at: number) => at : codePointOffsets(body);
  const referents = rowsOf(record.referents);
  const nameOf = new Map(referents.map((row) => [text(row.id), text(row.name)]));
  const linkOf = new Map(referents.map((row) => [text(row.id), fieldsOf(row.link)]));
  const sentiment = fieldsOf(record.sentiment);
  const tones = new Map(rowsOf(sentiment.entities).map((row) => [text(row.entity), row]));
  const found: Annotation[] = [];
  const add = (row: Loose, layer: LayerName, kind: string, more: Partial<Annotation>, fields: Loose) => {
    const start = offset(Number(row.start));
    const end = offset(Number(row.end));
    if (!(0 <= start && start < end && end <= body.length)) return;
    found.push({
      ...{
        id: text(row.id),
        layer,
        kind,
        start,
        end,
        text: body.slice(start, end),
        referent: null,
        claim: null,
      },
      ...more,
      fields: Object.entries(fields)
        .map(([name, value]) => [name, text(value)] as const)
        .filter(([, value]) => value !== ""),
    });
  };
  for (const row of rowsOf(record.entities)) {
    const referent = text(row.referent);
    const link = linkOf.get(referent) ?? {};
    add(
      row,
      "entities",
      text(row.label),
      { referent: referent || null },
      {
        ...{ score: row.score, value: row.value, unit: row.unit, by: row.by, names: nameOf.get(referent) },
        ...{
          GeoNames: link.geonames,
          country: link.iso3166,
          latitude: link.latitude,
          longitude: link.longitude,
        },
        sentiment: tones.get(text(row.id))?.label,
      },
    );
  }
  for (const row of rowsOf(record.dates)) {
    const interval = fieldsOf(row.interval);
    add(
      row,
      "dates",
      text(row.type),
      {},
      {
        ...{
          value: row.value,
          mod: row.mod,
          quant: row.quant,
          freq: row.freq,
          anchor: row.anchor,
          by: row.by,
        },
        ...{ from: interval.start, until: interval.end },
      },
    );
  }
  const claims: ShownClaim[] = [];
  for (const row of rowsOf(record.claims)) {
    const { type, source, cue } = fieldsOf(row.attribution);
    const by = fieldsOf(source);
    const speaker = nameOf.get(text(by.referent)) || text(by.text);
    const fields = {
      ...{
        speaker,
        cue: fieldsOf(cue).lemma,
        certainty: row.certainty,
        polarity: row.polarity,
        tense: row.tense,
      },
      ...{ probability: row.score, "worth checking": row.checkworthiness, by: row.by },
    };
    const claim = text(row.id);
    add(row, "claims", text(type) || "the writer's own", { claim }, fields);
    if (by.start !== undefined) add({ ...by, id: claim }, "claims", "source", { claim }, fields);
    if (fieldsOf(cue).start !== undefined)
      add({ ...fieldsOf(cue), id: claim }, "claims", "cue", { claim }, fields);
    const score = typeof row.checkworthiness === "number" ? row.checkworthiness : null;
    claims.push({
      ...{ id: claim, speaker, cue: text(fieldsOf(cue).text), text: text(row.text) },
      ...{ certainty: text(row.certainty), score },
    });
  }
  const spans = new Map(rowsOf(record.sentences).map((row) => [text(row.id), row]));
  for (const row of rowsOf(sentiment.sentences)) {
    const sentence = spans.get(text(row.sentence));
    if (sentence && row.label !== "neutral")
      add(sentence, "sentiment", text(row.label), {}, { score: row.score });
  }
  const whole = fieldsOf(sentiment.document);
  return {
    id: text(record.id),
    title: text(fieldsOf(record.title).text) || text(record.id),
    text: body,
    facts: Object.entries({
      ...{ published: record.published, dateline: fieldsOf(fieldsOf(record.dateline).place).text },
      ...{ language: fieldsOf(record.language).code, sentiment: whole.label, address: record.url },
      ...{ file: fieldsOf(record.source).uri, line: fieldsOf(record.source).line, id: record.id },
    })
      .map(([name, value]) => [name, text(value)] as const)
      .filter(([, value]) => value !== ""),
    annotations: found.sort((a, b) => a.start - b.start || b.end - a.end),
    claims,
    problems: rowsOf(record.problems).map(({ code, message }) => [text(code), text(message)] as const),
  };
}

/** UTF-16 offsets by code points. */
function codePointOffsets(body: string): (at: number) => number {
  if (!/[\ud800-\udfff]/.test(body)) return (at) => at;
  const offsets: number[] = [];
  for (let i = 0; i < body.length; i += (body.codePointAt(i) ?? 0) > 0xffff ? 2 : 1) offsets.push(i);
  offsets.push(body.length);
  return (at) => offsets[at] ?? -1;
}
