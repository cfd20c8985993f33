import type { CheckworthinessRow } from "../../schema/checkworthiness.ts";
import { trimmedContent } from "./content-span.ts";
import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";
import { TAG } from "./tags.ts";
import { unionOf } from "./union.ts";

/** Sentences in the writer's own voice that are worth checking: no part is attributed, they have a verb, and they do not ask. */
export function ownVoice(
  reading: Reading,
  attributed: readonly Finding[],
  rows: readonly CheckworthinessRow[],
  threshold: number,
): Finding[] {
  const { tokens } = reading;
  const taken = new Uint8Array(tokens.count + 1);
  // Each token of contents is marked once: nested ones cost nothing.
  for (const { first, end } of unionOf(attributed.map(({ content }) => content))) taken.fill(1, first, end);
  for (const { source, cue } of attributed)
    for (const part of [source, cue]) if (part) taken.fill(1, part.first, part.end);
  return reading.sentences.flatMap(({ first, end }, i) => {
    if ((rows[i]?.score ?? 0) < threshold || taken.subarray(first, end).includes(1)) return [];
    let verbs = 0;
    for (let k = first; k < end; k++)
      if (tokens.pos[k] === TAG.verb || tokens.pos[k] === TAG.auxiliary) verbs++;
    if (verbs === 0) return [];
    for (let k = end - 1; k >= Math.max(first, end - 3); k--) if (tokens.lower[k] === "?") return [];
    const content = trimmedContent(reading, first, end);
    return content ? [{ content, source: null, cue: null, word: null, by: "voice" }] : [];
  });
}
