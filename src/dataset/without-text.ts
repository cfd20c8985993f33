import { rowOf } from "../exchange/parquet/write.ts";
import { toCodepoint, toUtf16 } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** The schema of a record whose text was left out: `join-text.mjs` in the set's folder makes a record of it again. */
export const TEXTLESS_SCHEMA = "copydesk.record/1+no-text";

/** Messages may quote the text. */
const LEFT_OUT_MESSAGE = "The message was left out with the text.";

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The record without its text and every copy of a stretch of it: `text` is null, of the record and of every span, a referent's name is
 * `{"at": [start, end]}`, `meta` is empty, a title given outside the text is left out. `source.sha256` tells which text belongs to it. What stands nowhere in
 * the text stays: labels, scores, values.
 */
export function withoutText(record: CopydeskRecord): Plain {
  const { text } = record;
  const codepoints = record.offsets === "codepoint";
  const [inMemory, inRecord] = codepoints ? [toUtf16(text), toCodepoint(text)] : [same, same];
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (!isPlain(value)) return value;
    const { start, end } = value;
    const bare = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, strip(item)]));
    const isSpan = typeof start === "number" && typeof end === "number" && "text" in value;
    return isSpan && value.text === text.slice(inMemory(start), inMemory(end))
      ? { ...bare, text: null }
      : bare;
  };
  const placed = (name: string): unknown => {
    const at = text.indexOf(name);
    return at < 0 ? name : { at: [inRecord(at), inRecord(at + name.length)] };
  };
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => {
      if (field === "schema") return [field, TEXTLESS_SCHEMA];
      if (field === "text") return [field, null];
      if (field === "meta") return [field, {}];
      if (field === "title" && record.title?.start === null) return [field, null];
      if (field === "problems")
        return [field, record.problems.map((problem) => ({ ...problem, message: LEFT_OUT_MESSAGE }))];
      if (field === "referents" && record.referents)
        return [field, record.referents.map((referent) => ({ ...referent, name: placed(referent.name) }))];
      return [field, strip(value)];
    }),
  );
}

const same = (offset: number): number => offset;

/** The row of a Parquet file for a record without its text. Names that stand in the text are null: columns have no room for where they stand. */
export function textlessRow(record: CopydeskRecord): Plain {
  const { referents, ...row } = rowOf(record);
  // Offsets count code points in files; what has the text is compared before it is taken away.
  const bare = withoutText({
    ...record,
    ...row,
    referents,
    offsets: "codepoint",
    meta: {},
  } as CopydeskRecord);
  const named = (bare.referents as readonly Plain[] | null | undefined)?.map((referent) =>
    typeof referent.name === "string" ? referent : { ...referent, name: null },
  );
  return { ...bare, referents: named ?? null, meta: "{}" };
}
