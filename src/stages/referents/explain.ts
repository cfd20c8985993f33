import type { Entity } from "../../schema/entities.ts";
import { defines } from "./acronyms.ts";
import { type Gathered, gather } from "./gather.ts";
import { isReferring, type Mention } from "./mention.ts";
import { type Name, openNames, readNameForms } from "./names.ts";
import { openPlaceExplainer, type PlaceExplanation } from "./places/resolve.ts";
import { rememberSpelling, sameSpelling } from "./spelling.ts";

/** Why a mention is taken for one with those before it. */
export interface Joined {
  /** The mention's id. */
  readonly mention: string;
  readonly text: string;
  readonly because: string;
}

/** Why mentions mean one thing, and which place it is, computed anew. */
export interface ReferentExplanation {
  readonly name: string;
  readonly label: string;
  readonly mentions: readonly Joined[];
  readonly place: PlaceExplanation;
}

/** Returns a function that explains the referent of a mention, by the mention's id; null for what has none. */
export function openReferentExplainer(): (
  text: string,
  entities: readonly Entity[],
  mention: string,
) => ReferentExplanation | null {
  const explainPlace = openPlaceExplainer();
  const forms = readNameForms();
  return (text, entities, id) => {
    const referring = entities.filter(isReferring);
    const groups = gather(text, referring, forms);
    const nameOf = openNames(forms);
    const number = groups.findIndex(({ mentions }) => mentions.some((mention) => mention.id === id));
    const group = groups[number];
    if (!group) return null;
    return {
      name: group.name,
      label: group.label,
      mentions: group.mentions.map((mention, k) => ({
        mention: mention.id,
        text: mention.text,
        because: k === 0 ? "the first" : whyJoined(text, referring, group, k, nameOf),
      })),
      place: explainPlace(text, groups, number),
    };
  };
}

/** The rule of `gather` that joins a mention to the group, tried in its order. */
function whyJoined(
  text: string,
  all: readonly Mention[],
  { mentions }: Gathered,
  k: number,
  nameOf: (text: string) => Name,
): string {
  const mention = mentions[k];
  const earlier = mentions.slice(0, k);
  if (!mention) return "";
  const named = (other: Mention) => nameOf(other.text);
  const name = named(mention);
  const bearing = (what: string, other: Mention) => `${what} “${other.text}” (${other.id})`;

  const same = earlier.find((other) => named(other).key === name.key);
  if (same) return bearing("the same name as", same);
  const company = mention.label === "ORG" && earlier.find((other) => named(other).stem === name.stem);
  if (company) return bearing("but for the kind of company, the same name as", company);
  const previous = all[all.indexOf(mention) - 1];
  if (previous && earlier.includes(previous) && named(previous).isAcronym !== name.isAcronym) {
    const between = text.slice(previous.end, mention.start);
    if (defines(between))
      return `the text defines one by the other: “${previous.text}${between}${name.text}”`;
  }
  if (mention.label === "PERSON" && name.alone !== null) {
    const { alone } = name;
    const bearer = earlier.find((other) => named(other).surnames.includes(alone));
    if (bearer) return bearing("the surname of", bearer);
    const other = earlier.find((one) => named(one).others.includes(alone));
    if (other) return bearing("a name of", other);
  }
  const first =
    mention.label === "PERSON" && earlier.find((other) => name.surnames.includes(named(other).alone ?? ""));
  if (first) return bearing("the whole name of", first);
  const spelt = earlier.find((other) => named(other).initials.includes(name.letters));
  if (spelt) return bearing("the initials of", spelt);
  const acronym = earlier.find((other) => name.initials.includes(named(other).letters));
  if (acronym) return bearing("its initials are", acronym);
  const spellings = new Map<string, Mention[]>();
  for (const other of earlier) if (other.label === "PERSON") rememberSpelling(named(other), other, spellings);
  const alike = mention.label === "PERSON" ? sameSpelling(name, spellings, named) : undefined;
  return alike ? bearing("another spelling of", alike) : "a form that an earlier mention was joined by";
}
