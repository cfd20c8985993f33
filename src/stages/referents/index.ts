import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import type { Referent } from "../../schema/referents.ts";
import { gather } from "./gather.ts";
import { openLinks } from "./links.ts";
import { isReferring } from "./mention.ts";

/** Mentions that mean the same thing: full names and surnames, acronyms and what they stand for, spellings; places linked. */
export const referents = defineStage({
  writes: "referents",
  reads: ["entities"],
  version: "1",
  languages: ENGLISH,
  defaults: {},
  open() {
    const linkOf = openLinks();
    return (doc, { entities }): Referent[] =>
      gather(doc.text, entities.filter(isReferring)).map(({ name, label, mentions }, i) => ({
        id: `r${i}`,
        name,
        label,
        mentions: mentions.map(({ id }) => id),
        link: label === "GPE" ? linkOf(mentions.map(({ text }) => text)) : null,
      }));
  },
});
