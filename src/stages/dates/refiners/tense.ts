import { POS_TAGS } from "../../../core/tokens.ts";
import { readLexicon, readWordSet } from "../../../text/lexicon.ts";
import type { Found } from "../found.ts";
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
    return null;
  };

  return (all, reading) =>
    all.map((one) => {
      const { meaning } = one;
      const open =
        meaning.kind === "weekday" ||
        (meaning.kind === "point" && meaning.year === null && meaning.yearShift === null);
      if (!open || meaning.turn !== null) return one;
      return { ...one, meaning: { ...meaning, turn: turnOf(reading, one) === 1 ? 1 : null } };
    });
}
