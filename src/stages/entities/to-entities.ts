import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import { NUMBER_LABELS } from "../../schema/entity-labels.ts";
import type { Candidate } from "./candidate.ts";

const isNumber = (label: string): boolean => (NUMBER_LABELS as readonly string[]).includes(label);

/** Candidates without overlaps, as the record has them: of two that overlap, the one that comes first in the list. */
export function toEntities(text: string, tokens: Tokens, candidates: readonly Candidate[]): Entity[] {
  const taken = new Uint8Array(tokens.count);
  const chosen = candidates
    .filter(({ first, end }) => {
      if (taken.subarray(first, end).includes(1)) return false;
      taken.fill(1, first, end);
      return true;
    })
    .sort((a, b) => a.first - b.first);
  return chosen.map(({ first, end, label, by, score, value = null, unit = null }, i) => {
    const from = tokens.starts[first] ?? 0;
    const to = tokens.ends[end - 1] ?? 0;
    const entity = {
      id: `e${i}`,
      start: from,
      end: to,
      text: text.slice(from, to),
      label,
      score: Math.round(score * 1e4) / 1e4,
      referent: null,
    };
    return isNumber(label) ? { ...entity, value, unit, by } : { ...entity, by };
  });
}
