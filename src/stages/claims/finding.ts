import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Cue } from "./cues.ts";
import type { OverlookedSource, Sureness } from "./tagger/tag-parts.ts";

/** What a frame found, in tokens, before it becomes a claim. */
export interface Finding {
  readonly content: TokenRange;
  readonly source: TokenRange | null;
  /** Where the cue stands, with its auxiliaries and adverbs; how probable it is, where a model found it. */
  readonly cue: (TokenRange & { readonly sure?: number }) | null;
  readonly word: Cue | null;
  /** The frame that found it. */
  readonly by: string;
  /** How probable its parts are, where a model found them. */
  readonly sure?: Sureness;
  /** What is likeliest its source, where the model is sure of none. */
  readonly overlooked?: OverlookedSource | null;
  /** The rules that changed what a model found, in the order in which they did. */
  readonly mendedBy?: readonly string[];
}

/** A finding that counts as a claim, and, where a model found it, how probable it is that people find it, too. */
export interface ScoredFinding extends Finding {
  readonly score?: number;
}
