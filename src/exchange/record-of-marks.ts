import { createHash } from "node:crypto";
import { VERSION } from "../core/version.ts";
import { ENTITY_LABELS } from "../schema/entity-labels.ts";
import { recordBreaches } from "../schema/laws.ts";
import { RECORD_SCHEMA } from "../schema/layers.ts";
import { mapOffsets, toCodepoint } from "../schema/offset-units.ts";
import { type CopydeskRecord, record as recordSchema } from "../schema/record.ts";
import { ImportError } from "./format.ts";
import { CLAIM_LABELS, DATE_LABELS, type MarkLayer } from "./marks.ts";

/** A labelled span as an annotation tool gives it back, in UTF-16 units. */
export interface ReadMark {
  /** The tool's own id, which `of` of others refers to. */
  readonly id: string;
  readonly of: string | null;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

export interface ReadDocument {
  readonly id: string | undefined;
  readonly text: string;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: unknown;
  readonly meta?: unknown;
  readonly marks: readonly ReadMark[];
  /** Layers that were annotated: they are empty, not absent, when there are no marks of theirs. */
  readonly layers: readonly MarkLayer[];
}

/** The file, and the line or document in it. */
export type Place = string;

const has = (list: readonly string[], label: string) => list.includes(label);
const DECIMAL = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** The layer that a label belongs to: no label is in two. */
export function layerOf(label: string, place: Place): MarkLayer {
  if (has(ENTITY_LABELS, label)) return "entities";
  if (has(DATE_LABELS, label)) return "dates";
  if (has(CLAIM_LABELS, label)) return "claims";
  throw new ImportError(
    `${place}: there is no label "${label}". Expected ${[...ENTITY_LABELS, ...DATE_LABELS, ...CLAIM_LABELS].join(", ")}.`,
  );
}

type Fields = Readonly<Record<string, string | number>>;
const text = (fields: Fields, name: string, otherwise: string | null = null) =>
  fields[name] === undefined ? otherwise : String(fields[name]);
/** Many tools keep every attribute as a string. */
const number = (fields: Fields, name: string, otherwise: number) => {
  const value = fields[name];
  return typeof value === "string" && DECIMAL.test(value) ? Number(value) : (value ?? otherwise);
};

/** A record, as gold, of a document that a tool gives back; throws an ImportError with its place when it breaks the schema or its laws. */
export function recordOfMarks(doc: ReadDocument, place: Place, uri: string): CopydeskRecord {
  const slice = ({ start, end }: ReadMark) => ({ start, end, text: doc.text.slice(start, end) });
  const ordered = [...doc.marks].sort((a, b) => a.start - b.start || a.end - b.end);
  const of = (layer: MarkLayer) => ordered.filter(({ label }) => layerOf(label, place) === layer);
  const entities = of("entities").map((mark, i) => ({
    id: `e${i}`,
    ...slice(mark),
    label: mark.label,
    score: number(mark.fields, "score", 1),
    referent: null,
    ...(mark.fields.value !== undefined && { value: number(mark.fields, "value", 0) }),
    ...(mark.fields.unit !== undefined && { unit: text(mark.fields, "unit") }),
    by: text(mark.fields, "by", "given"),
  }));
  const dates = of("dates").map(({ fields, label, ...mark }, i) => ({
    id: `d${i}`,
    ...slice({ fields, label, ...mark }),
    type: label,
    // X stands for what is not known.
    value: text(fields, "value", "XXXX"),
    mod: text(fields, "mod"),
    quant: text(fields, "quant"),
    freq: text(fields, "freq"),
    interval:
      fields.from === undefined && fields.to === undefined
        ? null
        : { start: text(fields, "from"), end: text(fields, "to") },
    anchor: text(fields, "anchor", "none"),
    by: text(fields, "by", "given"),
  }));
  const parts = of("claims");
  for (const { label, of: owner, start } of parts)
    if (label !== "CLAIM" && !parts.some(({ id, label }) => label === "CLAIM" && id === owner))
      throw new ImportError(
        `${place}: the ${label} at ${start} belongs to no CLAIM: join them with a relation.`,
      );
  const inside = (list: readonly { id: string; start: number; end: number }[], { start, end }: ReadMark) =>
    list.filter((item) => start <= item.start && item.end <= end).map(({ id }) => id);
  const claims = parts
    .filter(({ label }) => label === "CLAIM")
    .map((mark, i) => {
      const { fields, id } = mark;
      const source = parts.find((part) => part.label === "SOURCE" && part.of === id);
      const cue = parts.find((part) => part.label === "CUE" && part.of === id);
      const type = text(fields, "attribution", source || cue ? "indirect" : null);
      return {
        id: `c${i}`,
        sentence: text(fields, "sentence", "s0"),
        ...slice(mark),
        attribution:
          type === null
            ? null
            : {
                type,
                source: source ? { ...slice(source), referent: null } : null,
                cue: cue
                  ? { ...slice(cue), lemma: text(cue.fields, "lemma", slice(cue).text.toLowerCase()) }
                  : null,
              },
        ...(fields.score !== undefined && { score: number(fields, "score", 1) }),
        checkworthiness: number(fields, "checkworthiness", 1),
        certainty: text(fields, "certainty", "unknown"),
        polarity: text(fields, "polarity", "positive"),
        tense: text(fields, "tense", "none"),
        entities: inside(entities, mark),
        dates: inside(dates, mark),
        by: text(fields, "by", "given"),
      };
    });
  const layers = { entities, dates, claims };
  const present = Object.entries(layers).filter(
    ([layer, list]) => list.length > 0 || doc.layers.includes(layer as MarkLayer),
  );
  const sha256 = createHash("sha256").update(doc.text, "utf8").digest("hex");
  const record = {
    schema: RECORD_SCHEMA,
    id: doc.id ?? sha256.slice(0, 16),
    source: { uri, sha256 },
    ...(doc.published !== undefined && { published: doc.published }),
    ...(doc.url !== undefined && { url: doc.url }),
    meta: doc.meta ?? {},
    ...(doc.language !== undefined && { language: doc.language }),
    offsets: "codepoint",
    text: doc.text,
    ...mapOffsets(Object.fromEntries(present), toCodepoint(doc.text)),
    problems: [],
    provenance: {
      copydesk: VERSION,
      pipeline: "import",
      config: "0",
      stages: Object.fromEntries(present.map(([layer]) => [layer, "given"])),
    },
  };
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ImportError(`${place}: ${issue?.path.join(".")}: ${issue?.message}`);
  }
  const [breach] = recordBreaches(parsed.data);
  if (breach) throw new ImportError(`${place}: ${breach.path}: ${breach.message}`);
  return parsed.data;
}
