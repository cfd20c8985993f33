import type { CopydeskRecord } from "../schema/record.ts";

export type MarkLayer = "entities" | "dates" | "claims";
export const MARK_LAYERS: readonly MarkLayer[] = ["entities", "dates", "claims"];

/** Labels of the parts of a claim. */
export const CLAIM_LABELS = ["CLAIM", "SOURCE", "CUE"] as const;
export const DATE_LABELS = ["DATE", "TIME", "DURATION", "SET"] as const;

/**
 * A labelled stretch of text, which is what annotation tools know. An entity is labelled with its label, a date with its TIMEX3 type; a
 * claim is up to three: its content (CLAIM), and its SOURCE and CUE, which belong to it (`of`). Offsets are UTF-16.
 */
export interface Mark {
  readonly layer: MarkLayer;
  /** `e0`, `d0`, `c0`; `c0-source` and `c0-cue` for the parts of a claim. */
  readonly id: string;
  /** The claim that a SOURCE or CUE belongs to. */
  readonly of: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label: string;
  /** What else is known of it. Null is left out. */
  readonly fields: Readonly<Record<string, string | number>>;
}

type Given = Readonly<Record<string, string | number | null | undefined>>;

function known(fields: Given): Record<string, string | number> {
  const out: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields))
    if (value !== null && value !== undefined) out[name] = value;
  return out;
}

/** The labelled spans of a record that has UTF-16 offsets, layer by layer, in text order. */
export function marksOf({ entities, dates, claims }: CopydeskRecord): Mark[] {
  const marks: Mark[] = [];
  for (const { id, start, end, text, label, score, value, unit, referent, by } of entities ?? [])
    marks.push({
      layer: "entities",
      id,
      of: null,
      start,
      end,
      text,
      label,
      fields: known({ score, value, unit, referent, by }),
    });
  for (const { id, start, end, text, type, value, mod, quant, freq, interval, anchor, by } of dates ?? [])
    marks.push({
      layer: "dates",
      id,
      of: null,
      start,
      end,
      text,
      label: type,
      fields: known({ value, mod, quant, freq, from: interval?.start, to: interval?.end, anchor, by }),
    });
  for (const claim of claims ?? []) {
    const { id, start, end, text, sentence, attribution, score, checkworthiness, ...rest } = claim;
    const { certainty, polarity, tense, by } = rest;
    const type = attribution?.type;
    marks.push({
      layer: "claims",
      id,
      of: null,
      start,
      end,
      text,
      label: "CLAIM",
      fields: known({
        ...{ sentence, attribution: type, checkworthiness, certainty, polarity, tense, by },
        score,
      }),
    });
    const { source, cue } = attribution ?? { source: null, cue: null };
    if (source)
      marks.push({
        layer: "claims",
        id: `${id}-source`,
        of: id,
        start: source.start,
        end: source.end,
        text: source.text,
        label: "SOURCE",
        fields: known({ referent: source.referent }),
      });
    if (cue)
      marks.push({
        layer: "claims",
        id: `${id}-cue`,
        of: id,
        start: cue.start,
        end: cue.end,
        text: cue.text,
        label: "CUE",
        fields: { lemma: cue.lemma },
      });
  }
  return marks;
}
