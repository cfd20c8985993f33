import type { ReferentLabel } from "../../schema/entity-labels.ts";
import { defines, initialsOf, isAcronym } from "./acronyms.ts";
import { keyOf, type Mention, wordsOf } from "./mention.ts";
import { rememberSpelling, sameSpelling } from "./spelling.ts";

/** Mentions that mean one thing. */
interface Group {
  readonly mentions: Mention[];
  /** The words of its fullest name, for later mentions to be compared with. */
  fullest: string;
}

export interface Gathered {
  readonly name: string;
  readonly label: ReferentLabel;
  readonly mentions: readonly Mention[];
}

/**
 * Puts mentions that mean the same thing together, in one pass from the first to the last; every look-up is by a key, so that
 * time stays linear in the number of mentions. Groups are ordered by their first mention.
 */
export function gather(text: string, mentions: readonly Mention[]): Gathered[] {
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  const surnames = new Map<string, Group>();
  const acronyms = new Map<string, Group>();
  const spellings = new Map<string, Group[]>();

  const join = (group: Group, mention: Mention) => {
    group.mentions.push(mention);
    if (!isAcronym(mention.text) && (isAcronym(group.fullest) || mention.text.length > group.fullest.length))
      group.fullest = mention.text;
  };
  const remember = (group: Group, mention: Mention) => {
    byKey.set(`${kindOf(mention.label)} ${keyOf(mention.text)}`, group);
    const words = wordsOf(mention.text);
    // The latest bearer of a surname is the one that a surname alone means.
    if (mention.label === "PERSON" && words.length > 1) surnames.set(keyOf(words.at(-1) ?? ""), group);
    if (mention.label !== "PERSON" && mention.label !== "NORP")
      for (const initials of initialsOf(mention.text)) acronyms.set(initials, group);
    if (isAcronym(mention.text)) acronyms.set(mention.text.replaceAll(".", ""), group);
    rememberSpelling(mention, group, spellings);
  };

  let previous: { readonly mention: Mention; readonly group: Group } | undefined;
  for (const mention of mentions) {
    const group =
      byKey.get(`${kindOf(mention.label)} ${keyOf(mention.text)}`) ??
      definedBy(text, previous, mention) ??
      byShortForm(mention, surnames, acronyms) ??
      sameSpelling(mention, spellings, (candidate: Group) => candidate.fullest);
    if (group) join(group, mention);
    const home = group ?? { mentions: [mention], fullest: mention.text };
    if (!group) groups.push(home);
    remember(home, mention);
    previous = { mention, group: home };
  }
  return groups.map(({ mentions: members, fullest }) => ({
    name: fullest,
    label: commonest(members),
    mentions: members,
  }));
}

/** Kinds that may be taken for one another: an organisation named by its seat stays apart, a region and a country do not. */
function kindOf(label: ReferentLabel): string {
  return label === "LOC" || label === "FAC" ? "GPE" : label;
}

/** "Alliance of Sahel States, or AES": the group of the name right before, if the text between says so. */
function definedBy(
  text: string,
  previous: { readonly mention: Mention; readonly group: Group } | undefined,
  mention: Mention,
): Group | undefined {
  if (!previous || isAcronym(previous.mention.text) === isAcronym(mention.text)) return undefined;
  if (previous.mention.label === "PERSON" || mention.label === "PERSON") return undefined;
  return defines(text.slice(previous.mention.end, mention.start)) ? previous.group : undefined;
}

function byShortForm(
  mention: Mention,
  surnames: ReadonlyMap<string, Group>,
  acronyms: ReadonlyMap<string, Group>,
): Group | undefined {
  const words = wordsOf(mention.text);
  if (mention.label === "PERSON") return words.length === 1 ? surnames.get(keyOf(words[0] ?? "")) : undefined;
  if (mention.label === "NORP") return undefined;
  if (isAcronym(mention.text)) return acronyms.get(mention.text.replaceAll(".", ""));
  // An acronym that came before its name.
  for (const initials of initialsOf(mention.text)) {
    const group = acronyms.get(initials);
    if (group?.mentions.every(({ text }) => isAcronym(text))) return group;
  }
  return undefined;
}

/** The label that most mentions have; of several, the one that came first. */
function commonest(mentions: readonly Mention[]): ReferentLabel {
  const counts = new Map<ReferentLabel, number>();
  for (const { label } of mentions) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
