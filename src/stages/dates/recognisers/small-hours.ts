import { found } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";

const EARLY: Readonly<Record<string, string>> = {
  early: "MO",
  small: "MO",
  wee: "MO",
  late: "NI",
  daylight: "DT",
};

/** Hours that stand for a part of the day: "the early hours", "the early-morning hours", "the small hours of the morning". */
export const smallHours: Recogniser = {
  name: "small-hours",
  roles: ["unit"],
  read(reading, i) {
    const { lower, words } = reading;
    if (lower[i] !== "hours") return null;
    let first = i;
    let code = words[i - 1]?.dayPart?.code ?? "";
    if (code !== "") first--;
    if (lower[first - 1] === "-") first--;
    const early = EARLY[lower[first - 1] ?? ""];
    if (early !== undefined) first--;
    code = code === "" ? (early ?? "") : code;
    if (code === "" || first === i || lower[first] === "-") return null;
    const ofMorning =
      lower[i + 1] === "of" && lower[i + 2] === "the" ? words[i + 3]?.dayPart?.code : undefined;
    return found(reading, lower[first - 1] === "the" ? first - 1 : first, ofMorning ? i + 4 : i + 1, {
      type: "TIME",
      meaning: { kind: "shift", grain: "day", count: 0, origin: "sentence" },
      time: `T${ofMorning ?? code}`,
    });
  },
};
