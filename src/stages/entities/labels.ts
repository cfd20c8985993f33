import type { Tokens } from "../../core/tokens.ts";
import type { EntityLabel } from "../../schema/entity-labels.ts";
import { readWordSet } from "../../text/lexicon.ts";
import type { Mention } from "./tagger/mentions.ts";

const words = (name: string): ReadonlySet<string> => readWordSet(import.meta.url, `${name}.tsv`);
const lowered = (set: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...set].map((name) => name.toLowerCase()));
const QUOTES = new Set(['"', "“", "‘", "'"]);

/**
 * Returns a function that gives a mention its label: places and the rest are divided by the words that they hold and by gazetteers. Null for what
 * is no name but a date, or the degree of the person named before.
 */
export function openLabels(): (text: string, tokens: Tokens, mention: Mention) => EntityLabel | null {
  const facilities = words("facility-words");
  const landforms = words("place-words");
  const landformHeads = words("place-heads");
  const regions = lowered(words("regions"));
  const events = words("event-words");
  const laws = words("law-words");
  const languages = lowered(words("languages"));
  const calendar = words("calendar-words");
  const organisations = words("orgs");
  const degrees = words("degrees");

  return (text, { lower, starts, ends, surface }, { name, first, end }) => {
    const written = text.slice(starts[first], ends[end - 1]);
    if (lower[first - 1] === "," && degrees.has(written)) return null;
    if (name === "ORG" || name === "NORP") return name;
    const head = lower[first] as string;
    const last = lower[end - 1] as string;
    // Those that news names without explaining them are nothing else, wherever they stand.
    if (organisations.has(written)) return "ORG";
    if (name === "PERSON") return name;
    const whole = written.toLowerCase();
    if (name === "PLACE") {
      if (end - first > 1 && facilities.has(last)) return "FAC";
      if (regions.has(whole) || (end - first > 1 && (landforms.has(last) || landformHeads.has(head))))
        return "LOC";
      return "GPE";
    }
    if (languages.has(whole)) return "LANGUAGE";
    let event = false;
    let dated = true;
    for (let i = first; i < end; i++) {
      if (laws.has(lower[i] as string)) return "LAW";
      event ||= events.has(lower[i] as string);
      dated &&= calendar.has(lower[i] as string);
    }
    if (dated) return null;
    if (event) return "EVENT";
    return QUOTES.has(surface[first - 1] ?? "") || end - first > 2 ? "WORK_OF_ART" : "PRODUCT";
  };
}
