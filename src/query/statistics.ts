import { countWords } from "../core/count-words.ts";
import { RECORD_LAYERS } from "../schema/layers.ts";
import { type NameCount, nameCounts } from "./name-counts.ts";
import { type LooseRecord, type LooseRow, rowsOf } from "./parsed-records.ts";

/** How many of a kind there are, and in how many documents. */
export interface Occurrence {
  readonly number: number;
  readonly documents: number;
}

/** The figures of a set of records. */
export interface Statistics {
  readonly documents: number;
  /** Documents of the run that could not be read, so that there is no record of them. */
  readonly notRead: number;
  /** Runs between white space, in all texts. */
  readonly words: number;
  /** Code points, in all texts. */
  readonly characters: number;
  /** Documents by ISO 639-1 code; `unknown` where the record does not say. */
  readonly languages: { readonly [code: string]: number };
  /** Days of the first and the last date of publication that can be read, and how many documents have one. */
  readonly published: { readonly documents: number; readonly first: string; readonly last: string } | null;
  /** By layer: in how many documents it is there, in how many it is null, and its annotations, `all` and by label. */
  readonly layers: { readonly [layer: string]: LayerStatistics };
  /** The names in most documents, by label of the referent, or of the mention where there are no referents. */
  readonly names: { readonly [label: string]: readonly NameCount[] };
  /** How many documents a name's count can lack at most: 0 unless there are very many different names. */
  readonly namesMissedAtMost: number;
  readonly problems: { readonly [code: string]: Occurrence };
}

export interface LayerStatistics {
  readonly documents: number;
  readonly failed: number;
  readonly annotations: { readonly [label: string]: Occurrence };
}

const NAMED = ["PERSON", "ORG", "GPE", "NORP"] as const;
/** How many different names of each label are held. */
const CAPACITY = 100_000;
const TOP = 10;
const YES = 0.5;
const ISO_DAY = /^\d{4}-\d\d-\d\d/;

/** What an annotation of each layer of lists is counted under. */
const LABEL_OF: { readonly [layer: string]: (row: LooseRow) => unknown } = {
  sentences: () => null,
  entities: ({ label }) => label,
  referents: ({ label }) => label,
  dates: ({ type }) => type,
  checkworthiness: ({ score }) => (Number(score) >= YES ? "worth checking" : "not worth checking"),
  claims: ({ attribution }) => (attribution as { type?: unknown } | null)?.type ?? "writer's own voice",
};

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

/** Adds up records one by one; memory does not grow with their number. */
export function statistics(): {
  add(record: LooseRecord): void;
  /** Counts a document that has no record, by the code of the problem that says why. */
  addNotRead(code: string): void;
  read(): Statistics;
} {
  const totals = { documents: 0, notRead: 0, words: 0, characters: 0 };
  const languages = new Map<string, number>();
  const published = { documents: 0, first: "9999-99-99", last: "" };
  const presence = new Map<string, { documents: number; failed: number }>();
  const labels = new Map<string, Map<string, Mutable<Occurrence>>>();
  const problems = new Map<string, Mutable<Occurrence>>();
  const names = new Map(NAMED.map((label) => [label as string, nameCounts(CAPACITY)]));

  const addPublished = (value: unknown) => {
    const day = ISO_DAY.exec(String(value))?.[0];
    if (day === undefined) return;
    published.documents++;
    if (day < published.first) published.first = day;
    if (day > published.last) published.last = day;
  };
  const addLayer = (layer: string, value: unknown) => {
    const there = presence.get(layer) ?? { documents: 0, failed: 0 };
    presence.set(layer, there);
    // A title or dateline that is null is one that the text has not.
    if (value === null && layer !== "title" && layer !== "dateline") there.failed++;
    if (value === null) return;
    there.documents++;
    const labelOf = LABEL_OF[layer];
    const found = labels.get(layer) ?? new Map<string, Mutable<Occurrence>>();
    labels.set(layer, found);
    if (layer === "sentiment") {
      const { document } = value as { readonly document?: { readonly label?: unknown } };
      countAll([String(document?.label ?? "unknown")], found);
    } else if (labelOf) {
      const rows = rowsOf(value);
      countAll(
        rows.map(() => "all"),
        found,
      );
      countAll(
        rows.flatMap((row) => {
          const label = labelOf(row);
          return label === null ? [] : [String(label)];
        }),
        found,
      );
    }
  };

  return {
    add(record) {
      totals.documents++;
      totals.words += countWords(record.text);
      totals.characters += codePoints(record.text);
      const code = (record.language as { readonly code?: unknown } | null | undefined)?.code;
      const language = typeof code === "string" ? code : "unknown";
      languages.set(language, (languages.get(language) ?? 0) + 1);
      if (record.published !== undefined) addPublished(record.published);
      for (const layer of RECORD_LAYERS) {
        const value = record[layer];
        if (value !== undefined && layer !== "language") addLayer(layer, value);
      }
      countAll(
        rowsOf(record.problems).map(({ code }) => String(code)),
        problems,
      );
      for (const [label, counted] of namesOf(record)) {
        const counts = names.get(label);
        for (const [name, mentions] of counted) counts?.add(name, mentions);
      }
    },
    addNotRead(code) {
      totals.notRead++;
      countAll([code], problems);
    },
    read: () => ({
      ...totals,
      languages: Object.fromEntries([...languages].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))),
      published: published.documents > 0 ? { ...published } : null,
      layers: Object.fromEntries(
        RECORD_LAYERS.flatMap((layer) => {
          const there = presence.get(layer);
          return there
            ? [[layer, { ...there, annotations: sorted(labels.get(layer) ?? new Map()) }] as const]
            : [];
        }),
      ),
      names: Object.fromEntries(
        [...names]
          .map(([label, counts]) => [label, counts.top(TOP)] as const)
          .filter(([, top]) => top.length > 0),
      ),
      namesMissedAtMost: Math.max(...[...names.values()].map((counts) => counts.missedAtMost())),
      problems: sorted(problems),
    }),
  };
}

/** Counts what one document has. */
function countAll(keys: readonly string[], into: Map<string, Mutable<Occurrence>>): void {
  for (const key of keys) {
    const count = into.get(key) ?? { number: 0, documents: 0 };
    count.number++;
    into.set(key, count);
  }
  for (const key of new Set(keys)) {
    const count = into.get(key);
    if (count) count.documents++;
  }
}

/** By label, the names of one document with their mentions: of its referents, or of its entities where there are no referents. */
function namesOf(record: LooseRecord): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const add = (label: unknown, name: unknown, mentions: number) => {
    if (typeof name !== "string" || typeof label !== "string") return;
    const counts = found.get(label) ?? new Map<string, number>();
    found.set(label, counts);
    counts.set(name, (counts.get(name) ?? 0) + mentions);
  };
  if (Array.isArray(record.referents))
    for (const { label, name, mentions } of rowsOf(record.referents))
      add(label, name, Array.isArray(mentions) ? mentions.length : 0);
  else for (const { label, text } of rowsOf(record.entities)) add(label, text, 1);
  return found;
}

/** `all` first, then the most frequent. */
function sorted(counts: ReadonlyMap<string, Occurrence>): { readonly [key: string]: Occurrence } {
  return Object.fromEntries(
    [...counts].sort(
      ([a, m], [b, n]) =>
        Number(b === "all") - Number(a === "all") || n.number - m.number || (a < b ? -1 : 1),
    ),
  );
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (0xdc00 <= code && code <= 0xdfff && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}
