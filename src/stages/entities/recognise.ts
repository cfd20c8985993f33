import type { Tokens } from "../../core/tokens.ts";
import type { Sentence } from "../../schema/sentences.ts";
import { type Calibration, calibrated } from "../../text/calibration.ts";
import type { ChainModel } from "../../text/sequence/model.ts";
import type { Candidate } from "./candidate.ts";
import { isInFileName } from "./file-names.ts";
import { openLabels } from "./labels.ts";
import { numbers, openNumberLexicons } from "./numbers.ts";
import { openPlacesInSmall, placesInSmall } from "./places-in-small.ts";
import { readRegionCodes, regionCodes } from "./region-codes.ts";
import { type Mention, mentionsOf } from "./tagger/mentions.ts";
import { openTagger } from "./tagger/tag.ts";
import { type Knowledge, type View, viewOf } from "./tagger/view.ts";
import { readFullNames, wholeCountries } from "./whole-countries.ts";

/** What is found in a text: all that the recognisers propose, of two that overlap the better one first, and what the tagger made of it. */
export interface Recognised {
  readonly view: View;
  readonly mentions: readonly Mention[];
  readonly candidates: readonly Candidate[];
}

/** Returns a function that asks every recogniser: the tagger, lists of places, and the grammar of numbers. */
export function openRecognisers(
  model: ChainModel,
  knowledge: Knowledge,
): (text: string, tokens: Tokens, sentences: readonly Sentence[]) => Recognised {
  // Written by training, beside the weights.
  const { calibration } = model.facts as { readonly calibration: Calibration };
  const { tag } = openTagger(model, knowledge);
  const labelOf = openLabels();
  const numberLexicons = openNumberLexicons();
  const inSmall = openPlacesInSmall();
  const fullNames = readFullNames();
  const codes = readRegionCodes();
  return (text, tokens, sentences) => {
    const view = viewOf(tokens, sentences, knowledge);
    const mentions = mentionsOf(tag(view));
    const names = mentions.flatMap((mention): Candidate[] => {
      const { first, end, sure } = mention;
      if (isInFileName(text, tokens.starts[first] ?? 0, tokens.ends[end - 1] ?? 0)) return [];
      const label = labelOf(text, tokens, mention);
      return label ? [{ first, end, label, by: "tagger", score: calibrated(calibration, sure) }] : [];
    });
    const whole = wholeCountries(text, tokens, names, fullNames);
    const candidates = [
      ...whole,
      ...regionCodes(tokens, whole, codes),
      ...numbers(tokens, numberLexicons),
      ...placesInSmall(tokens, inSmall),
    ];
    return { view, mentions, candidates };
  };
}
