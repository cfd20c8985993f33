import { readLexicon } from "../../../text/lexicon.ts";
import type { Found } from "../found.ts";
import { isMid, type Reading } from "../reading.ts";

interface Modifier {
  /** Last word first. */
  readonly words: readonly string[];
  readonly mod: string | null;
  /** p: points in time, t: times of day, d: durations. */
  readonly kinds: string;
}

/** Returns a refiner that takes words such as "early", "the end of" and "more than" into the expression behind them. */
export function openModifiers(): (all: readonly Found[], reading: Reading) => Found[] {
  const byLast = new Map<string, Modifier[]>();
  for (const [phrase = "", mod = "", kinds = ""] of readLexicon(import.meta.url, "../modifiers.tsv")) {
    const words = phrase.split(" ").reverse();
    const [last = ""] = words;
    byLast.set(last, [...(byLast.get(last) ?? []), { words, mod: mod === "-" ? null : mod, kinds }]);
  }
  for (const list of byLast.values()) list.sort((a, b) => b.words.length - a.words.length);

  return (all, reading) => {
    let end = 0;
    return all.map((one) => {
      const modifier = byLast
        .get(reading.lower[one.first - 1] ?? "")
        ?.find(
          ({ words, kinds }) =>
            kinds.includes(kindOf(one, reading)) &&
            one.first - words.length >= end &&
            words.every((word, k) => reading.lower[one.first - 1 - k] === word),
        );
      end = one.last;
      if (modifier && one.start === reading.starts[one.first]) {
        const first = one.first - modifier.words.length;
        return { ...one, first, start: reading.starts[first] ?? one.start, mod: modifier.mod ?? one.mod };
      }
      return isMid(reading, one.first) ? { ...one, mod: "MID" } : one;
    });
  };
}

function kindOf({ type, meaning, time, first }: Found, { lower }: Reading): string {
  // "over the next two weeks": no more than two weeks.
  if (type === "SET" || meaning.kind === "vague" || meaning.kind === "range") return "-";
  if (type === "DURATION" && lower[first] === "the") return "-";
  if (type === "DURATION") return "d";
  return type === "TIME" && time !== null && /^T\d/.test(time) ? "t" : "p";
}
