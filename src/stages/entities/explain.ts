import type { Tokens } from "../../core/tokens.ts";
import type { EntityLabel } from "../../schema/entity-labels.ts";
import type { Sentence } from "../../schema/sentences.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { PLACES_IN_SMALL } from "./places-in-small.ts";
import { openRecognisers } from "./recognise.ts";
import { REGION_CODES } from "./region-codes.ts";
import { readKnowledge, readModel } from "./tagger/files.ts";
import { GAZETTEER_SOURCES } from "./tagger/gazetteer-sources.ts";
import { listedNames } from "./tagger/listed-names.ts";
import { openWeighing } from "./tagger/weigh.ts";
import { COUNTRIES } from "./whole-countries.ts";
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
  const recognise = openRecognisers(model, knowledge);
  const weigh = openWeighing(model, knowledge);
  const wordListsOf = openWordLists();

  return (text, tokens, sentences, span) => {
    const at = ({ first, end }: TokenRange) =>
      tokens.starts[first] === span.start && tokens.ends[end - 1] === span.end;
    const { view, mentions, candidates } = recognise(text, tokens, sentences);
    const found = candidates.find(at);
    if (!found) return null;
    const { label, by, score, value = null, unit = null, list } = found;
    const mention = by === "tagger" ? mentions.find(at) : undefined;
    const told = { label, score: Math.round(score * 1e4) / 1e4, value, unit };
    if (mention)
      return {
        ...told,
        by: "tagger",
        taggedAs: mention.name,
        uncalibrated: mention.sure,
        ...weigh(view, mention),
        gazetteers: listedNames(view, text, mention),
        wordLists: wordListsOf("name", tokens, mention),
      };
    return {
      ...told,
      by: list ? "gazetteer" : "number",
      taggedAs: null,
      uncalibrated: null,
      alternatives: [],
      features: [],
      gazetteers: list
        ? [{ list, name: text.slice(span.start, span.end), source: LIST_SOURCES[list] ?? "" }]
        : [],
      wordLists: list ? [] : wordListsOf("number", tokens, found),
    };
  };
}

const LIST_SOURCES: { readonly [list: string]: string } = {
  [COUNTRIES]: GAZETTEER_SOURCES.country,
  [REGION_CODES]: "postal codes; facts, CC0",
  [PLACES_IN_SMALL]: `${GAZETTEER_SOURCES.city}; ${GAZETTEER_SOURCES.country}`,
};
