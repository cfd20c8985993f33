import { writeAtomic } from "../io/atomic-file.ts";
import { openRun } from "../viewer/open-run.ts";
import { reportPage } from "../viewer/report.ts";
import { EXIT } from "./exit-codes.ts";
import { tellIndexing } from "./tell-indexing.ts";

/** Writes the report of a run. */
export async function reportCommand(path: string, { out }: { readonly out: string }): Promise<number> {
  const run = await openRun(path, tellIndexing(path));
  try {
    writeAtomic(out, Buffer.from(await reportPage(run), "utf8"));
  } finally {
    await run.close();
  }
  return EXIT.done;
}
