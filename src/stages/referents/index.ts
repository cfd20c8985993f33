import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import type { Referent } from "../../schema/referents.ts";
import { gather } from "./gather.ts";
import { isReferring } from "./mention.ts";
import { readNameForms } from "./names.ts";
import { PLACES_MODEL } from "./places/place-index.ts";
import { openResolver } from "./places/resolve.ts";

/** Mentions that mean the same thing: full names and surnames, acronyms and what they stand for, spellings; places linked. */
export const referents = defineStage({
  writes: "referents",
  reads: ["entities"],
  version: "11",
  languages: ENGLISH,
  models: [PLACES_MODEL],
  /** `minLinkScore`: the share of likelihood, 0 to 1, that a place needs to be linked. */
  defaults: { minLinkScore: 0.65 },
  open({ minLinkScore }) {
    const forms = readNameForms();
    const resolve = openResolver(minLinkScore);
    return (doc, { entities }): Referent[] => {
      const groups = gather(doc.text, entities.filter(isReferring), forms);
      const links = resolve(doc.text, groups);
      return groups.map(({ name, label, mentions }, i) => ({
        id: `r${i}`,
        name,
        label,
        mentions: mentions.map(({ id }) => id),
        link: links[i] ?? null,
      }));
    };
  },
});
