import type { Layers } from "../../core/layers.ts";
import type { Tokens } from "../../core/tokens.ts";
import { overlap, type TokenRange } from "../../text/sentence-tokens.ts";
import { PHRASE } from "./closed-classes.ts";
import type { Confidence, openConfidence, Reason } from "./confidence/confidence.ts";
import type { Certainty, Frame } from "./cues.ts";
import type { Finding } from "./finding.ts";
import { wordOf } from "./findings.ts";
import { openFinding } from "./open-finding.ts";
import { TAG } from "./tags.ts";

/** A stretch of text, in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why somebody is said to say something. */
export interface ClaimExplanation {
  readonly cue: Stretch & {
    /** The probability that it attributes. */
    readonly sure: number;
    readonly lemma: string | null;
    /** How the cue lexicon says that it stands with its content; empty for a cue that is not in it. */
    readonly frames: readonly Frame[];
    readonly certainty: Certainty | null;
  };
  /** Who says it and what, after the rules. */
  readonly source: (Stretch & { readonly score: number }) | null;
  readonly content: Stretch | null;
  /** What the model took them for, where a rule put others in their place, and the names of the rules that changed something. */
  readonly mended: {
    readonly by: readonly string[];
    readonly source: Stretch | null;
    readonly content: Stretch | null;
  } | null;
  /** How probable it is that people would mark this, and what each of its features adds to the logarithm of the odds; null where rules drop the cue. */
  readonly confidence: (Confidence & { readonly reasons: readonly Reason[] }) | null;
  /** Other noun phrases of the sentence that the model weighed as the source, the likeliest first. */
  readonly rejected: readonly (Stretch & { readonly score: number })[];
}

type Read = Pick<Layers, "tokens" | "sentences" | "entities">;

/** Loads the models and returns a function that explains every cue of a text, in text order. */
export function openExplainClaims(): (text: string, layers: Read) => ClaimExplanation[] {
  const find = openFinding();
  return (text, layers) => {
    const { tokens } = layers;
    const { reading, view, tagging, parts, findings, confidence, attributed, lexicon } = find(text, layers);
    const stretch = ({ first: from, end: to }: TokenRange): Stretch => {
      const start = tokens.starts[from] ?? 0;
      const end = tokens.ends[to - 1] ?? start;
      return { start, end, text: text.slice(start, end) };
    };
    return tagging.cues.map((cue) => {
      const model = parts.partsOf(cue);
      const isOfCue = (one: Finding) => one.cue !== null && overlap(one.cue, cue);
      const found = findings.find(isOfCue);
      const finding = attributed.find(isOfCue) ?? found;
      const { source, content } = finding ?? model;
      const chance = parts.chancesOf(cue);
      const scored = (range: TokenRange) => {
        let most = 0;
        for (let i = range.first; i < range.end; i++) most = Math.max(most, chance(i));
        return { ...stretch(range), score: rounded(most) };
      };
      const word = wordOf(reading, lexicon, cue);
      const sentence = view.sentences[view.sentenceOf[cue.first] ?? 0];
      const others = sentence ? nounPhrases(tokens, sentence) : [];
      return {
        cue: {
          ...stretch(cue),
          sure: rounded(cue.sure),
          lemma: word?.lemma ?? null,
          frames: [...(word?.frames ?? [])],
          certainty: word?.certainty ?? null,
        },
        confidence: found ? judgedBy(confidence, found) : null,
        source: source && scored(source),
        content: content && stretch(content),
        mended: finding?.mendedBy
          ? {
              by: finding.mendedBy,
              source: model.source && stretch(model.source),
              content: model.content && stretch(model.content),
            }
          : null,
        rejected: others
          .filter((range) => !(source && overlap(range, source)))
          .map(scored)
          .sort((a, b) => b.score - a.score || a.start - b.start),
      };
    });
  };
}

function judgedBy(
  judge: ReturnType<ReturnType<typeof openConfidence>>,
  finding: Finding,
): ClaimExplanation["confidence"] {
  const { claim, content } = judge.of(finding);
  return {
    claim: rounded(claim),
    content: rounded(content),
    reasons: judge
      .reasons(finding)
      .slice(0, MOST_REASONS)
      .map(({ feature, weight }) => ({ feature, weight: rounded(weight) })),
  };
}

const MOST_REASONS = 8;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Determiners, adjectives and nouns in a row that hold a noun; pronouns by themselves. */
function nounPhrases({ pos }: Tokens, { first, end }: TokenRange): TokenRange[] {
  const found: TokenRange[] = [];
  for (let i = first; i < end; i++) {
    if (pos[i] === TAG.pronoun) found.push({ first: i, end: i + 1 });
    if (!PHRASE.has(pos[i])) continue;
    const from = i;
    let nouns = 0;
    for (; i < end && PHRASE.has(pos[i]); i++) if (pos[i] === TAG.noun || pos[i] === TAG.name) nouns++;
    if (nouns > 0) found.push({ first: from, end: i });
    i--;
  }
  return found;
}
