import type { Entity } from "../schema/entities.ts";
import { type EntityExplanation, openEntityExplainer } from "../stages/entities/explain.ts";
import { PLACES_IN_SMALL } from "../stages/entities/places-in-small.ts";
import { REGION_CODES } from "../stages/entities/region-codes.ts";
import { COUNTRIES } from "../stages/entities/whole-countries.ts";
import { ExplainError, type Section, signed, type Told } from "./explanation.ts";
import type { Recomputed } from "./recompute.ts";
import { explainTone } from "./tone.ts";

/** Why a mention is there, and how the text speaks of it. */
export async function explainEntity({ doc, layers }: Recomputed, entity: Entity): Promise<Told> {
  const { tokens, sentences } = layers;
  if (!tokens || !sentences) throw new ExplainError("The text's tokens and sentences cannot be made.");
  const told = openEntityExplainer()(doc.text, tokens, sentences, entity);
  // Towards this mention, as the record counts it.
  const entities = (layers.entities ?? []).some(
    ({ start, end }) => start === entity.start && end === entity.end,
  )
    ? (layers.entities ?? [])
    : [entity];
  const same = entities.find(({ start, end }) => start === entity.start && end === entity.end) ?? entity;
  const tone = explainTone({ tokens, sentences, entities }, same.id);
  return {
    data: { entity: told, sentiment: tone?.data ?? null },
    sections: [...(told ? sectionsOf(told) : []), ...(tone?.sections ?? [])],
  };
}

/** What is told of a mention that a list made, by the list's file. */
const MADE_BY_LIST: {
  readonly [list: string]: { readonly what: string; readonly where: string; readonly score: string };
} = {
  [REGION_CODES]: {
    what: "a list of codes of states and provinces",
    where: "behind a place and a comma",
    score: "the same for all codes, as how often they are right was not measured",
  },
  [PLACES_IN_SMALL]: {
    what: "a list of places that no word of the language is like",
    where: "written in small letters",
    score: "the share of such names in the training sets that are names of places there",
  },
  [COUNTRIES]: {
    what: "a list of countries by their full names",
    where: "of which the tagger found a part, or took it for an organisation",
    score: "that of what the tagger found",
  },
};

function makerOf({
  by,
  gazetteers,
  label,
  taggedAs,
  score,
  uncalibrated,
  value,
  unit,
}: EntityExplanation): string[] {
  if (by === "tagger")
    return [
      `the tagger (a linear-chain conditional random field, two passes): ${taggedAs}${taggedAs === label ? "" : `, divided further into ${label}`}`,
      `score ${score}: the least probable of its tags, ${(uncalibrated ?? 0).toFixed(4)}, calibrated on held-back text`,
    ];
  const made = MADE_BY_LIST[gazetteers[0]?.list ?? ""];
  if (by === "gazetteer" && made)
    return [`${made.what}: ${label}, ${made.where}`, `score ${score}: ${made.score}`];
  return [
    `the number grammar: ${label}${value === null ? "" : `, value ${value}`}${unit ? `, unit ${unit}` : ""}`,
    `score ${score}: the same for all numbers, as how often the grammar is right was not measured`,
  ];
}

function sectionsOf(told: EntityExplanation): Section[] {
  const sections: Section[] = [{ heading: "made by", lines: makerOf(told) }];
  if (told.alternatives.length > 0)
    sections.push({
      heading: "what it could be",
      table: {
        columns: [{ heading: "label" }, { heading: "probability", right: true }],
        rows: told.alternatives.map(({ label, probability }) => [label, probability.toFixed(4)]),
      },
    });
  if (told.features.length > 0)
    sections.push({
      heading: `features, for ${told.taggedAs} (+) or for the runner-up (−)`,
      table: {
        columns: [{ heading: "token" }, { heading: "feature" }, { heading: "effect", right: true }],
        rows: told.features.map(({ token, feature, effect }) => [token, feature, signed(effect, 3)]),
      },
    });
  if (told.by !== "number")
    sections.push(
      told.gazetteers.length > 0
        ? {
            heading: "gazetteers",
            table: {
              columns: [{ heading: "list" }, { heading: "name" }, { heading: "source" }],
              rows: told.gazetteers.map(({ list, name, source }) => [list, name, source]),
            },
          }
        : { heading: "gazetteers", lines: ["in none"] },
    );
  if (told.wordLists.length > 0)
    sections.push({
      heading: "word lists",
      table: {
        columns: [{ heading: "list" }, { heading: "word" }, { heading: "says" }],
        rows: told.wordLists.map(({ list, word, says }) => [list, word, says]),
      },
    });
  return sections;
}
