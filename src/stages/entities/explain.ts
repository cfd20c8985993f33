import type { Tokens } from "../../core/tokens.ts";
import type { EntityLabel } from "../../schema/entity-labels.ts";
import type { Sentence } from "../../schema/sentences.ts";
import { type Calibration, calibrated } from "../../text/calibration.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Candidate } from "./candidate.ts";
import { openLabels } from "./labels.ts";
import { numbers, openNumberLexicons } from "./numbers.ts";
import { openPlacesInSmall, PLACES_IN_SMALL, placesInSmall } from "./places-in-small.ts";
import { REGION_CODES, readRegionCodes, regionCodes } from "./region-codes.ts";
import { readKnowledge, readModel } from "./tagger/files.ts";
import { GAZETTEER_SOURCES } from "./tagger/gazetteer-sources.ts";
import { listedNames } from "./tagger/listed-names.ts";
import { mentionsOf } from "./tagger/mentions.ts";
import { openTagger } from "./tagger/tag.ts";
import { viewOf } from "./tagger/view.ts";
import { openWeighing } from "./tagger/weigh.ts";
import { openWordLists, type WordListEntry } from "./word-lists.ts";

/** What a mention might be instead, and how probable the model finds it before calibration. */
export interface Alternative {
  /** A class of the tagger, `no name`, or `other boundaries`. */
  readonly label: string;
  readonly probability: number;
}

/** One feature of one token, and what it does. */
export interface FeatureEffect {
  readonly token: string;
  readonly feature: string;
  /** By how much it raises the score of the class that was chosen over that of the runner-up; below 0 it speaks for the runner-up. */
  readonly effect: number;
}

/** A name of a gazetteer that lies over the mention. */
export interface ListedName {
  readonly list: string;
  readonly name: string;
  readonly source: string;
}

/** Why a mention is there, computed anew. */
export interface EntityExplanation {
  readonly by: "tagger" | "gazetteer" | "number";
  readonly label: EntityLabel;
  /** The probability as the record has it, calibrated. */
  readonly score: number;
  readonly value: number | null;
  readonly unit: string | null;
  /** The tagger's class, of which `label` is a finer one; null for numbers. */
  readonly taggedAs: string | null;
  /** The least probable of its tags, which `score` is calibrated from. */
  readonly uncalibrated: number | null;
  /** The most probable first, what was chosen included. */
  readonly alternatives: readonly Alternative[];
  /** The features that tell the class from the runner-up, the strongest first. */
  readonly features: readonly FeatureEffect[];
  readonly gazetteers: readonly ListedName[];
  /** Words that divide classes into labels, or that make a number, with their lists. */
  readonly wordLists: readonly WordListEntry[];
}

/** Returns a function that explains the mention at a span (UTF-16); null when the stage finds none there. */
export function openEntityExplainer(): (
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  span: { readonly start: number; readonly end: number },
) => EntityExplanation | null {
  const knowledge = readKnowledge();
  const model = readModel();
  // Written by training, beside the weights.
  const { calibration } = model.facts as { readonly calibration: Calibration };
  const { tag } = openTagger(model, knowledge);
  const weigh = openWeighing(model, knowledge);
  const labelOf = openLabels();
  const numberLexicons = openNumberLexicons();
  const wordListsOf = openWordLists();
  const inSmall = openPlacesInSmall();
  const codes = readRegionCodes();

  return (text, tokens, sentences, span) => {
    const at = ({ first, end }: TokenRange) =>
      tokens.starts[first] === span.start && tokens.ends[end - 1] === span.end;
    const view = viewOf(tokens, sentences, knowledge);
    const mentions = mentionsOf(tag(view));
    const mention = mentions.find(at);
    const label = mention && labelOf(text, tokens, mention);
    if (mention && label) {
      const { alternatives, features } = weigh(view, mention);
      return {
        by: "tagger",
        label,
        score: Math.round(calibrated(calibration, mention.sure) * 1e4) / 1e4,
        value: null,
        unit: null,
        taggedAs: mention.name,
        uncalibrated: mention.sure,
        alternatives,
        features,
        gazetteers: listedNames(view, text, mention),
        wordLists: wordListsOf("name", tokens, mention),
      };
    }
    const names = mentions.flatMap(({ first, end, name, sure }): Candidate[] => {
      const label = labelOf(text, tokens, { first, end, name, sure });
      return label ? [{ first, end, label, by: "tagger", score: sure }] : [];
    });
    const code = regionCodes(tokens, names, codes).find(at);
    const ruled = code ?? [...numbers(tokens, numberLexicons), ...placesInSmall(tokens, inSmall)].find(at);
    if (!ruled) return null;
    const by = ruled.by === "number" ? "number" : "gazetteer";
    const name = text.slice(span.start, span.end);
    return {
      by,
      label: ruled.label,
      score: ruled.score,
      value: ruled.value ?? null,
      unit: ruled.unit ?? null,
      taggedAs: null,
      uncalibrated: null,
      alternatives: [],
      features: [],
      gazetteers:
        by === "gazetteer"
          ? [
              code
                ? { list: REGION_CODES, name, source: "postal codes; facts, CC0" }
                : {
                    list: PLACES_IN_SMALL,
                    name,
                    source: `${GAZETTEER_SOURCES.city}; ${GAZETTEER_SOURCES.country}`,
                  },
            ]
          : [],
      wordLists: by === "number" ? wordListsOf("number", tokens, ruled) : [],
    };
  };
}
