import { basename } from "node:path";
import { TAGS } from "../../stages/entities/tagger/classes.ts";
import { contextOf } from "../../stages/entities/tagger/context.ts";
import { openKnowledge } from "../../stages/entities/tagger/files.ts";
import { mentionsOf } from "../../stages/entities/tagger/mentions.ts";
import { openTagger } from "../../stages/entities/tagger/tag.ts";
import type { Knowledge } from "../../stages/entities/tagger/view.ts";
import { fitCalibration } from "../../text/calibration.ts";
import type { ChainModel } from "../../text/sequence/model.ts";
import { type GoldDocument, readGold } from "../read-gold.ts";
import { card } from "./card.ts";
import type { Lesson } from "./examples.ts";
import { fit, SETTINGS } from "./fit.ts";
import { inCapitals, inTitleCase, openLessons } from "./lessons.ts";
import { goldMentions, scoreMentions } from "./score.ts";
import { makeWords } from "./words.ts";

export interface EntityTraining {
  /** Gold: JSONL of rows or records with entities. */
  readonly data: readonly string[];
  readonly unit: "codepoint" | "utf16";
  /** Texts whose names other models marked: JSONL of records whose entities have scores. Only learned from, never judged by. */
  readonly silver: readonly string[];
  /** The file of word vectors and the folder of gazetteers. */
  readonly vectors: string;
  readonly gazetteers: string;
  readonly say: (line: string) => void;
}

/** Every tenth document is held back, to choose the number of epochs and to calibrate. */
const HELD_BACK = 10;
const EPOCHS = { halves: 5, most: 12 };
/** Every so-manieth document is also seen without what is known of its other mentions, and in capitals or title case. */
const ALSO = { bare: 3, recased: 5 };
/** Names of silver with smaller scores are left open. */
const SURE = 0.5;

/** Trains the entity tagger. The same data give the same bytes. */
export async function trainEntities({
  data,
  unit,
  silver,
  vectors,
  gazetteers,
  say,
}: EntityTraining): Promise<{
  readonly weights: Uint8Array;
  readonly words: Uint8Array;
  readonly card: string;
}> {
  say("clusters words and reads gazetteers");
  const words = makeWords(vectors, gazetteers);
  const knowledge = openKnowledge(words);
  const gold = readGold(data, unit);
  const lessonOf = await openLessons(knowledge);
  const lessons: Lesson[] = [];
  for (const document of gold) lessons.push(await lessonOf(document));
  const silverLessons: Lesson[] = [];
  for (const document of readGold(silver, unit)) silverLessons.push(await lessonOf(document, SURE));
  say(`read ${gold.length} documents and ${silverLessons.length} of silver`);
  const isHeld = (i: number) => i % HELD_BACK === HELD_BACK - 1;
  const recased = async (keep: (i: number) => boolean) => {
    const made: Lesson[] = [];
    for (const [i, document] of gold.entries()) {
      if (!keep(i) || i % ALSO.recased !== 0) continue;
      const copy = i % (2 * ALSO.recased) === 0 ? inCapitals(document) : inTitleCase(document);
      if (copy) made.push(await lessonOf(copy));
    }
    return made;
  };

  const train = async (keep: (i: number) => boolean, epochs: number) => {
    const kept = lessons.filter((_, i) => keep(i));
    const [inContext, silverInContext] = withContexts(kept, silverLessons, knowledge, say);
    const bare = kept.filter((_, i) => i % ALSO.bare === 0);
    const copies = await recased(keep);
    const counted = [...inContext, ...copies, ...silverInContext];
    return fit([...counted, ...bare], counted, knowledge, epochs, say);
  };
  say("trains without the held-back documents");
  const trial = await train((i) => !isHeld(i), EPOCHS.most);
  const held = gold.flatMap((document, i) => (isHeld(i) ? [{ document, lesson: lessons[i] as Lesson }] : []));
  const { answers, figures } = evaluate(held, trial.model, knowledge);
  for (const line of figures) say(`  ${line}`);
  say("trains with all documents");
  const final = await train(() => true, EPOCHS.most);
  const facts = { calibration: fitCalibration(answers) };
  return {
    words,
    weights: final.pack(facts),
    card: card({
      files: data.map((path) => basename(path)),
      silver: silver.map((path) => basename(path)),
      documents: gold.length,
      figures,
      settings: { ...SETTINGS, epochs: EPOCHS.most },
    }),
  };
}

/** Lessons, and those of silver, with what a model that did not see them says of their other mentions. */
function withContexts(
  lessons: readonly Lesson[],
  silver: readonly Lesson[],
  knowledge: Knowledge,
  say: (line: string) => void,
): [Lesson[], Lesson[]] {
  const half = (which: number) => lessons.filter((_, i) => i % 2 === which);
  const taggers = [0, 1].map((which) => {
    say(`trains on half ${which + 1}`);
    return openTagger(fit(half(which), half(which), knowledge, EPOCHS.halves, say).model, knowledge);
  });
  const inContext = (lesson: Lesson, i: number) => {
    const tagging = taggers[1 - (i % 2)]?.tag(lesson.view);
    return tagging ? { ...lesson, context: contextOf(lesson.view, tagging.tags, tagging.sure) } : lesson;
  };
  return [lessons.map(inContext), silver.map(inContext)];
}

function evaluate(
  held: readonly { readonly document: GoldDocument; readonly lesson: Lesson }[],
  model: ChainModel,
  knowledge: Knowledge,
) {
  const { tag } = openTagger(model, knowledge);
  return scoreMentions(
    held.map(({ document, lesson }) => ({
      set: document.file,
      gold: goldMentions(lesson.open, lesson.view.count, TAGS),
      found: mentionsOf(tag(lesson.view)),
    })),
  );
}
