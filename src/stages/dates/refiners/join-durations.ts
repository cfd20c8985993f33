import type { Found } from "../found.ts";
import type { Reading } from "../reading.ts";

const PARTS = /^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$/;
const BETWEEN: ReadonlySet<string> = new Set(["", "and", ",", ", and"]);
/** Units from long to short; `TM` are minutes. */
const ORDER = ["Y", "M", "W", "D", "TH", "TM", "TS"];

/** "two years and three months", "1 hour 4 minutes": one duration of two units, the shorter behind the longer. */
export function joinDurations(all: readonly Found[], { lower }: Reading): Found[] {
  const joined: Found[] = [];
  for (const one of all) {
    const before = joined.at(-1);
    const value = before ? bothOf(before, one) : null;
    const near =
      before && one.first - before.last <= 2 && BETWEEN.has(lower.slice(before.last, one.first).join(" "));
    if (before && near && value !== null)
      joined[joined.length - 1] = {
        ...before,
        last: one.last,
        end: one.end,
        meaning: { kind: "fixed", value },
      };
    else joined.push(one);
  }
  return joined;
}

function bothOf(one: Found, other: Found): string | null {
  if (one.type !== "DURATION" || other.type !== "DURATION") return null;
  if (one.meaning.kind !== "fixed" || other.meaning.kind !== "fixed") return null;
  const [, time = "", n = "", letter = ""] = PARTS.exec(one.meaning.value) ?? [];
  const [, otherTime = "", otherN = "", otherLetter = ""] = PARTS.exec(other.meaning.value) ?? [];
  if (n === "" || otherN === "" || n.includes(".")) return null;
  if (ORDER.indexOf(time + letter) >= ORDER.indexOf(otherTime + otherLetter)) return null;
  return `P${time}${n}${letter}${time === "" ? otherTime : ""}${otherN}${otherLetter}`;
}
