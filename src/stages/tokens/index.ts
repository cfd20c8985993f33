import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { tokenize } from "./tokenize.ts";
import { openWink } from "./wink.ts";

/** Tokens with parts of speech, from wink-nlp, with exact offsets. */
export const tokens = defineStage({
  writes: "tokens",
  reads: ["language"],
  version: "2",
  languages: ENGLISH,
  defaults: {},
  open() {
    const wink = openWink();
    return (doc) => tokenize(doc.text, wink.read);
  },
});
