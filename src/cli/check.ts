import { createHash } from "node:crypto";
import { recordLines } from "../io/record-files.ts";
import { recordBreaches } from "../schema/laws.ts";
import { record as recordSchema } from "../schema/record.ts";
import { EXIT } from "./exit-codes.ts";
import { plural } from "./numbers.ts";
import { standardOutput } from "./standard-output.ts";

interface Breach {
  readonly id: string;
  readonly path: string;
  readonly message: string;
}

/** `copydesk check`: every breach of the schema and its laws, one a line: file, line, id, path, what is wrong. */
export async function checkCommand(
  paths: readonly string[],
  { quiet }: { readonly quiet?: boolean },
): Promise<number> {
  const output = standardOutput();
  const firstSeen = new Map<string, string>();
  let records = 0;
  let found = 0;
  for await (const { path, line, text } of recordLines(paths)) {
    records++;
    const breaches = breachesOf(text);
    const id = breaches.id;
    const earlier = id === null ? undefined : firstSeen.get(id);
    if (id !== null && earlier !== undefined)
      breaches.list.push({ id, path: "id", message: `the record at ${earlier} has this id already` });
    else if (id !== null) firstSeen.set(id, `${path}:${line}`);
    found += breaches.list.length;
    if (quiet) continue;
    for (const breach of breaches.list)
      await output.write(`${path}:${line} ${breach.id} ${breach.path}: ${breach.message}\n`);
  }
  if (!quiet)
    process.stderr.write(
      `copydesk: ${plural(records, "record")} checked, ${found === 0 ? "no breach" : plural(found, "breach").replace("breachs", "breaches")}.\n`,
    );
  return found === 0 ? EXIT.done : EXIT.failures;
}

function breachesOf(line: string): { readonly id: string | null; readonly list: Breach[] } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return {
      id: null,
      list: [
        { id: "-", path: "-", message: `is not JSON: ${error instanceof Error ? error.message : error}` },
      ],
    };
  }
  const idOf = (value as { id?: unknown } | null)?.id;
  const id = typeof idOf === "string" ? idOf : null;
  const named = id ?? "-";
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) {
    return {
      id,
      list: parsed.error.issues.map(({ path, message }) => ({ id: named, path: pathOf(path), message })),
    };
  }
  const list = recordBreaches(parsed.data).map((breach) => ({ id: named, ...breach }));
  const { text, source } = parsed.data;
  const sha256 = createHash("sha256").update(text, "utf8").digest("hex");
  if (source.sha256 !== sha256)
    list.push({
      id: named,
      path: "source.sha256",
      message: `expected ${sha256}, the text's own, got ${source.sha256}`,
    });
  return { id, list };
}

/** `["entities", 3, "text"]` as `entities[3].text`. */
function pathOf(keys: readonly PropertyKey[]): string {
  return (
    keys
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
      .join("")
      .replace(/^\./, "") || "-"
  );
}
