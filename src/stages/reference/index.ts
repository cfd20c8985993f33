import { defineStage } from "../../core/stage.ts";
import type { Reference } from "../../schema/reference.ts";
import { openMomentReader } from "./moment.ts";

/**
 * When the text was written: what the document says, or its dateline, or the `published` option, each as exact as it stands there.
 * Never the clock.
 */
export const reference = defineStage({
  writes: "reference",
  reads: [],
  uses: ["dateline"],
  version: "1",
  defaults: { published: null as string | null },
  open({ published }) {
    const readMoment = openMomentReader();
    return (doc, { dateline }, warn): Reference => {
      const read = (text: string | null | undefined, origin: string): string | null => {
        if (text === null || text === undefined || text.trim() === "") return null;
        const value = readMoment(text);
        if (value === null)
          warn(
            "no-reference",
            `The ${origin} ${JSON.stringify(text.slice(0, 60))} is no date that can be read.`,
          );
        return value;
      };
      const fromDocument = read(doc.published, "published date");
      if (fromDocument !== null) return { value: fromDocument, from: "published" };
      // A dateline often has no year, which is no mistake and worth no warning.
      const fromDateline = dateline?.date ? readMoment(dateline.date.text) : null;
      if (fromDateline !== null) return { value: fromDateline, from: "dateline" };
      const fromOption = read(published, "published option");
      if (fromOption !== null) return { value: fromOption, from: "option" };
      return { value: null, from: "none" };
    };
  },
});
