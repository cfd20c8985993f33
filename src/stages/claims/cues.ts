import type { Claim } from "../../schema/claims.ts";
import { readLexicon } from "../../text/lexicon.ts";

export type Certainty = Claim["certainty"];

const FRAMES = [
  "speech",
  "that",
  "recipient",
  "to",
  "whether",
  "object",
  "of",
  "preposition",
  "noun",
] as const;
export type Frame = (typeof FRAMES)[number];

/** A word that attributes. */
export interface Cue {
  readonly lemma: string;
  readonly frames: ReadonlySet<Frame>;
  /** The certainty that it lends to what is said. */
  readonly certainty: Certainty;
}

/** Cues by their forms in lower case; a form can be a verb's and a noun's. */
export interface CueLexicon {
  readonly verbs: ReadonlyMap<string, Cue>;
  readonly nouns: ReadonlyMap<string, Cue>;
}

/** Reads cues.tsv and certainties.tsv. An unknown frame or class is refused. */
export function readCues(): CueLexicon {
  const certainties = new Map(
    // The column holds the schema's words; a test checks each against the schema.
    readLexicon(import.meta.url, "certainties.tsv").map(([name = "", certainty]) => [
      name,
      certainty as Certainty,
    ]),
  );
  const verbs = new Map<string, Cue>();
  const nouns = new Map<string, Cue>();
  for (const [lemma = "", forms = "", kind = "", names = ""] of readLexicon(import.meta.url, "cues.tsv")) {
    const certainty = certainties.get(kind);
    const frames = new Set(FRAMES.filter((frame) => names.split(" ").includes(frame)));
    if (certainty === undefined || frames.size !== names.split(" ").length) {
      throw new Error(`cues.tsv: ${lemma} has an unknown class or frame (${kind}, ${names})`);
    }
    const cue = { lemma, frames, certainty };
    for (const form of forms.split(" ")) (frames.has("noun") ? nouns : verbs).set(form, cue);
  }
  return { verbs, nouns };
}
