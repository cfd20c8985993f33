import type { TokenRange } from "../../../text/sentence-tokens.ts";
import type { Finding, ScoredFinding } from "../finding.ts";
import type { Reading } from "../reading.ts";
import { TAG } from "../tags.ts";
import { unionOf } from "../union.ts";
import type { Confidence } from "./confidence.ts";

/**
 * What models found is a claim when it is this probable as a whole, or, where no such claim says the same, when its content is this probably
 * what somebody says and both probabilities multiplied are not too small. Chosen on polnear.dev and gum_other.dev.
 */
const LEAST = { claim: 0.25, content: 0.5, both: 0.08, noun: 0.5 };

/**
 * The findings that count as claims, in their order, with the probability of those that models found. Those of rules count in any case: that
 * annotators seldom mark a quotation that nothing introduces says nothing of who said it.
 */
export function likelyClaims(
  findings: readonly Finding[],
  confidenceOf: (finding: Finding) => Confidence,
  { tokens }: Pick<Reading, "tokens">,
): ScoredFinding[] {
  // "The claim that …": a noun of the lexicon with its clause, which annotators mark one time and not the next.
  const isNounOfClause = ({ cue, word, content }: Finding) =>
    cue !== null &&
    word !== null &&
    tokens.pos[cue.end - 1] === TAG.noun &&
    content.first === cue.end &&
    tokens.lower[content.first] === "that" &&
    (cue.sure ?? 0) >= LEAST.noun;
  const judged = findings.map((finding) => {
    const confidence = finding.by === "model" ? confidenceOf(finding) : null;
    const isLikely = confidence === null || confidence.claim >= LEAST.claim || isNounOfClause(finding);
    return { finding, confidence, isLikely };
  });
  const said = unionOf(judged.flatMap(({ finding, isLikely }) => (isLikely ? [finding.content] : [])));
  return judged.flatMap(({ finding, confidence, isLikely }) => {
    const isSaid =
      confidence !== null &&
      confidence.content >= LEAST.content &&
      confidence.claim * confidence.content >= LEAST.both &&
      !meets(said, finding.content);
    if (!isLikely && !isSaid) return [];
    return [confidence ? { ...finding, score: confidence.claim } : finding];
  });
}

/** Whether a range has a token in a union of ranges. */
function meets(union: readonly TokenRange[], { first, end }: TokenRange): boolean {
  let low = 0;
  let high = union.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((union[middle]?.end ?? 0) <= first) low = middle + 1;
    else high = middle;
  }
  return (union[low]?.first ?? end) < end;
}
