import { type DocumentDifference, evaluate } from "../eval/evaluate.ts";
import { formatEvaluation } from "../eval/format-evaluation.ts";
import { writeAtomic } from "../io/atomic-file.ts";
import { recordLines } from "../io/record-files.ts";
import { type CopydeskRecord, record as recordSchema } from "../schema/record.ts";
import { EXIT, UsageError } from "./exit-codes.ts";

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
  for await (const { path: file, line, text } of recordLines([path])) {
    const parsed = recordSchema.safeParse(parseJson(text));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new UsageError(
        `${file}:${line} is not a record: ${issue?.path.join(".")} ${issue?.message}. 'copydesk check ${path}' lists everything that is wrong.`,
      );
    }
    records.push(parsed.data);
  }
  return records;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
