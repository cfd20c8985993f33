import { existsSync } from "node:fs";
import { ImportError } from "../exchange/format.ts";
import { IMPORTERS } from "../exchange/formats.ts";
import { openAtomic } from "../io/atomic-file.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { plural } from "./numbers.ts";
import { standardOutput } from "./standard-output.ts";

interface Options {
  readonly from: string;
  readonly out: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** `copydesk import`: another tool's annotations as records. */
export async function importCommand(path: string, { from, out, force, quiet }: Options): Promise<number> {
  const load = Object.hasOwn(IMPORTERS, from) ? IMPORTERS[from] : undefined;
  if (!load)
    throw new UsageError(`--from expects one of ${Object.keys(IMPORTERS).join(", ")}; got "${from}".`);
  if (!existsSync(path)) throw new UsageError(`There is no ${path}.`);
  if (out !== "-" && existsSync(out) && !force)
    throw new UsageError(`${out} is there already; --force replaces it.`);
  const format = await load();
  const file = out === "-" ? null : openAtomic(out);
  const output = file ?? standardOutput();
  let records = 0;
  try {
    for await (const record of format.read(path)) {
      await output.write(`${JSON.stringify(record)}\n`);
      records++;
    }
    file?.commit();
  } catch (error) {
    file?.abort();
    if (error instanceof ImportError) throw new UsageError(error.message);
    throw error;
  }
  if (!quiet) process.stderr.write(`copydesk: ${plural(records, "record")} made of ${path}.\n`);
  return EXIT.done;
}
