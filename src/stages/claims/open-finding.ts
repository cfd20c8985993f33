import type { Layers } from "../../core/layers.ts";
import { openConfidence } from "./confidence/confidence.ts";
import { likelyClaims } from "./confidence/likely.ts";
import { findingsOf } from "./findings.ts";
import { openHeadlines } from "./headlines.ts";
import { openNested } from "./nested.ts";
import { readingOf } from "./reading.ts";
import { CLAIM_FILES, readChain, readKnowledge } from "./tagger/files.ts";
import { type CueBias, openCueTagging } from "./tagger/tag-cues.ts";
import { openPartTagging } from "./tagger/tag-parts.ts";
import { viewOf } from "./tagger/view.ts";

/** Loads the models and returns a function that finds everything that somebody may be said to say in a text, which of it counts (`attributed`), and what it went by. */
export function openFinding() {
  const knowledge = readKnowledge();
  const first = readChain(CLAIM_FILES.cues);
  // Written by training, beside the weights.
  const { bias } = first.facts as { readonly bias: CueBias };
  const tagCues = openCueTagging(first, knowledge, bias);
  const openParts = openPartTagging(readChain(CLAIM_FILES.parts), knowledge);
  const confidenceIn = openConfidence();
  const headlinesOf = openHeadlines();
  const withNested = openNested(knowledge.cues);
  return (
    text: string,
    { tokens, sentences, entities }: Pick<Layers, "tokens" | "sentences" | "entities">,
  ) => {
    const reading = readingOf(text, tokens, sentences);
    const view = viewOf(tokens, reading.sentences, reading.quotations, entities, knowledge);
    const tagging = tagCues(view);
    const parts = openParts(view, tagging.tags);
    const headlines = headlinesOf(reading, entities);
    const findings = findingsOf(reading, knowledge.cues, tagging, parts.partsOf, headlines);
    const confidence = confidenceIn(reading, entities, findings);
    const attributed = withNested(reading, likelyClaims(findings, confidence, reading));
    return { reading, view, tagging, parts, findings, confidence, attributed, lexicon: knowledge.cues };
  };
}
