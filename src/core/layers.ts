import type { CheckworthinessRow } from "../schema/checkworthiness.ts";
import type { Claim } from "../schema/claims.ts";
import type { Dateline } from "../schema/dateline.ts";
import type { DateExpression } from "../schema/dates.ts";
import type { Entity } from "../schema/entities.ts";
import type { Language } from "../schema/language.ts";
import type { Reference } from "../schema/reference.ts";
import type { Referent } from "../schema/referents.ts";
import type { Sentence } from "../schema/sentences.ts";
import type { Sentiment } from "../schema/sentiment.ts";
import type { Title } from "../schema/title.ts";
import type { Tokens } from "./tokens.ts";

/** Every layer by name, as stages make and read them: offsets in UTF-16 units, an entity's `referent` not yet filled in. */
export interface Layers {
  readonly tokens: Tokens;
  readonly language: Language;
  readonly title: Title;
  readonly dateline: Dateline;
  readonly reference: Reference;
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
  readonly referents: readonly Referent[];
  readonly dates: readonly DateExpression[];
  readonly checkworthiness: readonly CheckworthinessRow[];
  readonly claims: readonly Claim[];
  readonly sentiment: Sentiment;
}
