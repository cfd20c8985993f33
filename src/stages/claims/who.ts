import type { Layers } from "../../core/layers.ts";
import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import { readLexicon } from "../../text/lexicon.ts";
import { partitionPoint } from "../../text/partition-point.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { PHRASE, POSSESSIVES } from "./closed-classes.ts";
import { ownersOf } from "./inside.ts";
import { TAG } from "./tags.ts";

type Gender = "m" | "f" | null;
type Read = Pick<Layers, "entities" | "referents">;

/** A mention of a referent, in tokens. */
interface Mention extends TokenRange {
  readonly referent: string;
  readonly label: Entity["label"];
}

/** How far back a pronoun or a role looks for whom it means, in tokens. */
const REACH = { pronoun: 90, apposition: 8 };
const SINGULAR: Readonly<Record<string, Gender>> = { he: "m", she: "f", him: "m", her: "f", his: "m" };
/** "The minister" is one whom the text has named, "a minister", "police" and "32 percent of residents" are not. */
const DEFINITE: ReadonlySet<string> = new Set(["the", "this", "that"]);
/** What joins the words of an apposition: "the head of the agency". */
const JOINS: ReadonlySet<string> = new Set(["and", "at", "for", "in", "of"]);
const COLLECTIVE: ReadonlySet<string> = new Set(["ORG", "GPE", "NORP"]);

/** Returns the referent that a source is, null for none. `speaks`: whoever it is may be meant by the next source's pronoun, as one is not of whom another only tells. */
export type Who = (source: TokenRange, speaks: boolean) => string | null;

/** Returns a function that opens a document for asking which referent a source is. Ask in text order: a pronoun goes on with the speaker before it. */
export function openWho(): (tokens: Tokens, layers: Read) => Who {
  const genders = new Map(
    readLexicon(import.meta.url, "genders.tsv").map(([word = "", gender]) => [word, gender as Gender]),
  );
  return (tokens, { entities, referents }) => {
    const mentions = mentionsOf(tokens, entities, ownersOf(referents));
    const genderOf = new Map<string, Gender>();
    for (const mention of mentions) {
      if (mention.label !== "PERSON" || genderOf.get(mention.referent)) continue;
      const before = genders.get((tokens.lower[mention.first - 1] ?? "").replace(".", ""));
      genderOf.set(mention.referent, before ?? genders.get(tokens.lower[mention.first] ?? "") ?? null);
    }
    let speaker: { readonly referent: string; readonly at: number } | null = null;

    const pronoun = (source: TokenRange, gender: Gender): string | null => {
      const agrees = (referent: string) => (genderOf.get(referent) ?? gender) === gender;
      const near = (at: number) => source.first - at <= REACH.pronoun;
      if (speaker && near(speaker.at) && genderOf.has(speaker.referent) && agrees(speaker.referent))
        return speaker.referent;
      const candidates = new Set(
        before(mentions, source.first)
          .filter(({ label, referent, end }) => label === "PERSON" && near(end) && agrees(referent))
          .map(({ referent }) => referent),
      );
      return candidates.size === 1 ? ([...candidates][0] ?? null) : null;
    };
    /** "The minister": whoever was called a minister by a word beside the name, if only one was. */
    const role = (source: TokenRange): string | null => {
      const head = DEFINITE.has(tokens.lower[source.first] ?? "") ? lastNoun(tokens, source) : null;
      if (head === null || tokens.pos[head] === TAG.name) return null;
      const word = tokens.lower[head] ?? "";
      const named = new Set(
        before(mentions, source.first)
          .filter(({ label }) => label === "PERSON" || COLLECTIVE.has(label))
          .filter((mention) => isCalled(tokens, mention, word))
          .map(({ referent }) => referent),
      );
      return named.size === 1 ? ([...named][0] ?? null) : null;
    };

    /** "Rubén Ferro, who acknowledged …": the mention just before, with nothing but a comma between. */
    const antecedent = (source: TokenRange): string | null => {
      const last = before(mentions, source.first).at(-1);
      const gap = last ? source.first - last.end : -1;
      return last && (gap === 0 || (gap === 1 && tokens.lower[last.end] === ",")) ? last.referent : null;
    };

    return (source, speaks) => {
      const word = tokens.lower[source.first] ?? "";
      const single = source.end - source.first === 1 ? SINGULAR[word] : undefined;
      const referent = single
        ? pronoun(source, single)
        : word === "who"
          ? antecedent(source)
          : (headMention(tokens, mentions, source) ?? role(source));
      if (referent && speaks) speaker = { referent, at: source.end };
      return referent;
    };
  };
}

function mentionsOf(
  tokens: Tokens,
  entities: readonly Entity[],
  owners: ReadonlyMap<string, string>,
): Mention[] {
  const found: Mention[] = [];
  let token = 0;
  for (const { id, start, end, label } of entities) {
    while (token < tokens.count && (tokens.ends[token] ?? 0) <= start) token++;
    const first = token;
    let last = first;
    while (last < tokens.count && (tokens.starts[last] ?? 0) < end) last++;
    const referent = owners.get(id);
    if (referent && last > first) found.push({ first, end: last, referent, label });
  }
  return found;
}

/** The mentions that end at or before a token, not too many of the last ones. */
function before(mentions: readonly Mention[], token: number): readonly Mention[] {
  const next = partitionPoint(mentions.length, (i) => (mentions[i]?.end ?? 0) <= token);
  return mentions.slice(Math.max(0, next - MOST_MENTIONS), next);
}

/** A source that looks at more mentions than this finds nobody in particular. */
const MOST_MENTIONS = 60;

/** The mention that is the head of a source and not the owner or the complement of another noun: none behind a preposition, none with "'s". */
function headMention(tokens: Tokens, mentions: readonly Mention[], source: TokenRange): string | null {
  const inSource = before(mentions, source.end).filter(({ first }) => first >= source.first);
  const heads = inSource.filter(({ first, end }) => {
    for (let i = source.first; i < first; i++) if (tokens.pos[i] === TAG.adposition) return false;
    const next = tokens.lower[end] ?? "";
    return !(end < source.end && POSSESSIVES.has(next));
  });
  const person = heads.find(({ label }) => label === "PERSON");
  if (person) return person.referent;
  const first = heads[0];
  // "Mali officials", "the EU commissioner": a name before a common noun is not the head.
  if (first && first.end < source.end && tokens.pos[first.end] === TAG.noun) return null;
  return first?.referent ?? null;
}

function lastNoun(tokens: Tokens, { first, end }: TokenRange): number | null {
  let head: number | null = null;
  for (let i = first; i < end; i++) {
    const tag = tokens.pos[i];
    if (tag === TAG.noun || tag === TAG.name) head = i;
    else if (head !== null) break;
  }
  return head;
}

/** Whether a word stands before a name as its title, or beside it in an apposition. */
function isCalled(tokens: Tokens, { first, end }: Mention, word: string): boolean {
  const titled = tokens.lower[first - 1] === "," ? first - 1 : first;
  for (let i = titled - 1; i >= Math.max(0, titled - 4); i--) {
    const tag = tokens.pos[i];
    if (tag !== TAG.noun && tag !== TAG.name && tag !== TAG.adjective) break;
    if (tokens.lower[i] === word) return true;
  }
  if (tokens.lower[end] !== ",") return false;
  for (let i = end + 1; i < Math.min(tokens.count, end + REACH.apposition); i++) {
    // "In New York, because officials …" is no apposition.
    if (!PHRASE.has(tokens.pos[i]) && !JOINS.has(tokens.lower[i] ?? "")) break;
    if (tokens.lower[i] === word) return true;
  }
  return false;
}
