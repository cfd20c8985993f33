import { readLexicon } from "../../../text/lexicon.ts";
import type { Found } from "../found.ts";
import { isMid, type Reading } from "../reading.ts";

interface Modifier {
  /** Last word first. */
  readonly words: readonly string[];
  readonly mod: string | null;
  /** p: points in time, y: bare years, m: bare months, t: times of day, d: durations. */
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
            [...kindOf(one, reading)].some((kind) => kinds.includes(kind)) &&
            one.first - words.length >= end &&
            words.every((word, k) => reading.lower[one.first - 1 - k] === word),
        );
      end = one.last;
      if (modifier && one.start === reading.starts[one.first]) {
        const first = one.first - modifier.words.length;
        const mod = one.by === "ago-later" ? pointMod(modifier.mod, one) : modifier.mod;
        return { ...one, first, start: reading.starts[first] ?? one.start, mod: mod ?? one.mod };
      }
      return isMid(reading, one.first) ? { ...one, mod: "MID" } : one;
    });
  };
}

/** "more than a year ago" lies before the day that "a year ago" means, "more than a year later" behind it (TIDES). */
function pointMod(mod: string | null, { meaning }: Found): string | null {
  if (mod === null || mod === "APPROX") return mod;
  const back =
    meaning.kind === "shift" ? (meaning.count ?? -1) < 0 : "value" in meaning && meaning.value === "PAST_REF";
  const further = mod === "MORE_THAN" || mod === "EQUAL_OR_MORE";
  const side = back === further ? "BEFORE" : "AFTER";
  return mod.startsWith("EQUAL") ? `ON_OR_${side}` : side;
}

function kindOf({ by, type, meaning, time, first }: Found, { lower }: Reading): string {
  if (by === "ago-later") return "d";
  // "over the next two weeks": no more than two weeks.
  if (type === "SET" || meaning.kind === "vague" || meaning.kind === "range") return "-";
  if (type === "DURATION" && lower[first] === "the") return "-";
  if (type === "DURATION") return "d";
  if (meaning.kind === "point" && meaning.month > 0 && meaning.day === 0) return "pm";
  if (meaning.kind === "point" && meaning.month === 0 && meaning.code === "") return "py";
  return type === "TIME" && time !== null && /^T\d/.test(time) ? "t" : "p";
}
