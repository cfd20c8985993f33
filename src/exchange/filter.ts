import type { CopydeskRecord } from "../schema/record.ts";
import { FIELDS, valuesOf } from "./filter-fields.ts";
import { type FilterToken, filterTokens } from "./filter-tokens.ts";

/** What a filter that cannot be understood has wrong. */
export class FilterError extends Error {
  override readonly name = "FilterError";
}

type Value = string | number | boolean;
type Test = (record: CopydeskRecord) => boolean;

const COMPARE: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  contains: (a, b) => String(a).toLowerCase().includes(String(b).toLowerCase()),
};

/**
 * Reads a filter such as `language = en and published >= 2024-01-01 and label in (PERSON, ORG)`: comparisons
 * (`= != < <= > >= contains`, `in (…)`) of a field with a value, joined by `and`, `or`, `not` and brackets. A field with many values
 * (the labels of a record's entities) passes when one of them does; a field that is missing passes nothing, not even `!=`.
 * Dates compare as they are written, so `published >= 2024` is right.
 */
export function parseFilter(source: string): Test {
  const tokens = filterTokens(source);
  let at = 0;
  const fail = (expected: string): never => {
    const token = tokens[at];
    const got = token ? `"${token.text}" at ${token.at + 1}` : "the end";
    throw new FilterError(`--where: expected ${expected}, got ${got}.`);
  };
  const is = (word: string) => {
    const token = tokens[at];
    return token !== undefined && token.kind !== "quoted" && token.text.toLowerCase() === word;
  };
  const accept = (word: string) => is(word) && ++at > 0;
  const take = (expected: string): FilterToken => {
    const token = tokens[at];
    if (!token || token.kind === "sign") return fail(expected);
    at++;
    return token;
  };

  let depth = 0;
  const either = (): Test => {
    const parts = [both()];
    while (accept("or")) parts.push(both());
    return (record) => parts.some((part) => part(record));
  };
  const both = (): Test => {
    const parts = [one()];
    while (accept("and")) parts.push(one());
    return (record) => parts.every((part) => part(record));
  };
  const one = (): Test => {
    if (++depth > 100) return fail("at most 100 brackets and nots inside each other");
    const test = single();
    depth--;
    return test;
  };
  const single = (): Test => {
    if (accept("not")) {
      const inner = one();
      return (record) => !inner(record);
    }
    if (accept("(")) {
      const inner = either();
      if (!accept(")")) return fail('")"');
      return inner;
    }
    return comparison();
  };
  const comparison = (): Test => {
    const field = take("a field").text;
    if (!Object.hasOwn(FIELDS, field) && !field.startsWith("meta.")) {
      at--;
      return fail(`a field (${Object.keys(FIELDS).join(", ")} or meta.NAME)`);
    }
    if (accept("in")) {
      if (!accept("(")) return fail('"("');
      const options = [take("a value")];
      while (accept(",")) options.push(take("a value"));
      if (!accept(")")) return fail('"," or ")"');
      return (record) =>
        valuesOf(record, field).some((value) => options.some((option) => value === alike(option, value)));
    }
    const sign = tokens[at]?.text.toLowerCase() ?? "";
    const compare = COMPARE[sign];
    if (!compare || tokens[at]?.kind === "quoted") return fail(`one of ${Object.keys(COMPARE).join(" ")} in`);
    at++;
    const wanted = take("a value");
    return (record) =>
      valuesOf(record, field).some((value) => {
        const other = alike(wanted, value);
        return typeof other === typeof value && compare(value, other);
      });
  };

  const test = either();
  if (at < tokens.length) return fail('"and", "or" or the end');
  return test;
}

/** A value of the filter in the type of the value that it meets. */
function alike({ text }: FilterToken, value: Value): Value {
  if (typeof value === "number") return Number.isNaN(Number(text)) ? text : Number(text);
  if (typeof value === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return text;
}
