import type { Scored } from "../eval/scorer.ts";

/** A stretch of the text under a label, UTF-16 offsets. */
export interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Layers of spans, with what counts as their label. Null where the record lacks the layer: its annotator did not look for it. */
export const SPAN_LAYERS: Readonly<Record<string, (record: Scored) => readonly LabelledSpan[] | null>> = {
  entities: ({ entities }) => entities ?? null,
  dates: ({ dates }) => dates?.map(({ start, end, type }) => ({ start, end, label: type })) ?? null,
  claims: ({ claims }) =>
    claims?.map(({ start, end, attribution }) => ({ start, end, label: attribution?.type ?? "own voice" })) ??
    null,
};

/** From here on a probability means yes. */
const YES = 0.5;

/** Layers that give sentences a label, by where the sentence begins. */
export const SENTENCE_LAYERS: Readonly<
  Record<string, (record: Scored) => ReadonlyMap<number, string> | null>
> = {
  checkworthiness: (record) =>
    bySentence(record, record.checkworthiness, ({ score }) => (score >= YES ? "check-worthy" : "not")),
  subjectivity: (record) =>
    bySentence(record, record.checkworthiness, ({ subjectivity }) =>
      subjectivity >= YES ? "subjective" : "objective",
    ),
  "sentiment of sentences": (record) => bySentence(record, record.sentiment?.sentences, ({ label }) => label),
};

/** The one label that a whole document has. */
export const DOCUMENT_LAYERS: Readonly<Record<string, (record: Scored) => string | null>> = {
  "sentiment of documents": ({ sentiment }) => sentiment?.document.label ?? null,
};

function bySentence<Row extends { readonly sentence: string }>(
  { sentences }: Scored,
  rows: readonly Row[] | null | undefined,
  labelOf: (row: Row) => string,
): ReadonlyMap<number, string> | null {
  if (!sentences || !rows) return null;
  const starts = new Map(sentences.map(({ id, start }) => [id, start]));
  return new Map(
    rows.flatMap((row) => {
      const start = starts.get(row.sentence);
      return start === undefined ? [] : [[start, labelOf(row)] as const];
    }),
  );
}

/** The choice of a token that lies in no span. */
export const OUTSIDE = "O";

/**
 * The label of each token: of the span that covers some of it, the one that begins first where two do. A token is a run of letters, digits and marks, or any other
 * visible character.
 */
export function tokenLabels(text: string, spans: readonly LabelledSpan[]): string[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const labels: string[] = [];
  let at = 0;
  for (const { index, 0: token } of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s]/gu)) {
    while (at < ordered.length && (ordered[at] as LabelledSpan).end <= index) at++;
    const span = ordered[at];
    labels.push(span && span.start < index + token.length ? span.label : OUTSIDE);
  }
  return labels;
}
