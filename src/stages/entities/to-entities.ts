import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import { NUMBER_LABELS } from "../../schema/entity-labels.ts";
import { readLexicon } from "../../text/lexicon.ts";
import type { Candidate } from "./candidate.ts";

/** The precision of a rule with a label, as it was measured. */
export type Precision = (by: string, label: string) => number;

const UNMEASURED = 0.5;

export function openPrecision(): Precision {
  const table = new Map(
    readLexicon(import.meta.url, "precision.tsv").map(([by, label, share]) => [
      `${by} ${label}`,
      Number(share),
    ]),
  );
  return (by, label) => table.get(`${by} ${label}`) ?? UNMEASURED;
}

const isNumber = (label: string): boolean => (NUMBER_LABELS as readonly string[]).includes(label);

/** Candidates without overlaps, the longer before the shorter and the earlier before the later, as the record has them. */
export function toEntities(
  text: string,
  tokens: Tokens,
  candidates: readonly Candidate[],
  precision: Precision,
): Entity[] {
  const taken = new Uint8Array(tokens.count);
  const chosen = [...candidates]
    .sort((a, b) => b.end - b.first - (a.end - a.first) || a.first - b.first)
    .filter(({ first, end }) => {
      if (taken.subarray(first, end).includes(1)) return false;
      taken.fill(1, first, end);
      return true;
    })
    .sort((a, b) => a.first - b.first);
  return chosen.map(({ first, end, label, by, value = null, unit = null }, i) => {
    const from = tokens.starts[first] ?? 0;
    const to = tokens.ends[end - 1] ?? 0;
    const entity = {
      id: `e${i}`,
      start: from,
      end: to,
      text: text.slice(from, to),
      label,
      score: precision(by, label),
      referent: null,
    };
    return isNumber(label) ? { ...entity, value, unit, by } : { ...entity, by };
  });
}
