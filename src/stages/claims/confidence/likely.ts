import { partitionPoint } from "../../../text/partition-point.ts";
import type { TokenRange } from "../../../text/sentence-tokens.ts";
import type { Finding, ScoredFinding } from "../finding.ts";
import type { Reading } from "../reading.ts";
import { TAG } from "../tags.ts";
import { unionOf } from "../union.ts";
import type { Confidence, ConfidenceInText } from "./confidence.ts";

/**
 * What models found is a claim when it is this probable as a whole, or, where no such claim says the same, when its content is this probably
 * what somebody says and both probabilities multiplied are not too small. One row for each kind of text, from the least like news to the most:
 * outside news the probabilities are too high. Chosen on polnear.dev and gum_other.dev.
 */
const LEAST = [
  { claim: 0.45, content: 0.6, both: 0.15 },
  { claim: 0.35, content: 0.6, both: 0.15 },
  { claim: 0.33, content: 0.6, both: 0.15 },
  { claim: 0.2, content: 0.4, both: 0.04 },
] as const;
/** How probable a word of the lexicon is a cue that counts in any case, with "that" and its clause behind it. */
const SURE = { noun: 0.5, verb: 0.95 };

/**
 * The findings that count as claims, in their order, with the probability of those that models found. Those of rules count in any case: that
 * annotators seldom mark a quotation that nothing introduces says nothing of who said it.
 */
export function likelyClaims(
  findings: readonly Finding[],
  confidence: Pick<ConfidenceInText, "kind" | "of">,
  { tokens }: Pick<Reading, "tokens">,
): ScoredFinding[] {
  // "The claim that …", "It was announced that …": annotators mark these one time and not the next.
  const hasClause = ({ cue, word, content }: Finding) =>
    cue !== null &&
    word !== null &&
    content.first === cue.end &&
    tokens.lower[content.first] === "that" &&
    (cue.sure ?? 0) >= (tokens.pos[cue.end - 1] === TAG.noun ? SURE.noun : SURE.verb);
  const least = LEAST[confidence.kind];
  const judged = likeliestOfEach(
    findings.map((finding) => {
      const sure = finding.by === "model" ? confidence.of(finding) : null;
      const isLikely = sure === null || sure.claim >= least.claim || hasClause(finding);
      return { finding, sure, isLikely };
    }),
  );
  const said = unionOf(judged.flatMap(({ finding, isLikely }) => (isLikely ? [finding.content] : [])));
  return judged.flatMap(({ finding, sure, isLikely }) => {
    const isSaid =
      sure !== null &&
      sure.content >= least.content &&
      sure.claim * sure.content >= least.both &&
      !meets(said, finding.content);
    if (!isLikely && !isSaid) return [];
    return [sure ? { ...finding, score: sure.claim } : finding];
  });
}

interface Judged {
  readonly finding: Finding;
  readonly sure: Confidence | null;
  readonly isLikely: boolean;
}

/** "…," the paper quoted Shaw as saying: of findings of models with the same content, the likeliest. */
function likeliestOfEach(judged: readonly Judged[]): Judged[] {
  const likeliest = new Map<string, Judged>();
  const keyOf = ({ finding: { content } }: Judged) => `${content.first} ${content.end}`;
  for (const one of judged) {
    if (one.sure === null) continue;
    const most = likeliest.get(keyOf(one))?.sure?.claim ?? -1;
    if (one.sure.claim > most) likeliest.set(keyOf(one), one);
  }
  return judged.filter((one) => one.sure === null || likeliest.get(keyOf(one)) === one);
}

/** Whether a range has a token in a union of ranges. */
function meets(union: readonly TokenRange[], { first, end }: TokenRange): boolean {
  const next = partitionPoint(union.length, (i) => (union[i]?.end ?? 0) <= first);
  return (union[next]?.first ?? end) < end;
}
