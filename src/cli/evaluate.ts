import { type DocumentDifference, evaluate } from "../eval/evaluate.ts";
import { formatEvaluation } from "../eval/format-evaluation.ts";
import { writeAtomic } from "../io/atomic-file.ts";
import { recordLines } from "../io/record-files.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { validRecord } from "./valid-records.ts";

interface EvaluateOptions {
  readonly errors?: string;
  readonly json?: boolean;
}

/** `copydesk evaluate`: precision, recall and F1 of a run against gold, by layer and label. */
export async function evaluateCommand(
  goldPath: string,
  runPath: string,
  { errors, json }: EvaluateOptions,
): Promise<number> {
  const gold = await readRecords(goldPath);
  const predicted = await readRecords(runPath);
  const differences: DocumentDifference[] = [];
  const evaluation = evaluate(gold, predicted, (difference) => differences.push(difference));
  if (evaluation.missing.length === evaluation.documents) {
    throw new UsageError(
      `No record of ${runPath} has the id or the text of a record of ${goldPath}. Are they of the same corpus?`,
    );
  }
  if (errors !== undefined)
    writeAtomic(errors, differences.map((difference) => `${JSON.stringify(difference)}\n`).join(""));
  process.stdout.write(json ? `${JSON.stringify(evaluation)}\n` : formatEvaluation(evaluation));
  return EXIT.done;
}

async function readRecords(path: string): Promise<CopydeskRecord[]> {
  const records: CopydeskRecord[] = [];
  for await (const line of recordLines([path])) records.push(validRecord(line));
  return records;
}
