import { POS_TAGS } from "../../../core/tokens.ts";
import { readLexicon, readWordSet } from "../../../text/lexicon.ts";
import type { Found, Meaning } from "../found.ts";
import type { Turn } from "../origin.ts";
import type { Reading } from "../reading.ts";

/** How many tokens are looked at, before and behind an expression. */
const REACH = { before: 25, behind: 12 };
const VERB = POS_TAGS.indexOf("VERB");
/** Words right before a date that put it into the future whatever the verb. */
const UNTIL: ReadonlySet<string> = new Set(["until", "till", "next"]);
/** "will be held", "to be released", "will shut": what follows these is no past, whatever it looks like. */
const GOVERNORS: ReadonlySet<string> = new Set([
  "be",
  "to",
  "will",
  "'ll",
  "’ll",
  "would",
  "should",
  "shall",
  "may",
  "could",
]);

/** Returns a refiner that tells from the nearest verb of the sentence which way a bare weekday, day or month looks. */
export function openTense(): (all: readonly Found[], reading: Reading) => Found[] {
  const future = new Map(
    readLexicon(import.meta.url, "../future-cues.tsv").map(([word = "", followers = ""]) => [
      word,
      followers.split(" ").filter((follower) => follower !== ""),
    ]),
  );
  const past = readWordSet(import.meta.url, "../past-verbs.tsv");

  const turnAt = ({ lower, pos }: Reading, i: number): Turn => {
    const word = lower[i] ?? "";
    const followers = future.get(word);
    if (followers && (followers.length === 0 || followers.includes(lower[i + 1] ?? ""))) return 1;
    const isPast = past.has(word) || (pos[i] === VERB && word.endsWith("ed"));
    return isPast && !GOVERNORS.has(lower[i - 1] ?? "") ? -1 : null;
  };

  const turnOf = (reading: Reading, { first, last }: Found): Turn => {
    const sentence = reading.sentence[first];
    if (UNTIL.has(reading.lower[first - 1] ?? "")) return 1;
    for (let i = first - 1; first - REACH.before <= i && reading.sentence[i] === sentence; i--) {
      const turn = turnAt(reading, i);
      if (turn !== null) return turn;
    }
    for (let i = last; i < last + REACH.behind && reading.sentence[i] === sentence; i++) {
      const turn = turnAt(reading, i);
      if (turn !== null) return turn;
    }
    return reading.lower[first - 1] === "by" ? 1 : null;
  };

  const turned = (meaning: Meaning, reading: Reading, one: Found): Meaning => {
    if (!("turn" in meaning) || meaning.kind === "range" || meaning.turn !== null) return meaning;
    if ("year" in meaning && (meaning.year !== null || meaning.yearShift !== null)) return meaning;
    return turnOf(reading, one) === 1 ? { ...meaning, turn: 1 } : meaning;
  };

  return (all, reading) =>
    all.map((one) => {
      const { meaning } = one;
      if (meaning.kind === "part" || meaning.kind === "portion") {
        const of = turned(meaning.of, reading, one);
        return of === meaning.of ? one : { ...one, meaning: { ...meaning, of } };
      }
      const told = turned(meaning, reading, one);
      return told === meaning ? one : { ...one, meaning: told };
    });
}
