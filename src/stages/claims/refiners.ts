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
const REFINERS: readonly Refiner[] = [
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
];

export function refined(finding: Finding, reading: Reading): Finding | null {
  let current: Finding | null = finding;
  for (const refine of REFINERS) current = current && refine(current, reading);
  return current;
}
