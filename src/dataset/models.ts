import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { modelFile } from "../text/model-file.ts";

/** What a model's own card says it is and what it was made from. */
export interface ModelNote {
  readonly name: string;
  readonly note: string;
}

/** Layers that a model makes under another name than its own. */
const LAYERS: Readonly<Record<string, string>> = { places: "referents" };
const DATA_HEADING = /^## (?:Data|What it was made from)\b/;

/** The notes of the models of this version of copydesk that make one of the layers. */
export function modelNotes(layers: ReadonlySet<string>): ModelNote[] {
  const folder = fileURLToPath(modelFile(import.meta.url, ""));
  return readdirSync(folder)
    .sort()
    .filter((name) => layers.has(LAYERS[name] ?? name))
    .flatMap((name) => {
      const card = fileURLToPath(modelFile(import.meta.url, `${name}/card.md`));
      return existsSync(card) ? [{ name, note: noteOf(readFileSync(card, "utf8")) }] : [];
    });
}

/** The card down to its first heading below the title, and the section on its data, without headings. */
function noteOf(card: string): string {
  const [intro = "", ...sections] = card.split(/\n(?=## )/);
  const data = sections.find((section) => DATA_HEADING.test(section)) ?? "";
  const body = (section: string) => section.split("\n").slice(1).join("\n").trim();
  return [body(intro), body(data)].filter(Boolean).join("\n\n");
}
