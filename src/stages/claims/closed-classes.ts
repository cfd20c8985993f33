import { TAG } from "./tags.ts";

/** Words and marks of closed classes that several rules ask for, in small letters. */
export const BE: ReadonlySet<string> = new Set(["is", "are", "was", "were", "be", "been", "being"]);
export const MODALS: ReadonlySet<string> = new Set(
  "will would can could may might must shall should".split(" "),
);
export const DASHES: ReadonlySet<string> = new Set(["-", "–", "—", "―", "--"]);
export const POSSESSIVES: ReadonlySet<string> = new Set(["'s", "’s", "'", "’"]);
/** Parts of speech of a noun phrase, but for pronouns. */
export const PHRASE: ReadonlySet<number | undefined> = new Set([
  TAG.determiner,
  TAG.adjective,
  TAG.numeral,
  TAG.noun,
  TAG.name,
]);
/** Parts of speech of a title and the name behind it: "Republican pollster Ann Shaw". */
export const TITLED: ReadonlySet<number | undefined> = new Set([TAG.noun, TAG.name, TAG.adjective]);
