import type { Document } from "../../core/document.ts";
import type { Layers } from "../../core/layers.ts";
import type { Entity } from "../../schema/entities.ts";
import { type Reading, readingOf } from "../../stages/claims/reading.ts";
import { type Knowledge, type View, viewOf } from "../../stages/claims/tagger/view.ts";
import { entities } from "../../stages/entities/index.ts";
import { sentences } from "../../stages/sentences/index.ts";
import { tokens } from "../../stages/tokens/index.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { type GoldRanges, rangesOf, tokensOf } from "./gold.ts";
import type { ClaimDocument, MarkedDocument } from "./read-claims.ts";

/** A document ready to learn from: as the models see it, and its gold in tokens. */
export interface Lesson {
  readonly file: string;
  readonly isNews: boolean;
  readonly reading: Reading;
  readonly names: readonly Entity[];
  readonly view: View;
  /** What words attribute, which the models look for. */
  readonly gold: readonly GoldRanges[];
  /** That, and quotations that are left to rules. */
  readonly all: readonly GoldRanges[];
}

/** A text in which another model marked cues, sources and contents. */
export interface SilverLesson {
  readonly view: View;
  readonly marks: readonly { readonly range: TokenRange; readonly label: string; readonly score: number }[];
}

/** Makes lessons of documents, as the stages before this one see their text. */
export interface Lessons {
  ofGold(gold: ClaimDocument): Promise<Lesson>;
  ofSilver(silver: MarkedDocument): Promise<SilverLesson>;
}

export async function openLessons(knowledge: Knowledge): Promise<Lessons> {
  const tokenize = await tokens().open();
  const split = await sentences().open();
  const name = await entities().open();
  const read = async (file: string, text: string) => {
    const doc: Document = { id: "gold", source: { uri: file }, text, meta: {}, given: {}, problems: [] };
    const language = { code: "en", score: 1 };
    const none = () => {};
    // The stages are opened through the general type; these are the layers that they declare.
    const words = (await tokenize(doc, { language } as Layers, none)) as Layers["tokens"];
    const parts = (await split(doc, { language, tokens: words } as Layers, none)) as Layers["sentences"];
    const layers = { language, tokens: words, sentences: parts } as Layers;
    const names = (await name(doc, layers, none)) as Layers["entities"];
    const reading = readingOf(text, words, parts);
    const view = viewOf(words, reading.sentences, reading.quotations, names, knowledge);
    return { words, names, reading, view };
  };
  return {
    async ofGold({ file, text, claims, isNews }) {
      const { words, names, reading, view } = await read(file, text);
      const all = rangesOf(words, claims);
      return { file, isNews, reading, names, view, all, gold: all.filter(({ cue }) => cue !== null) };
    },
    async ofSilver({ file, text, marks }) {
      const { words, view } = await read(file, text);
      return {
        view,
        marks: marks.flatMap(({ start, end, label, score }) => {
          const range = tokensOf(words, { start, end });
          return range ? [{ range, label, score }] : [];
        }),
      };
    },
  };
}
