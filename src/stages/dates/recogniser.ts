import type { Found } from "./found.ts";
import type { Reading } from "./reading.ts";
import type { Role } from "./words.ts";

/** Finds one kind of expression. It is asked at every token that plays one of its roles, and looks a few tokens around at most. */
export interface Recogniser {
  /** What `by` says. */
  readonly name: string;
  /** Parts that a token must play for this recogniser to be asked; `digits`: it begins with a digit, also behind an apostrophe or "FY". */
  readonly roles: readonly (Role | "digits")[];
  readonly read: (reading: Reading, i: number) => Found | readonly Found[] | null;
}
