import type { Entity } from "../../schema/entities.ts";
import type { Referent } from "../../schema/referents.ts";

/** Several mentions that agree say more than one, by the root of their number, up to so many. */
const MOST_MENTIONS = 9;
/** How much the writer's tone in the rest of the article tells of whom all its mentions are. */
const ARTICLE = 4;
/** An article's tone tells something of the people and organisations that it is about; a place where bad things happen is not spoken ill of. */
const ABOUT: ReadonlySet<string> = new Set(["PERSON", "ORG"]);

/** Scores by the ids of entities and of referents, -1..1. */
export interface ScoresInContext {
  readonly entities: ReadonlyMap<string, number>;
  readonly referents: ReadonlyMap<string, number>;
}

/**
 * Scores of mentions and referents in the light of the article. A referent's score is the mean of its mentions', the stronger the more there are, and
 * for the persons and organisations that an article is about also the writer's tone; a mention's is half its own and half its referent's. In a text
 * of one sentence with one mention of each, scores stay as they are.
 * `own` has the score of each judged mention in its sentence; `authorTone` is the tone of the writer's own words, and `sentences` their number.
 */
export function scoresInContext(
  own: ReadonlyMap<string, number>,
  entities: readonly Entity[],
  referents: readonly Referent[],
  authorTone: number,
  sentences: number,
): ScoresInContext {
  const labels = new Map(entities.map(({ id, label }) => [id, label]));
  const elsewhere = sentences > 1 ? authorTone * (1 - 1 / sentences) : 0;
  const byEntity = new Map(own);
  const byReferent = new Map<string, number>();
  for (const { id, mentions } of referents) {
    const judged = mentions.filter((mention) => own.has(mention));
    if (judged.length === 0) continue;
    const mean = judged.reduce((sum, mention) => sum + (own.get(mention) ?? 0), 0) / judged.length;
    const together = within(mean * Math.sqrt(Math.min(judged.length, MOST_MENTIONS)));
    const about = judged.some((mention) => ABOUT.has(labels.get(mention) ?? ""));
    const context = about ? (ARTICLE * elsewhere * judged.length) / own.size : 0;
    byReferent.set(id, within(together + context));
    for (const mention of judged)
      byEntity.set(mention, within(((own.get(mention) ?? 0) + together) / 2 + context));
  }
  return { entities: byEntity, referents: byReferent };
}

const within = (x: number): number => Math.max(-1, Math.min(1, x));
