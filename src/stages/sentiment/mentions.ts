import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";

/** The kinds of names that a text can speak well or ill of. */
const JUDGED: ReadonlySet<string> = new Set(["PERSON", "ORG", "GPE", "NORP"]);

/** A mention that is judged, in tokens, with the number of its sentence. */
export interface Mention {
  readonly entity: string;
  readonly tokens: TokenRange;
  readonly sentence: number;
  /** Whether it is a place where something happens: "in Lima". */
  readonly where: boolean;
}

/** The mentions to judge, in text order. Mentions and sentences are walked once, side by side. */
export function judgedMentions(
  tokens: Tokens,
  sentences: readonly TokenRange[],
  entities: readonly Entity[],
  locatives: ReadonlySet<string>,
): Mention[] {
  let sentence = 0;
  let token = 0;
  return entities.flatMap(({ id, label, start, end }) => {
    if (!JUDGED.has(label)) return [];
    while (token < tokens.count && (tokens.ends[token] ?? 0) <= start) token++;
    let behind = token;
    while (behind < tokens.count && (tokens.starts[behind] ?? 0) < end) behind++;
    while (sentence + 1 < sentences.length && (sentences[sentence]?.end ?? 0) <= token) sentence++;
    const before = tokens.lower[token - 1] ?? "";
    const where =
      label === "GPE" && locatives.has(before === "the" ? (tokens.lower[token - 2] ?? "") : before);
    return [{ entity: id, tokens: { first: token, end: behind }, sentence, where }];
  });
}
