import { utf16Of } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** The record with UTF-16 offsets, as exporters work on it. */
export function inMemory(record: CopydeskRecord): CopydeskRecord {
  if (record.offsets === "utf16") return record;
  const { text, meta } = record;
  return { ...utf16Of(record), offsets: "utf16", text, meta };
}
