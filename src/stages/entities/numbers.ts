import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import { readLexicon } from "../../text/lexicon.ts";
import type { Candidate } from "./candidate.ts";

const NOUN = POS_TAGS.indexOf("NOUN");
const DIGITS = /^\d{1,3}(?:,\d{2,3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/;
/** A number with its multiplier or currency glued on: "1.2bn", "₦500m". */
const GLUED = /^(\D{0,3})(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|b|tn)?$/i;
const ORDINAL_DIGITS = /^(\d+)(?:st|nd|rd|th)$/;
const YEAR = /^(?:1[5-9]|20)\d\d$/;

export interface NumberLexicons {
  readonly words: ReadonlyMap<string, number>;
  readonly multipliers: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly fractions: ReadonlyMap<string, number>;
  readonly signs: ReadonlyMap<string, string>;
  readonly currencies: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly irregularPlurals: ReadonlyMap<string, string>;
  /** Words that stand in dates and times, where a number is no entity. */
  readonly months: ReadonlySet<string>;
  /** Words and signs that something without a digit can begin with. */
  readonly heads: ReadonlySet<string>;
}

export function openNumberLexicons(): NumberLexicons {
  const rows = (name: string) => readLexicon(import.meta.url, `${name}.tsv`);
  const values = (name: string) => new Map(rows(name).map(([word = "", value]) => [word, Number(value)]));
  const money = rows("currencies");
  const strings = (list: readonly string[][]) => new Map(list.map(([word = "", code = ""]) => [word, code]));
  const words = values("number-words");
  const ordinals = values("ordinals");
  const signs = strings(money.filter(([, , where]) => where === "sign"));
  return {
    words,
    multipliers: values("multipliers"),
    ordinals,
    fractions: values("fractions"),
    signs,
    currencies: strings(money.filter(([, , where]) => where === "word")),
    units: strings(rows("units")),
    irregularPlurals: strings(rows("irregular-plurals")),
    months: new Set(rows("months").map(([word = ""]) => word)),
    heads: new Set([...words.keys(), ...ordinals.keys(), ...signs.keys()]),
  };
}

/** No set at hand labels numbers, so how often the grammar is right is not known. */
const UNMEASURED = 0.9;

interface Quantity {
  readonly end: number;
  readonly value: number;
  /** "20", "1.5": without a word or multiplier, so it may be a year or a clock time. */
  readonly bare: boolean;
}

/** Money, percentages, quantities, ordinals and cardinals with their values. One pass. */
export function numbers(tokens: Tokens, lexicons: NumberLexicons): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < tokens.count; ) {
    const candidate = mayBegin(tokens.lower[i] ?? "", lexicons)
      ? (moneyAt(tokens, lexicons, i) ?? ordinalAt(tokens, lexicons, i) ?? amountAt(tokens, lexicons, i))
      : null;
    if (candidate) found.push(candidate);
    i = candidate ? candidate.end : i + 1;
  }
  return found;
}

/** What stands before the first digit of a token is no longer than this, as in `GLUED`. */
const LONGEST_PREFIX = 3;

/** Whether something can begin with a token: few of them do, and this is quicker than to try each. */
function mayBegin(word: string, { heads }: NumberLexicons): boolean {
  for (let k = 0; k <= LONGEST_PREFIX && k < word.length; k++) {
    const code = word.charCodeAt(k);
    if (48 <= code && code <= 57) return true;
  }
  return heads.has(word);
}

function quantityAt(
  { lower }: Tokens,
  { words, multipliers, fractions }: NumberLexicons,
  i: number,
): Quantity | null {
  const word = lower[i] ?? "";
  let value: number;
  let end = i + 1;
  let bare = true;
  const small = words.get(word);
  if (DIGITS.test(word)) value = Number(word.replaceAll(",", ""));
  else if (small !== undefined) {
    value = small;
    bare = false;
    if (value >= 20 && lower[end] === "-" && (words.get(lower[end + 1] ?? "") ?? 10) < 10) {
      value += words.get(lower[end + 1] ?? "") ?? 0;
      end += 2;
    } else if (lower[end] === "-" && fractions.has(lower[end + 1] ?? ""))
      return { end: end + 2, value: value / (fractions.get(lower[end + 1] ?? "") ?? 1), bare };
  } else {
    const [, prefix = "", digits = "", suffix = ""] = GLUED.exec(word) ?? [];
    if (prefix !== "" || digits === "" || suffix === "") return null;
    value = Number(digits.replaceAll(",", "")) * (multipliers.get(suffix) ?? 1);
    bare = false;
  }
  for (
    let factor = multipliers.get(lower[end] ?? "");
    factor !== undefined;
    factor = multipliers.get(lower[end] ?? "")
  ) {
    // "5 m" is metres or millions: only behind a currency sign is it a multiplier, which moneyAt sees to.
    if ((lower[end] ?? "").length === 1) break;
    value *= factor;
    end++;
    bare = false;
  }
  return { end, value: clean(value), bare };
}

/** 2.3 × 1,000,000 is 2,300,000, not 2,299,999.9999999998. */
const clean = (value: number): number => Number(value.toPrecision(12));
/** A number of four hundred digits is larger than any that a record can hold. */
const told = (value: number): number | null => (Number.isFinite(value) ? value : null);

function moneyAt(tokens: Tokens, lexicons: NumberLexicons, i: number): Candidate | null {
  const { lower } = tokens;
  const money = (end: number, value: number, unit: string): Candidate => ({
    first: i,
    end,
    label: "MONEY",
    by: "number",
    score: UNMEASURED,
    value: told(value),
    unit,
  });
  const [, prefix = "", digits = "", suffix = ""] = GLUED.exec(lower[i] ?? "") ?? [];
  const glued = prefix === "" ? undefined : lexicons.signs.get(prefix);
  if (glued)
    return money(
      i + 1,
      clean(Number(digits.replaceAll(",", "")) * (lexicons.multipliers.get(suffix) ?? 1)),
      glued,
    );
  const sign = lexicons.signs.get(lower[i] ?? "");
  if (sign) {
    const amount = quantityAt(tokens, lexicons, i + 1);
    if (!amount) return null;
    const letter = amount.bare ? lexicons.multipliers.get(lower[amount.end] ?? "") : undefined;
    const glues = letter !== undefined && tokens.starts[amount.end] === tokens.ends[amount.end - 1];
    return glues
      ? money(amount.end + 1, clean(amount.value * letter), sign)
      : money(amount.end, amount.value, sign);
  }
  const amount = quantityAt(tokens, lexicons, i);
  const currency = amount && lexicons.currencies.get(lower[amount.end] ?? "");
  return amount && currency ? money(amount.end + 1, amount.value, currency) : null;
}

function ordinalAt(
  { lower, opensParagraph }: Tokens,
  { ordinals, months }: NumberLexicons,
  i: number,
): Candidate | null {
  const word = lower[i] ?? "";
  const [, digits] = ORDINAL_DIGITS.exec(word) ?? [];
  const value = digits === undefined ? ordinals.get(word) : Number(digits);
  // "the 3rd of May", "21st century" are dates; "second" is a unit of time as well as a rank, and "First," opens lists.
  if (
    value === undefined ||
    months.has(lower[i - 1] ?? "") ||
    months.has(lower[i + 1] ?? "") ||
    (lower[i + 1] === "of" && months.has(lower[i + 2] ?? ""))
  )
    return null;
  if (opensParagraph[i] === 1 && lower[i + 1] === ",") return null;
  return {
    first: i,
    end: i + 1,
    label: "ORDINAL",
    by: "number",
    score: UNMEASURED,
    value: told(value),
    unit: null,
  };
}

function amountAt(tokens: Tokens, lexicons: NumberLexicons, i: number): Candidate | null {
  const { lower, surface, pos, starts, ends } = tokens;
  const amount = quantityAt(tokens, lexicons, i);
  if (!amount) return null;
  const { end, value, bare } = amount;
  const next = lower[end] ?? "";
  const make = (label: "PERCENT" | "QUANTITY" | "CARDINAL", to: number, unit: string | null): Candidate => ({
    first: i,
    end: to,
    label,
    by: "number",
    score: UNMEASURED,
    value: told(value),
    unit,
  });
  if (next === "%" || next === "percent" || next === "pct") return make("PERCENT", end + 1, "%");
  if (next === "per" && lower[end + 1] === "cent") return make("PERCENT", end + 2, "%");
  const unit = lexicons.units.get(next);
  if (unit) return make("QUANTITY", end + 1, unit);
  if (lexicons.months.has(next) || lexicons.months.has(lower[i - 1] ?? "")) return null;
  if (bare && (YEAR.test(lower[i] ?? "") || touches(tokens, i, end))) return null;
  // "one" is a pronoun more often than a number.
  if (lower[i] === "one" && end === i + 1) return null;
  const counted =
    pos[end] === NOUN && (starts[end] ?? 0) > (ends[end - 1] ?? 0)
      ? singular(lower[end] ?? "", lexicons.irregularPlurals)
      : null;
  return surface[i] === "" ? null : make("CARDINAL", end, counted);
}

/** Whether a bare number is glued to a sign, as in scores, times, dates and telephone numbers: "2-1", "10:30", "23/12". */
function touches({ starts, ends, lower, count }: Tokens, first: number, end: number): boolean {
  const sign = /^[-–/:.#+]$/;
  const before = first > 0 && ends[first - 1] === starts[first] && sign.test(lower[first - 1] ?? "");
  const after =
    end < count &&
    ends[end - 1] === starts[end] &&
    sign.test(lower[end] ?? "") &&
    starts[end + 1] === ends[end];
  return before || after;
}

/** A loose lemma of a counted noun. */
function singular(noun: string, irregular: ReadonlyMap<string, string>): string {
  const known = irregular.get(noun);
  if (known) return known;
  if (/(?:ches|shes|sses|xes)$/.test(noun)) return noun.slice(0, -2);
  if (noun.endsWith("ies") && noun.length > 4) return `${noun.slice(0, -3)}y`;
  return noun.endsWith("s") && !noun.endsWith("ss") && noun.length > 3 ? noun.slice(0, -1) : noun;
}
