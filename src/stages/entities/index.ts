import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { writingOf } from "./capitals.ts";
import { openLexicons } from "./lexicons.ts";
import { names } from "./names.ts";
import { numbers, openNumberLexicons } from "./numbers.ts";
import { secondPass } from "./second-pass.ts";
import { openPrecision, toEntities } from "./to-entities.ts";

/** Mentions of named things and numbers, by gazetteers, patterns over capitalised words, and number grammar. */
export const entities = defineStage({
  writes: "entities",
  reads: ["tokens", "sentences"],
  version: "1",
  languages: ENGLISH,
  defaults: {},
  open() {
    const lexicons = openLexicons();
    const numberLexicons = openNumberLexicons();
    const precision = openPrecision();
    return (doc, { tokens, sentences }) => {
      const writing = writingOf(tokens, sentences);
      const named = secondPass(tokens, writing, names(doc.text, tokens, writing, lexicons));
      return toEntities(doc.text, tokens, [...named, ...numbers(tokens, numberLexicons)], precision);
    };
  },
});
