import type { Finding, ScoredFinding } from "../finding.ts";
import type { Reading } from "../reading.ts";
import { TAG } from "../tags.ts";
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
  const judged = findings.map((finding) => ({
    finding,
    confidence: finding.by === "model" ? confidenceOf(finding) : null,
  }));
  // "The claim that …": a noun of the lexicon with its clause, which annotators mark one time and not the next.
  const isNounOfClause = ({ cue, word, content }: Finding) =>
    cue !== null &&
    word !== null &&
    tokens.pos[cue.end - 1] === TAG.noun &&
    content.first === cue.end &&
    tokens.lower[content.first] === "that" &&
    (cue.sure ?? 0) >= LEAST.noun;
  const isLikely = ({ finding, confidence }: (typeof judged)[number]) =>
    confidence === null || confidence.claim >= LEAST.claim || isNounOfClause(finding);
  const said = covered(judged.filter(isLikely).map(({ finding }) => finding));
  return judged.flatMap((one) => {
    const { finding, confidence } = one;
    const isSaid =
      confidence !== null &&
      confidence.content >= LEAST.content &&
      confidence.claim * confidence.content >= LEAST.both &&
      !said(finding.content.first, finding.content.end);
    if (!isLikely(one) && !isSaid) return [];
    return [confidence ? { ...finding, score: confidence.claim } : finding];
  });
}

/** Returns whether a token of a range is in the content of a finding. */
function covered(findings: readonly Finding[]): (first: number, end: number) => boolean {
  const ranges = findings
    .map(({ content }) => content)
    .toSorted((a, b) => a.first - b.first)
    // Of nested and overlapping ranges one is made, so that they are in order by both ends.
    .reduce<{ first: number; end: number }[]>((merged, { first, end }) => {
      const last = merged.at(-1);
      if (last && first < last.end) last.end = Math.max(last.end, end);
      else merged.push({ first, end });
      return merged;
    }, []);
  return (first, end) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.end ?? 0) <= first) low = middle + 1;
      else high = middle;
    }
    return (ranges[low]?.first ?? end) < end;
  };
}
