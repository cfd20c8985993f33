import { basename } from "node:path";
import { FIRST_TAGS, PART_TAGS } from "../../stages/claims/tagger/classes.ts";
import { openKnowledge } from "../../stages/claims/tagger/files.ts";
import { openCueTagging } from "../../stages/claims/tagger/tag-cues.ts";
import { openPartTagging } from "../../stages/claims/tagger/tag-parts.ts";
import type { Knowledge } from "../../stages/claims/tagger/view.ts";
import type { ChainModel } from "../../text/sequence/model.ts";
import { card } from "./card.ts";
import { firstSequences } from "./first-sequences.ts";
import { fit } from "./fit.ts";
import { type Lesson, openLessons } from "./lessons.ts";
import { partSequences } from "./part-sequences.ts";
import { readClaims } from "./read-claims.ts";
import { type FoundClaim, scoreClaims } from "./score.ts";
import { clusterColumns, packWords, triggersOf } from "./words.ts";

export interface ClaimTraining {
  /** Gold: JSONL of rows with claims. */
  readonly data: readonly string[];
  readonly unit: "codepoint" | "utf16";
  /** The file of word vectors. */
  readonly vectors: string;
  readonly say: (line: string) => void;
}

/** Chosen on a held-back tenth of the training articles. */
const SETTINGS = { least: 2, rate: 0.1, l2: 1e-3, dropout: 0.5, seed: 1, epochs: 5, prune: 0.1 };
const HELD_BACK = 10;
/** Cues for learning parts are found more generously than cues for use. */
const BIAS = { learning: 0.3, use: 0.2 };

/** Trains the models of the claims stage. The same data give the same bytes. */
export async function trainClaims({ data, unit, vectors, say }: ClaimTraining): Promise<{
  readonly cues: Uint8Array;
  readonly parts: Uint8Array;
  readonly words: Uint8Array;
  readonly card: string;
}> {
  say("clusters words");
  const columns = clusterColumns(vectors);
  const blind = openKnowledge(packWords(columns, new Uint32Array(0)));
  const documents = readClaims(data, unit);
  const lessonOf = await openLessons(blind);
  const lessons: Lesson[] = [];
  for (const document of documents) lessons.push(await lessonOf(document));
  say(`read ${documents.length} documents`);
  const held = lessons.filter((_, i) => i % HELD_BACK === HELD_BACK - 1);
  const rest = lessons.filter((_, i) => i % HELD_BACK !== HELD_BACK - 1);
  const train = (part: readonly Lesson[]) => {
    const words = packWords(columns, triggersOf(part));
    return { words, ...trainOn(part, openKnowledge(words), say) };
  };
  say("trains without the held-back documents");
  const trial = train(rest);
  const find = finderOf(openKnowledge(trial.words), trial.first.model, trial.second.model);
  const figures = [...new Set(held.map(({ file }) => file))].flatMap((name) =>
    scoreClaims(held.filter(({ file }) => file === name).map(find)).map((line) => `${name} ${line}`),
  );
  for (const line of figures) say(`  ${line}`);
  say("trains with all documents");
  const { words, first, second } = train(lessons);
  return {
    words,
    cues: first.pack({ bias: BIAS.use }),
    parts: second.pack(null),
    card: card({
      files: data.map((path) => basename(path)),
      documents: documents.length,
      figures,
      settings: { ...SETTINGS, bias: BIAS },
    }),
  };
}

/** Trains both models. The second learns from what a first one says that did not see the text. */
function trainOn(lessons: readonly Lesson[], knowledge: Knowledge, say: (line: string) => void) {
  const half = (which: number) => lessons.filter((_, i) => i % 2 === which);
  const taggers = [0, 1].map((which) => {
    say(`cues on half ${which + 1}`);
    return openCueTagging(
      fit(firstSequences(half(which), knowledge), FIRST_TAGS, SETTINGS, say).model,
      knowledge,
      BIAS.learning,
    );
  });
  const windows = lessons.flatMap((lesson, i) => {
    const tagging = taggers[1 - (i % 2)]?.(lesson.view);
    return tagging ? partSequences(lesson, tagging, knowledge) : [];
  });
  say("parts");
  const second = fit(windows, PART_TAGS, SETTINGS, say);
  say("cues");
  const first = fit(firstSequences(lessons, knowledge), FIRST_TAGS, SETTINGS, say);
  return { first, second };
}

/** Returns a function that finds claims in a lesson, for scoring. */
function finderOf(knowledge: Knowledge, first: ChainModel, second: ChainModel) {
  const tagCues = openCueTagging(first, knowledge, BIAS.use);
  const openParts = openPartTagging(second, knowledge);
  return ({ view, gold }: Lesson) => {
    const { tags, cues } = tagCues(view);
    const parts = openParts(view, tags);
    const found = cues.flatMap((cue): FoundClaim[] => {
      const { source, content } = parts.partsOf(cue);
      return content ? [{ source, cue, content }] : [];
    });
    return { gold, found };
  };
}
