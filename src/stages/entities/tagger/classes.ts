import { bioes } from "../../../text/sequence/tags.ts";

/** What the model tells apart. Places and the rest are divided further by what is known of their words. */
export const CLASSES = ["PERSON", "ORG", "PLACE", "NORP", "MISC"] as const;
export type NameClass = (typeof CLASSES)[number];

export const TAGS = bioes(CLASSES);
