import type { Tokens } from "../../../core/tokens.ts";
import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { LOOK } from "./writing.ts";

/** The longest run of words in lower case that a name has inside. */
const LONGEST_BRIDGE = 3;

/** Words in lower case that names begin and end with, and signs that names do not reach over. */
export interface CandidateWords {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/**
 * Marks the tokens that can be part of a name: those with a capital letter, what stands between two of them close together, and numbers
 * and certain words beside them. No model needs to see the others.
 */
export function candidatesOf(
  { lower, surface }: Tokens,
  look: Uint8Array,
  { first, end }: TokenRange,
  words: CandidateWords,
  marks: Uint8Array,
): void {
  let last = -1;
  for (let i = first; i < end; i++) {
    if (((look[i] as number) & LOOK.upper) === 0) continue;
    marks[i] = 1;
    if (last >= 0 && i - last <= LONGEST_BRIDGE + 1) marks.fill(1, last + 1, i);
    last = i;
    if (
      i > first &&
      marks[i - 1] === 0 &&
      (isNumber(look[i - 1]) || words.before.has(lower[i - 1] as string))
    ) {
      marks[i - 1] = 1;
      if (i - 1 > first && marks[i - 2] === 0 && words.before.has(lower[i - 2] as string)) marks[i - 2] = 1;
    }
    // al-Qaeda, d'Ivoire: the word before the sign belongs to the name.
    if (i - 2 >= first && (surface[i - 1] === "-" || surface[i - 1] === "'" || surface[i - 1] === "’")) {
      marks[i - 1] = 1;
      marks[i - 2] = 1;
    }
  }
  for (let i = first + 1; i < end; i++)
    if (marks[i] === 0 && marks[i - 1] === 1 && (isNumber(look[i]) || words.after.has(lower[i] as string)))
      marks[i] = 1;
}

const isNumber = (look: number | undefined): boolean => ((look ?? 0) & LOOK.digit) !== 0;
