/** How a kind of annotation looks: an SGR sequence (ECMA-48), with colours that are told apart also by the colour-blind (Okabe & Ito). */
export const STYLES = {
  PERSON: "38;5;32",
  ORG: "38;5;172",
  place: "38;5;36",
  NORP: "38;5;175",
  name: "38;5;137",
  number: "38;5;244",
  date: "3;38;5;166",
  source: "1",
  cue: "1;3",
  claim: "4",
  positive: "32",
  negative: "31",
  part: "2",
  heading: "1",
  dim: "2",
} as const;

export type Style = keyof typeof STYLES;

const PLACES: ReadonlySet<string> = new Set(["GPE", "LOC", "FAC"]);
const NUMBERS: ReadonlySet<string> = new Set(["MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"]);

/** The style of an entity. */
export function styleOf(label: string): Style {
  if (label === "PERSON" || label === "ORG" || label === "NORP") return label;
  return PLACES.has(label) ? "place" : NUMBERS.has(label) ? "number" : "name";
}

/** Several styles as the numbers of one SGR sequence. */
export const lookOf = (styles: Iterable<Style>): string =>
  [...styles].map((style) => STYLES[style]).join(";");

/** The text in a look, ended within itself. */
export const inLook = (text: string, look: string): string =>
  look === "" || text === "" ? text : `\u001b[${look}m${text}\u001b[0m`;

/** The text in one style. */
export const styled = (text: string, style: Style): string => inLook(text, STYLES[style]);
