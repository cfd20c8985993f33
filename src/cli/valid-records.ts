import { type RecordLine, recordLines } from "../io/record-files.ts";
import { type CopydeskRecord, record as recordSchema } from "../schema/record.ts";
import { UsageError } from "./exit-codes.ts";
import { visible } from "./visible-text.ts";

/** The record of a line, checked against the schema. */
export function validRecord({ path, line, text }: RecordLine): CopydeskRecord {
  const parsed = recordSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(
    `${path}:${line} is not a record: ${visible(issue?.path.join(".") ?? "")} ${visible(issue?.message ?? "")}. 'copydesk check' lists everything that is wrong.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The record with this id. */
export async function recordOf(path: string, id: string): Promise<CopydeskRecord> {
  // Ids are looked for in the line as it is written, so that the others need not be parsed.
  const written = JSON.stringify(id);
  const ids: string[] = [];
  for await (const line of recordLines([path])) {
    if (line.text.includes(written)) {
      const found = parseJson(line.text) as { readonly id?: unknown } | null | undefined;
      if (found?.id === id) return validRecord(line);
    }
    if (ids.length < SHOWN)
      ids.push(String((parseJson(line.text) as { readonly id?: unknown } | null | undefined)?.id));
  }
  throw new UsageError(
    `There is no record with the id ${visible(written)} in ${path}. ${ids.length === 0 ? "It holds none." : `Its ids begin with ${ids.map((known) => visible(known)).join(", ")}.`}`,
  );
}

/** How many ids a message tells. */
const SHOWN = 5;
