import { existsSync } from "node:fs";
import { exportRecords } from "../exchange/export-records.ts";
import { FilterError, parseFilter } from "../exchange/filter.ts";
import { type ExportOptions, ImportError } from "../exchange/format.ts";
import { EXPORTERS } from "../exchange/formats.ts";
import { hindrance, openOutput } from "../exchange/open-output.ts";
import { RECORD_LAYERS } from "../schema/layers.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { count, plural } from "./numbers.ts";

interface Options extends ExportOptions {
  readonly to: string;
  readonly out: string;
  readonly layers?: readonly string[];
  readonly minScore?: number;
  readonly where?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** `copydesk export`: records in another tool's format, and what it had no room for. */
export async function exportCommand(paths: readonly string[], options: Options): Promise<number> {
  const { to, out, layers, minScore, where, align, scheme, force, quiet } = options;
  const load = Object.hasOwn(EXPORTERS, to) ? EXPORTERS[to] : undefined;
  if (!load) throw new UsageError(`--to expects one of ${Object.keys(EXPORTERS).join(", ")}; got "${to}".`);
  const unknown = layers?.find((layer) => !(RECORD_LAYERS as readonly string[]).includes(layer));
  if (unknown !== undefined)
    throw new UsageError(`--layers expects names of ${RECORD_LAYERS.join(", ")}; got "${unknown}".`);
  if (existsSync(out) && !force) throw new UsageError(`${out} is there already; --force replaces it.`);
  if (where !== undefined) refuse(() => parseFilter(where));

  const format = await load();
  const reason = hindrance(out, format.shape);
  if (reason !== undefined) throw new UsageError(reason);
  const output = openOutput(out, format.shape);
  try {
    const exporter = format.open(output.sink, { align, scheme });
    const { read, written, losses } = await exportRecords(paths, exporter, { layers, minScore, where });
    output.commit();
    if (!quiet) {
      const chosen =
        written === read ? plural(read, "record") : `${count(written)} of ${plural(read, "record")}`;
      process.stderr.write(`copydesk: ${chosen} written to ${out} as ${format.name}.\n`);
      for (const [what, lost] of losses) process.stderr.write(`  not held: ${count(lost)} ${what}\n`);
    }
    return EXIT.done;
  } catch (error) {
    output.abort();
    if (error instanceof ImportError) throw new UsageError(error.message);
    throw error;
  }
}

function refuse(parse: () => unknown): void {
  try {
    parse();
  } catch (error) {
    if (error instanceof FilterError) throw new UsageError(error.message);
    throw error;
  }
}
