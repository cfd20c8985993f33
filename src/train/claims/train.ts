import { basename } from "node:path";
import { openConfidence } from "../../stages/claims/confidence/confidence.ts";
import { likelyClaims } from "../../stages/claims/confidence/likely.ts";
import type { Finding } from "../../stages/claims/finding.ts";
import { findingsOf } from "../../stages/claims/findings.ts";
import { FIRST_TAGS, PART_TAGS } from "../../stages/claims/tagger/classes.ts";
import { openKnowledge } from "../../stages/claims/tagger/files.ts";
import { openCueTagging } from "../../stages/claims/tagger/tag-cues.ts";
import { openPartTagging } from "../../stages/claims/tagger/tag-parts.ts";
import type { Knowledge } from "../../stages/claims/tagger/view.ts";
import type { ChainModel } from "../../text/sequence/model.ts";
import { card } from "./card.ts";
import { CONFIDENCE_SETTINGS, type Found, fitConfidence } from "./confidence.ts";
import { firstSequences, silverSequences } from "./first-sequences.ts";
import { fit } from "./fit.ts";
import { type Lesson, openLessons, type SilverLesson } from "./lessons.ts";
import { partSequences } from "./part-sequences.ts";
import { readClaims, readMarked } from "./read-claims.ts";
import { scoreClaims } from "./score.ts";
import { clusterColumns, packWords, triggersOf } from "./words.ts";

export interface ClaimTraining {
  /** Gold: JSONL of rows with claims. */
  readonly data: readonly string[];
  readonly unit: "codepoint" | "utf16";
  /** Texts in which another model marked cues, sources and contents: JSONL of rows with `marks`. The first model learns from them, too. */
  readonly silver: readonly string[];
  /** The file of word vectors. */
  readonly vectors: string;
  readonly say: (line: string) => void;
}

/** Chosen on a held-back tenth of the training articles. */
const SETTINGS = { least: 2, rate: 0.1, l2: 1e-3, dropout: 0.5, seed: 1, epochs: 5, prune: 0.1 };
const HELD_BACK = 10;
/** For use many cues are found, of which those are kept that turn out to be claims. */
const BIAS = { learning: { any: 0.3, cue: 0 }, use: { any: 0.2, cue: 3 } };

/** Trains the models of the claims stage. The same data give the same bytes. */
export async function trainClaims({ data, unit, silver, vectors, say }: ClaimTraining): Promise<{
  readonly cues: Uint8Array;
  readonly parts: Uint8Array;
  readonly confidence: Uint8Array;
  readonly words: Uint8Array;
  readonly card: string;
}> {
  say("clusters words");
  const columns = clusterColumns(vectors);
  const blind = openKnowledge(packWords(columns, new Uint32Array(0)));
  const documents = readClaims(data, unit);
  const { ofGold, ofSilver } = await openLessons(blind);
  const lessons: Lesson[] = [];
  for (const document of documents) lessons.push(await ofGold(document));
  const marked: SilverLesson[] = [];
  for (const document of readMarked(silver, unit)) marked.push(await ofSilver(document));
  say(`read ${documents.length} documents and ${marked.length} of silver`);
  const held = lessons.filter((_, i) => i % HELD_BACK === HELD_BACK - 1);
  const rest = lessons.filter((_, i) => i % HELD_BACK !== HELD_BACK - 1);
  const train = (part: readonly Lesson[]) => {
    const words = packWords(columns, triggersOf(part));
    return { words, ...trainOn(part, marked, openKnowledge(words), say) };
  };
  say("trains without the held-back documents");
  const trial = train(rest);
  const find = finderOf(openKnowledge(trial.words), trial.first.model, trial.second.model);
  const confidenceIn = openConfidence(trial.confidence);
  const judged = held.map((lesson) => {
    const findings = find(lesson);
    const confidence = confidenceIn(lesson.reading, lesson.names, findings);
    const found = likelyClaims(findings, confidence, lesson.reading);
    return { file: lesson.file, gold: lesson.all, found };
  });
  const figures = [...new Set(held.map(({ file }) => file))].flatMap((name) =>
    scoreClaims(judged.filter(({ file }) => file === name)).map((line) => `${name} ${line}`),
  );
  for (const line of figures) say(`  ${line}`);
  say("trains with all documents");
  const { words, first, second, confidence } = train(lessons);
  return {
    words,
    cues: first.pack({ bias: BIAS.use }),
    parts: second.pack(null),
    confidence,
    card: card({
      files: data.map((path) => basename(path)),
      silver: silver.map((path) => basename(path)),
      documents: documents.length,
      figures,
      settings: { ...SETTINGS, bias: BIAS, confidence: CONFIDENCE_SETTINGS },
    }),
  };
}

/**
 * Trains the models. The second learns from what a first one says that did not see the text, and so does confidence from what halves of
 * both find.
 */
function trainOn(
  lessons: readonly Lesson[],
  silver: readonly SilverLesson[],
  knowledge: Knowledge,
  say: (line: string) => void,
) {
  const half = <T>(all: readonly T[], which: number) => all.filter((_, i) => i % 2 === which);
  const halves = [0, 1].map((which) => half(lessons, which));
  const sequences = (gold: readonly Lesson[], marked: readonly SilverLesson[]) => [
    ...firstSequences(gold, knowledge),
    ...silverSequences(marked, knowledge),
  ];
  const cues = halves.map((gold, which) => {
    say(`cues on half ${which + 1}`);
    return fit(sequences(gold, half(silver, which)), FIRST_TAGS, SETTINGS, say).model;
  });
  const taggers = cues.map((model) => openCueTagging(model, knowledge, BIAS.learning));
  const windows = halves.map((gold, which) =>
    gold.flatMap((lesson) => {
      const tagging = taggers[1 - which]?.(lesson.view);
      return tagging ? partSequences(lesson, tagging, knowledge) : [];
    }),
  );
  const found = halves.flatMap((_, which): Found[] => {
    say(`parts on half ${which + 1}`);
    const parts = fit(windows[which] ?? [], PART_TAGS, SETTINGS, say).model;
    const find = finderOf(knowledge, cues[which] as ChainModel, parts);
    return (halves[1 - which] ?? []).map((lesson) => ({ lesson, findings: find(lesson) }));
  });
  say("confidence");
  const confidence = fitConfidence(found);
  say("parts");
  const second = fit(windows.flat(), PART_TAGS, SETTINGS, say);
  say("cues");
  const first = fit(sequences(lessons, silver), FIRST_TAGS, SETTINGS, say);
  return { first, second, confidence };
}

/** Returns a function that finds claims in a lesson as the stage does, sure ones and others. */
function finderOf(
  knowledge: Knowledge,
  first: ChainModel,
  second: ChainModel,
): (lesson: Lesson) => Finding[] {
  const tagCues = openCueTagging(first, knowledge, BIAS.use);
  const openParts = openPartTagging(second, knowledge);
  return ({ reading, view }) => {
    const tagging = tagCues(view);
    return findingsOf(reading, knowledge.cues, tagging, openParts(view, tagging.tags).partsOf, []);
  };
}
