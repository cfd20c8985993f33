import { bioes } from "../../../text/sequence/tags.ts";

/** The tags of the first model, which marks all parts of a text's claims, and of the second, which looks for those of one cue. */
export const FIRST_TAGS = bioes(["CUE", "SOURCE", "CONTENT"]);
export const PART_TAGS = bioes(["SOURCE", "CONTENT"]);

/** Places of classes in the first model's tags. */
export const CUE = 0;
export const MARKED_SOURCE = 1;
/** Places of classes in the second model's. */
export const SOURCE = 0;
export const CONTENT = 1;
