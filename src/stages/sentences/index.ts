import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { boundaries, openBoundaryRules } from "./boundaries.ts";
import { spansOf } from "./spans.ts";

/** Sentences: rules over tokens for stops, abbreviations, initials, quotations and ellipses, inside paragraphs and apart from datelines. */
export const sentences = defineStage({
  writes: "sentences",
  reads: ["tokens"],
  uses: ["dateline"],
  version: "2",
  languages: ENGLISH,
  defaults: {},
  open() {
    const rules = openBoundaryRules();
    return (_doc, { tokens, dateline }) => spansOf(tokens, boundaries(tokens, rules), dateline?.end ?? -1);
  },
});
