import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import type { Referent } from "../../schema/referents.ts";
import type { Sentiment } from "../../schema/sentiment.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { toneAround } from "./mention-tone.ts";
import { squash, toneOf } from "./tone.ts";

/** The kinds of names that a text can speak well or ill of. */
const JUDGED: ReadonlySet<string> = new Set(["PERSON", "ORG", "GPE", "NORP"]);

/** The tone towards each judged mention, in text order. Mentions and sentences are walked once, side by side. */
export function mentionTones(
  tokens: Tokens,
  tones: Float64Array,
  sentences: readonly TokenRange[],
  entities: readonly Entity[],
  threshold: number,
): Sentiment["entities"] {
  let sentence = 0;
  let token = 0;
  return entities.flatMap(({ id, label, start, end }) => {
    if (!JUDGED.has(label)) return [];
    while (token < tokens.count && (tokens.ends[token] ?? 0) <= start) token++;
    let behind = token;
    while (behind < tokens.count && (tokens.starts[behind] ?? 0) < end) behind++;
    while (sentence + 1 < sentences.length && (sentences[sentence]?.end ?? 0) <= token) sentence++;
    const range = sentences[sentence] ?? { first: 0, end: 0 };
    const sum = toneAround(tokens, tones, range, { first: token, end: behind });
    return [{ entity: id, ...toneOf(squash(sum), threshold) }];
  });
}

/** The tone towards each referent: the mean over its judged mentions. */
export function referentTones(
  referents: readonly Referent[],
  mentions: Sentiment["entities"],
  threshold: number,
): Sentiment["referents"] {
  const scores = new Map(mentions.map(({ entity, score }) => [entity, score]));
  return referents.flatMap(({ id, mentions: ids }) => {
    const judged = ids.flatMap((mention) => scores.get(mention) ?? []);
    if (judged.length === 0) return [];
    return [
      { referent: id, ...toneOf(judged.reduce((sum, score) => sum + score, 0) / judged.length, threshold) },
    ];
  });
}
