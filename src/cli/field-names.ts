import { DEFAULT_READ_OPTIONS, type FieldNames } from "../io/read-item.ts";
import { UsageError } from "./exit-codes.ts";

/** Field names from `ours=theirs` pairs. */
export function fieldNames(pairs: readonly string[]): FieldNames {
  const names: Record<string, string> = { ...DEFAULT_READ_OPTIONS.fields };
  for (const pair of pairs) {
    const [, ours = "", theirs = ""] = /^([^=]*)=(.+)$/.exec(pair) ?? [];
    if (!Object.hasOwn(names, ours)) {
      throw new UsageError(
        `--field expects ours=theirs, where ours is one of ${Object.keys(names).join(", ")}; got "${pair}".`,
      );
    }
    names[ours] = theirs;
  }
  return names as unknown as FieldNames;
}
