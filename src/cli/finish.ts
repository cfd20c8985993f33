import { finishRun } from "../run/finish-run.ts";
import { EXIT } from "./exit-codes.ts";
import { formatSummary } from "./summary.ts";

/** Completes a folder whose shards several processes did. */
export async function finishCommand(folder: string): Promise<number> {
  const { result, missing } = await finishRun(folder, () => new Date());
  if (missing.length > 0) {
    process.stderr.write(
      `copydesk: ${folder} is not complete: shard ${missing.join(", ")}${missing.length === 5 ? " and perhaps more are" : missing.length > 1 ? " are" : " is"} not done. Run the ranks that have them again.\n`,
    );
    return EXIT.failures;
  }
  process.stderr.write(formatSummary(result, folder));
  return result.totals.failed > 0 ? EXIT.failures : EXIT.done;
}
