import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";
import type { Refiner } from "./refiner.ts";
import { accordingTo } from "./refiners/according-to.ts";
import { barePhrase } from "./refiners/bare-phrase.ts";
import { impersonal } from "./refiners/impersonal.ts";
import { inverted } from "./refiners/inverted.ts";
import { leadingParticiple } from "./refiners/leading-participle.ts";
import { nobodySpeaks } from "./refiners/nobody-speaks.ts";
import { otherSense } from "./refiners/other-sense.ts";
import { overlookedSource } from "./refiners/overlooked-source.ts";
import { ownSubject } from "./refiners/own-subject.ts";
import { postposed } from "./refiners/postposed.ts";
import { reducedRelative } from "./refiners/reduced-relative.ts";
import { restOfClause } from "./refiners/rest-of-clause.ts";
import { sharedSubject } from "./refiners/shared-subject.ts";
import { sourceEdges } from "./refiners/source-edges.ts";
import { unlistedWord } from "./refiners/unlisted-word.ts";
import { wholeQuotation } from "./refiners/whole-quotation.ts";

/** In the order in which they work. */
const REFINERS = {
  accordingTo,
  inverted,
  restOfClause,
  reducedRelative,
  ownSubject,
  postposed,
  wholeQuotation,
  sourceEdges,
  impersonal,
  sharedSubject,
  leadingParticiple,
  nobodySpeaks,
  otherSense,
  unlistedWord,
  barePhrase,
  overlookedSource,
} satisfies Record<string, Refiner>;
const STEPS: readonly (readonly [string, Refiner])[] = Object.entries(REFINERS);

/** A finding as the rules mend it, with the names of those that changed it; null where one says that it is nothing. */
export function refined(finding: Finding, reading: Reading): Finding | null {
  let current = finding;
  for (const [name, refine] of STEPS) {
    const next = refine(current, reading);
    if (next === null) return null;
    current = isSame(current, next) ? next : { ...next, mendedBy: [...(current.mendedBy ?? []), name] };
  }
  return current;
}

const isSame = (a: Finding, b: Finding): boolean =>
  a === b || (isOne(a.source, b.source) && isOne(a.cue, b.cue) && isOne(a.content, b.content));
const isOne = (a: TokenRange | null, b: TokenRange | null): boolean =>
  a === b || (a !== null && b !== null && a.first === b.first && a.end === b.end);
