import type { Document } from "../../core/document.ts";
import type { Layers } from "../../core/layers.ts";
import { quotationsOf } from "../../stages/claims/quotations.ts";
import { type Knowledge, type View, viewOf } from "../../stages/claims/tagger/view.ts";
import { entities } from "../../stages/entities/index.ts";
import { sentences } from "../../stages/sentences/index.ts";
import { tokens } from "../../stages/tokens/index.ts";
import { sentenceTokens } from "../../text/sentence-tokens.ts";
import { type GoldRanges, rangesOf } from "./gold.ts";
import type { ClaimDocument } from "./read-claims.ts";

/** A document ready to learn from: as the models see it, and its gold in tokens. */
export interface Lesson {
  readonly file: string;
  readonly view: View;
  readonly gold: readonly GoldRanges[];
}

/** Returns a function that makes a lesson of a gold document, as the stages before this one see its text. */
export async function openLessons(knowledge: Knowledge): Promise<(gold: ClaimDocument) => Promise<Lesson>> {
  const tokenize = await tokens().open();
  const split = await sentences().open();
  const name = await entities().open();
  return async ({ file, text, claims }) => {
    const doc: Document = { id: "gold", source: { uri: file }, text, meta: {}, given: {}, problems: [] };
    const language = { code: "en", score: 1 };
    const none = () => {};
    // The stages are opened through the general type; these are the layers that they declare.
    const read = (await tokenize(doc, { language } as Layers, none)) as Layers["tokens"];
    const parts = (await split(doc, { language, tokens: read } as Layers, none)) as Layers["sentences"];
    const layers = { language, tokens: read, sentences: parts } as Layers;
    const names = (await name(doc, layers, none)) as Layers["entities"];
    const view = viewOf(read, sentenceTokens(read, parts), quotationsOf(text, read), names, knowledge);
    // What no word attributes is left to rules: the models look for cues.
    return { file, view, gold: rangesOf(read, claims).filter(({ cue }) => cue !== null) };
  };
}
