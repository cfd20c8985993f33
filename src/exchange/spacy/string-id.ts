import { hashOf } from "./murmur-hash.ts";
import { SYMBOLS } from "./symbols.ts";

/** The number by which spaCy knows a string; 0 for the empty one. */
export const stringId = (text: string): bigint => (text === "" ? 0n : (SYMBOLS.get(text) ?? hashOf(text)));
