import { z } from "zod";
import { record } from "./record.ts";

/** The JSON Schema (2020-12) of a record, generated from the zod schema. */
export function recordJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(record, { target: "draft-2020-12" });
  return { $schema, $id: "urn:copydesk:record:1", title: "copydesk record", ...rest };
}
