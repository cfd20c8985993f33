import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Cue } from "./cues.ts";
import type { Reading } from "./reading.ts";

/** A cue verb in its sentence. */
export interface CuePlace {
  readonly reading: Reading;
  readonly sentence: TokenRange;
  readonly group: TokenRange;
  readonly word: Cue;
  readonly isSentenceStart: (token: number) => boolean;
}
