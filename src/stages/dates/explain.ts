import type { Tokens } from "../../core/tokens.ts";
import type { Dateline } from "../../schema/dateline.ts";
import type { Reference } from "../../schema/reference.ts";
import type { Sentence } from "../../schema/sentences.ts";
import type { Found, Meaning } from "./found.ts";
import { openHemispheres } from "./hemisphere.ts";
import { type Reading, readingOf } from "./reading.ts";
import { openRecognisers } from "./recognisers.ts";
import { readReference } from "./reference-moment.ts";
import { resolve } from "./refiners/resolve.ts";
import { openRefiners } from "./refiners.ts";
import { type Lexicon, openLexicon } from "./words.ts";

/** One step of the way from words to a value. */
export interface Step {
  /** `recogniser NAME`, `refiner NAME`, `anchor` or `value`. */
  readonly step: string;
  /** The text that the step looks at or leaves. */
  readonly text: string;
  /** What it made of it. */
  readonly says: string;
}

/** What an expression may count from, as the stage reads it. */
export interface Circumstances {
  readonly reference: Reference;
  readonly dateline?: Dateline | undefined;
  readonly dayFirst: boolean;
}

/**
 * Tells how the dates stage comes to its reading of the expression that covers a span (UTF-16): what each recogniser proposed there,
 * what each refiner changed, what it counts from, and its value. Empty when no expression covers the span. Runs the stage's own
 * recognisers and refiners again, so that the stage itself need not remember anything.
 */
export function explainDate(
  reading: Reading,
  lexicon: Lexicon,
  { reference, dateline, dayFirst }: Circumstances,
  span: { readonly start: number; readonly end: number },
): readonly Step[] {
  const steps: Step[] = [];
  const textOf = ({ start, end }: Found) => reading.text.slice(start, end);
  const touches = ({ start, end }: Found) => start < span.end && span.start < end;

  let all: Found[] = openRecognisers(lexicon.words)(reading);
  for (const one of all.filter(touches))
    steps.push({ step: `recogniser ${one.by}`, text: textOf(one), says: tell(one) });
  for (const [name, refine] of openRefiners(dayFirst)) {
    const before = all.filter(touches).map((one) => `${textOf(one)}: ${tell(one)}`);
    all = refine(all, reading);
    const after = all.filter(touches);
    if (after.map((one) => `${textOf(one)}: ${tell(one)}`).join("\n") === before.join("\n")) continue;
    for (const one of after) steps.push({ step: `refiner ${name}`, text: textOf(one), says: tell(one) });
  }
  const resolved = resolve(all, (token) => reading.sentence[token] ?? 0, readReference(reference.value), {
    hours: lexicon.hours,
    hemisphere: openHemispheres()(dateline),
  });
  for (const [k, one] of all.entries()) {
    const result = resolved[k];
    if (!touches(one) || !result) continue;
    const from =
      result.anchor === "reference"
        ? `the reference, ${reference.value ?? "which is missing"}`
        : result.anchor;
    steps.push({ step: "anchor", text: textOf(one), says: from });
    const interval = result.interval
      ? `, from ${result.interval.start} to before ${result.interval.end}`
      : "";
    steps.push({ step: "value", text: textOf(one), says: `${one.type} ${result.value}${interval}` });
  }
  return steps;
}

/** The layers that the stage reads. */
export interface DateLayers {
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly reference: Reference;
  readonly dateline?: Dateline | undefined;
}

/** Returns a function that explains the expression at a span of a document, from the layers that the stage reads. */
export function openDateExplainer(
  dayFirst: boolean,
): (
  text: string,
  layers: DateLayers,
  span: { readonly start: number; readonly end: number },
) => readonly Step[] {
  const lexicon = openLexicon();
  return (text, { tokens, sentences, reference, dateline }, span) =>
    explainDate(
      readingOf(text, tokens, sentences, lexicon),
      lexicon,
      { reference, dateline, dayFirst },
      span,
    );
}

/** An expression's type and the parts read of it, those that are open left out. */
function tell({ type, meaning, time, mod, quant, freq }: Found): string {
  const parts = Object.entries({ ...flat(meaning), time, mod, quant, freq });
  const known = parts.filter(([, value]) => value !== null && value !== "");
  return `${type} ${known.map(([name, value]) => (name === "kind" ? value : `${name} ${value}`)).join(", ")}`;
}

/** Parts for which 0 means none. */
const ABSENT: ReadonlySet<string> = new Set(["month", "day", "weekday"]);

function flat(meaning: Meaning): Record<string, string | number | boolean | null> {
  const parts: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(meaning)) {
    if (value === 0 && ABSENT.has(name)) continue;
    if (typeof value !== "object" || value === null) parts[name] = value ?? null;
    else if (name === "of")
      for (const [inner, told] of Object.entries(flat(value))) parts[`of ${inner}`] = told;
  }
  return parts;
}
