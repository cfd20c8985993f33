import { CLASSES } from "../../stages/entities/tagger/classes.ts";
import { readLexicon } from "../../text/lexicon.ts";

/** What a set's labels mean: for each the numbers of the classes that it may be; empty for what is no name. */
export interface LabelMap {
  /** `undefined` for a label that says nothing: its words are left wholly open. */
  classesOf(label: string): readonly number[] | undefined;
  /** What words without a label may be, besides no name. */
  readonly unlabelled: readonly number[];
}

/** The map of the set that a file's name begins with, or else of the record's own labels. Throws for a label that no map knows. */
export function labelMapOf(fileName: string): LabelMap {
  const rows = readLexicon(import.meta.url, "label-maps.tsv");
  const sets = [...new Set(rows.map(([set = ""]) => set))].filter((set) => set !== "*");
  const set = sets.find((name) => fileName.startsWith(name)) ?? "*";
  const numbers = (classes: string) =>
    classes === "-" ? [] : classes.split("|").map((name) => (CLASSES as readonly string[]).indexOf(name));
  const map = new Map(
    rows.filter(([name]) => name === set).map(([, label = "", classes = ""]) => [label, classes]),
  );
  return {
    classesOf(label) {
      const classes = map.get(label);
      if (classes === undefined)
        throw new Error(
          `${fileName} has the label "${label}", which label-maps.tsv does not list for "${set}". Add it there.`,
        );
      return classes === "*" ? undefined : numbers(classes);
    },
    unlabelled: numbers(map.get("*") ?? "-"),
  };
}
