import { POS_TAGS } from "../../../core/tokens.ts";
import type { Entity } from "../../../schema/entities.ts";
import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { hashText, mix, pair } from "../../../text/sequence/hash.ts";
import type { Finding } from "../finding.ts";
import { inside } from "../inside.ts";
import { mainVerb } from "../main-verb.ts";
import { holdsQuotation, type Reading } from "../reading.ts";
import { sentenceAt, sentenceNumberAt } from "../sentence-at.ts";
import { TAG } from "../tags.ts";
import type { Company } from "./company.ts";
import { ABOUT_ONESELF, TO_READERS } from "./text-kind.ts";

/** What is looked at in a finding, each a word, a class or a step of a scale. */
const FACTS = [
  "sureness of the cue",
  "sureness of the source",
  "sureness of the content's first word",
  "sureness of the content's last word",
  "sureness of the content",
  "sureness of what is left out",
  "source",
  "content opens with",
  "content has a verb",
  "length of the content",
  "source before or behind the cue",
  "content before or behind the cue",
  "quoted",
  "cue",
  "certainty of the cue",
  "words of the cue",
  "cue is negated",
  "sentence asks",
  "cue is quoted",
  "distance of the content",
  "cue is the content",
  "word before the cue",
  "word behind the cue",
  "first word of the content",
  "part of speech of the cue",
  "first word of the cue",
  "last word of the source",
  "length of the source",
  "in what another is said to say",
  "content is shared",
  "how much is attributed in the text",
  "sentence of the text",
] as const;
type Fact = (typeof FACTS)[number];

/** Facts that say more together. */
const TOGETHER: readonly (readonly Fact[])[] = [
  ["cue", "content opens with"],
  ["cue", "source"],
  ["cue", "content before or behind the cue"],
  ["cue", "quoted"],
  ["certainty of the cue", "content opens with"],
  ["certainty of the cue", "source"],
  ["sureness of the cue", "content opens with"],
  ["content opens with", "length of the content", "content has a verb"],
  ["content opens with", "content has a verb"],
  ["source", "content opens with"],
  ["source", "source before or behind the cue", "content before or behind the cue"],
  ["quoted", "content before or behind the cue", "source"],
  ["sureness of the source", "sureness of the content"],
  ["sureness of the source", "source"],
  ["sureness of the source", "sureness of the cue"],
  ["sureness of the content's first word", "sureness of the cue"],
  ["sureness of the content's first word", "content opens with"],
  ["sureness of the cue", "in what another is said to say"],
  ["sureness of the cue", "content is shared"],
  ["sureness of the cue", "how much is attributed in the text"],
];
const PLACES = TOGETHER.map((facts) => facts.map((fact) => FACTS.indexOf(fact)));

/** How many features a finding has: each alone, and each for the kind of text that it stands in. */
export const FEATURES = 2 * (FACTS.length + TOGETHER.length) + 1;

/** The name of a feature, by its place. */
export function featureName(place: number): string {
  const all = [...FACTS.map((fact) => [fact]), ...TOGETHER];
  const facts = all[place % all.length] ?? [];
  return place === 2 * all.length
    ? "kind of text"
    : `${facts.join(" and ")}${place < all.length ? "" : ", in this kind of text"}`;
}

const SCALES = {
  cue: [0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99],
  part: [0.02, 0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99],
  length: [2, 4, 7, 12, 20, 40],
  gap: [1, 2, 4, 10],
  source: [1, 2, 3, 5, 8, 13],
  sentence: [1, 2, 4, 10, 25],
  density: [0.05, 0.1, 0.2, 0.35, 0.5, 0.75],
} as const;
/** How many steps of a scale a value reaches. */
const step = (value: number, scale: readonly number[]): number => {
  let reached = 0;
  while (reached < scale.length && value >= (scale[reached] as number)) reached++;
  return reached;
};

const FIRST_PERSON: ReadonlySet<string> = new Set([...ABOUT_ONESELF, "myself"]);
const THIRD_PERSON: ReadonlySet<string> = new Set(
  "he she they it him her his their who which that".split(" "),
);
const OPENERS: ReadonlySet<string> = new Set(
  "that to if whether for of as about on against with in how what why when where who".split(" "),
);
const LEAD_IN: ReadonlySet<string> = new Set("that to about of for on as".split(" "));
const NEGATIONS: ReadonlySet<string> = new Set(["not", "n't", "never", "no"]);
const PHRASE: ReadonlySet<number> = new Set([
  TAG.determiner,
  TAG.pronoun,
  TAG.name,
  TAG.noun,
  TAG.adjective,
  TAG.numeral,
]);

/**
 * Writes the hashes of a finding's features to `out`. `company` is what else was found, `names` are those of the text, in its order, and `kind`
 * is that of the text.
 */
export function featuresOf(
  finding: Finding,
  company: Company,
  reading: Reading,
  names: readonly Entity[],
  kind: number,
  out: Int32Array,
): void {
  const values = valuesOf(finding, company, reading, names);
  let n = 0;
  for (let k = 0; k < FACTS.length; k++) out[n++] = values[k] as number;
  for (const places of PLACES) {
    let value = 0;
    for (const place of places) value = pair(value, values[place] as number);
    out[n++] = value;
  }
  for (let k = 0; k < n; k++) {
    const hash = mix(k, out[k] as number);
    out[k] = hash;
    out[n + k] = mix(n + kind, hash);
  }
  out[2 * n] = mix(2 * n, kind);
}

/** The values of `FACTS`, words as their hashes. */
function valuesOf(finding: Finding, company: Company, reading: Reading, names: readonly Entity[]): number[] {
  const { content, source, cue, word, sure } = finding;
  const { tokens, quotationOf } = reading;
  const { lower, pos } = tokens;
  const wordAt = (i: number) => hashText(lower[i] ?? "");
  const quotedAt = (i: number) => (quotationOf[i] ?? -1) !== -1;
  const opensQuoted = quotedAt(content.first);
  const isWhole = opensQuoted && quotedAt(content.end - 1);
  const at = (cue ?? content).first;
  const sentence = sentenceAt(reading, at);
  let negated = 0;
  for (let i = cue?.first ?? 0; i < (cue?.end ?? 0); i++) if (NEGATIONS.has(lower[i] ?? "")) negated = 1;
  const parts = sure ?? [];
  return [
    cue?.sure === undefined ? -1 : step(cue.sure, SCALES.cue),
    ...[0, 1, 2, 3, 4].map((k) => (parts[k] === undefined ? -1 : step(parts[k], SCALES.part))),
    sourceKind(source, reading, names),
    opensWith(content, reading),
    Number(mainVerb(tokens, content) !== null),
    step(content.end - content.first, SCALES.length),
    cue && source ? (source.first < cue.first ? 1 : 2) : 0,
    cue ? (cue.first < content.first ? 1 : cue.first >= content.end ? 2 : 3) : 0,
    isWhole ? 2 : holdsQuotation(reading, content) ? 1 : 0,
    word ? hashText(word.lemma) : cue ? wordAt(cue.end - 1) : 0,
    hashText(word?.certainty ?? ""),
    cue ? cue.end - cue.first : 0,
    negated,
    Number(lower[sentence.end - 1] === "?"),
    Number(cue !== null && quotedAt(cue.first)),
    cue
      ? step(Math.min(Math.abs(content.first - cue.end), Math.abs(cue.first - content.end)), SCALES.gap)
      : -1,
    Number(cue !== null && cue.first === content.first && cue.end === content.end),
    cue ? wordAt(cue.first - 1) : 0,
    cue ? wordAt(cue.end) : 0,
    wordAt(content.first),
    cue ? (pos[cue.end - 1] ?? -1) : -1,
    cue ? wordAt(cue.first) : 0,
    source ? wordAt(source.end - 1) : 0,
    source ? step(source.end - source.first, SCALES.source) : 0,
    step(company.around, SCALES.cue),
    step(company.beside, SCALES.cue),
    step(company.density, SCALES.density),
    step(sentenceNumberAt(reading, at), SCALES.sentence),
  ];
}

/** Nobody, a pronoun by its person, a name by its label's hash, or another phrase. */
function sourceKind(source: TokenRange | null, { tokens }: Reading, names: readonly Entity[]): number {
  if (!source) return 0;
  if (source.end - source.first === 1) {
    const word = tokens.lower[source.first] ?? "";
    if (FIRST_PERSON.has(word)) return 1;
    if (TO_READERS.has(word)) return 2;
    if (THIRD_PERSON.has(word)) return 3;
    if (tokens.pos[source.first] === TAG.pronoun) return 4;
  }
  const [name] = inside(names, tokens.starts[source.first] ?? 0, tokens.ends[source.end - 1] ?? 0);
  return name ? hashText(name.label) : 5;
}

/** A quotation mark, a word that opens or leads into a clause, a noun phrase, or a part of speech. */
function opensWith(content: TokenRange, { tokens, quotationOf }: Reading): number {
  const { first } = content;
  if ((quotationOf[first] ?? -1) !== -1) return 1;
  const word = tokens.lower[first] ?? "";
  if (OPENERS.has(word)) return hashText(word);
  const before = tokens.lower[first - 1] ?? "";
  if (LEAD_IN.has(before)) return pair(2, hashText(before));
  const tag = tokens.pos[first] ?? 0;
  return PHRASE.has(tag) ? 3 : 4 + POS_TAGS.length + tag;
}
