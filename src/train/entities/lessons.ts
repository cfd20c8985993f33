import type { Document } from "../../core/document.ts";
import type { Layers } from "../../core/layers.ts";
import { type Knowledge, viewOf } from "../../stages/entities/tagger/view.ts";
import { sentences } from "../../stages/sentences/index.ts";
import { tokens } from "../../stages/tokens/index.ts";
import type { GoldDocument } from "../read-gold.ts";
import type { Lesson } from "./examples.ts";
import { openTags } from "./gold.ts";
import { labelMapOf } from "./label-map.ts";

/**
 * Returns a function that makes a lesson of a gold document, as the stages before the tagger see its text. Names whose score is under
 * `sure` are left open.
 */
export async function openLessons(
  knowledge: Knowledge,
): Promise<(gold: GoldDocument, sure?: number) => Promise<Lesson>> {
  const tokenize = await tokens().open();
  const split = await sentences().open();
  const maps = new Map<string, ReturnType<typeof labelMapOf>>();
  return async ({ file, text, entities }, sure = 0) => {
    const doc: Document = { id: "gold", source: { uri: file }, text, meta: {}, given: {}, problems: [] };
    const language = { code: "en", score: 1 };
    // The stages are opened through the general type; these are the layers that they declare.
    const read = (await tokenize(doc, { language } as Layers, () => {})) as Layers["tokens"];
    const parts = (await split(doc, { language, tokens: read } as Layers, () => {})) as Layers["sentences"];
    const view = viewOf(read, parts, knowledge);
    const map = maps.get(file) ?? labelMapOf(file);
    maps.set(file, map);
    return { view, open: openTags(view, knowledge.titles, entities, map, sure), context: null };
  };
}

/** The document in capitals, or undefined where that would move its offsets. */
export function inCapitals(gold: GoldDocument): GoldDocument | undefined {
  const text = gold.text.toUpperCase();
  return text.length === gold.text.length ? { ...gold, text } : undefined;
}

const SMALL = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)$/;

/** The document with a capital on every word but the small ones, as headlines are written. */
export function inTitleCase(gold: GoldDocument): GoldDocument | undefined {
  const text = gold.text.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) =>
    SMALL.test(word) ? word : (word[0] as string).toUpperCase() + word.slice(1),
  );
  return text.length === gold.text.length ? { ...gold, text } : undefined;
}
