import { overlap } from "../../../text/sentence-tokens.ts";
import type { Finding } from "../finding.ts";
import type { Reading } from "../reading.ts";
import { sentenceAt } from "../sentence-at.ts";

/** What else models found around a finding. */
export interface Company {
  /** How sure they are of the surest cue whose content holds the cue of this one; 0 for none. */
  readonly around: number;
  /** How sure they are of the surest other cue whose content shares a word with that of this one; 0 for none. */
  readonly beside: number;
  /** How many cues that more likely attribute than not the text has for each of its sentences. */
  readonly density: number;
}

const ALONE: Company = { around: 0, beside: 0, density: 0 };

const LIKELY = 0.5;

/** Returns the company of a finding that models made with a cue; others have none. Only findings whose cues stand in one sentence are held against each other. */
export function companyOf(findings: readonly Finding[], reading: Reading): (finding: Finding) => Company {
  const inSentence = new Map<number, Finding[]>();
  let likely = 0;
  for (const finding of findings) {
    if (finding.by !== "model" || !finding.cue) continue;
    const { first } = sentenceAt(reading, finding.cue.first);
    const others = inSentence.get(first);
    if (others) others.push(finding);
    else inSentence.set(first, [finding]);
    if ((finding.cue.sure ?? 0) > LIKELY) likely++;
  }
  const density = likely / Math.max(1, reading.sentences.length);
  const company = new Map<Finding, Company>();
  for (const together of inSentence.values())
    for (const finding of together) {
      let around = 0;
      let beside = 0;
      for (const other of together) {
        if (other === finding) continue;
        const sure = other.cue?.sure ?? 0;
        if (finding.cue && overlap(other.content, finding.cue)) around = Math.max(around, sure);
        if (overlap(other.content, finding.content)) beside = Math.max(beside, sure);
      }
      company.set(finding, { around, beside, density });
    }
  return (finding) => company.get(finding) ?? ALONE;
}
