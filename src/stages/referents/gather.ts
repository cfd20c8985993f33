import type { ReferentLabel } from "../../schema/entity-labels.ts";
import { defines, holdsLetters, isAcronym } from "./acronyms.ts";
import type { Mention } from "./mention.ts";
import { type Name, type NameForms, openNames } from "./names.ts";
import { rememberSpelling, sameSpelling } from "./spelling.ts";

/** Mentions that mean one thing. */
interface Group {
  readonly mentions: Mention[];
  /** Its fullest name, for later mentions to be compared with. */
  fullest: Name;
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
export function gather(text: string, mentions: readonly Mention[], forms: NameForms): Gathered[] {
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  const surnames = new Map<string, Group>();
  const others = new Map<string, Group | null>();
  const alone = new Map<string, Group>();
  const acronyms = new Map<string, Group>();
  const spellings = new Map<string, Group[]>();
  const nameOf = openNames(forms);

  const join = (group: Group, mention: Mention, name: Name) => {
    group.mentions.push(mention);
    const { fullest } = group;
    if (!name.isAcronym && (fullest.isAcronym || name.text.length > fullest.text.length))
      group.fullest = name;
  };
  const remember = (group: Group, { label }: Mention, name: Name) => {
    // The latest bearer of a surname is the one that a surname alone means.
    if (label === "PERSON") {
      for (const surname of name.surnames) surnames.set(surname, group);
      // A given name alone means its only bearer.
      for (const word of name.others) others.set(word, (others.get(word) ?? group) === group ? group : null);
      if (name.alone !== null && group.mentions.length === 1) alone.set(name.alone, group);
    }
    if (label !== "PERSON" && label !== "NORP")
      for (const initials of name.initials) acronyms.set(initials, group);
    if (name.isAcronym) acronyms.set(name.letters, group);
    if (label === "PERSON") rememberSpelling(name, group, spellings);
  };

  let previous: Named | undefined;
  for (const mention of mentions) {
    const name = nameOf(mention.text);
    const key = `${kindOf(mention.label)} ${mention.label === "ORG" ? name.stem : name.key}`;
    const group =
      byKey.get(key) ??
      definedBy(text, previous, mention, name) ??
      byShortForm(mention, name, surnames, acronyms) ??
      (mention.label === "PERSON" ? byName(name, others, alone) : undefined) ??
      (mention.label === "PERSON"
        ? sameSpelling(name, spellings, (candidate: Group) => candidate.fullest)
        : undefined);
    if (group) join(group, mention, name);
    const home = group ?? { mentions: [mention], fullest: name };
    if (!group) groups.push(home);
    byKey.set(key, home);
    remember(home, mention, name);
    previous = { mention, name, group: home };
  }
  return groups.map(({ mentions: members, fullest }) => ({
    name: fullest.text,
    label: commonest(members),
    mentions: members,
  }));
}

/** A mention with its name and its group. */
interface Named {
  readonly mention: Mention;
  readonly name: Name;
  readonly group: Group;
}

/** Kinds that may be taken for one another: an organisation named by its seat stays apart, a region and a country do not. */
function kindOf(label: ReferentLabel): string {
  return label === "LOC" || label === "FAC" ? "GPE" : label;
}

/** "Alliance of Sahel States, or AES": the group of the name right before, if the text between says so. */
function definedBy(
  text: string,
  previous: Named | undefined,
  mention: Mention,
  name: Name,
): Group | undefined {
  if (!previous || previous.name.isAcronym === name.isAcronym) return undefined;
  if (!defines(text.slice(previous.mention.end, mention.start))) return undefined;
  const kinds = [kindOf(previous.mention.label), kindOf(mention.label)];
  if (kinds.includes("PERSON")) return undefined;
  // "LONDON (Reuters)", "NEW YORK (AP)": a place has its own letters in brackets, or who writes from there.
  const [long, short] = name.isAcronym ? [previous.name, name] : [name, previous.name];
  if (kinds.includes("GPE") && (kinds[0] !== kinds[1] || !holdsLetters(long.text, short.text)))
    return undefined;
  return previous.group;
}

/** "Cristina" after "Cristina Fernández"; "Joyce Banda" after "Banda", which the headline has. */
function byName(
  { alone: word, surnames }: Name,
  others: ReadonlyMap<string, Group | null>,
  alone: Map<string, Group>,
): Group | undefined {
  if (word !== null) return others.get(word) ?? undefined;
  for (const surname of surnames) {
    const group = alone.get(surname);
    if (!group) continue;
    alone.delete(surname);
    return group;
  }
  return undefined;
}

function byShortForm(
  { label }: Mention,
  name: Name,
  surnames: ReadonlyMap<string, Group>,
  acronyms: ReadonlyMap<string, Group>,
): Group | undefined {
  if (label === "PERSON") return name.alone === null ? undefined : surnames.get(name.alone);
  if (label === "NORP") return undefined;
  if (name.isAcronym) return acronyms.get(name.letters);
  // An acronym that came before its name.
  for (const initials of name.initials) {
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
