import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { messageOf } from "../core/annotate-document.ts";
import { VERSION } from "../core/version.ts";
import { EXIT, UsageError } from "./exit-codes.ts";

/** Reads a whole number of at least `least`. */
const whole =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least)
      throw new InvalidArgumentError(`expected a whole number of at least ${least}.`);
    return number;
  };
const list = (text: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  ...text.split(",").map((item) => item.trim()),
];

/** Runs the command line and says the exit code. Each command's code is loaded only when it is called. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = new Command("copydesk")
    .description(
      "Reads raw news text and writes who, when, who said what and in what light, as JSONL with exact offsets.",
    )
    .version(VERSION, "-V, --version")
    .showHelpAfterError("(add --help for what it knows)")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 done with documents that failed, 2 wrong use, 3 could not go on, 130 interrupted.",
    )
    .exitOverride();

  program
    .command("annotate")
    .description("annotate documents: files, folders, globs, or - for JSONL on standard input")
    .argument("<input...>", ".txt .md .html .jsonl .json .csv .tsv .warc, each also .gz or .br")
    .requiredOption(
      "-o, --out <folder>",
      "where part files, problems.jsonl and run.json go; - writes records to standard output",
    )
    .option("-p, --pipeline <name|path>", "news, headlines, or the path of your own module", "news")
    .option("-l, --layers <names>", "only these layers, separated by commas", list)
    .option("--published <date>", "the date that relative dates count from where a document has none")
    .addOption(
      new Option("--offsets <unit>", "what start and end count")
        .choices(["codepoint", "utf16"])
        .default("codepoint"),
    )
    .option("-f, --field <ours=theirs>", "read a field under another name: --field text=body,id=guid", list)
    .option("-w, --workers <n>", "worker threads (default: one for each core)", whole(1))
    .option("-n, --limit <n>", "only the first n documents", whole(1))
    .option("--max-bytes <n>", "refuse documents above this size (default: 4194304)", whole(1))
    .option("--strict", "stop at the first document that cannot be read as it should")
    .option("--dry-run", "say what would be done, and do nothing")
    .option("-q, --quiet", "no progress and no summary")
    .option("--json", "the summary as JSON, on standard output (standard error with --out -)")
    .action(async (inputs: string[], options) => {
      exitCode = await (await import("./annotate.ts")).annotateCommand(inputs, options);
    });

  program
    .command("check")
    .description("check records against the schema and its laws")
    .argument("<records...>", "JSONL files or run folders, or - for standard input")
    .option("-q, --quiet", "only the exit code")
    .action(async (paths: string[], options) => {
      exitCode = await (await import("./check.ts")).checkCommand(paths, options);
    });

  program
    .command("evaluate")
    .description("score a run against gold: precision, recall and F1 by layer and label")
    .argument("<gold>", "records made by people")
    .argument("<run>", "records made by copydesk: a JSONL file or a run folder")
    .option("--errors <file>", "write every miss and false hit as JSONL")
    .option("--json", "the figures as JSON")
    .action(async (gold: string, run: string, options) => {
      exitCode = await (await import("./evaluate.ts")).evaluateCommand(gold, run, options);
    });

  program
    .command("train")
    .description("train a model of a stage")
    .command("sentiment")
    .description("the model of the sentiment stage; deterministic, takes minutes")
    .requiredOption("--data <file...>", "NewsMTSC, SEntFiN and MPQA as .jsonl or .jsonl.gz")
    .requiredOption("--out <folder>", "where the model and its card go")
    .action(async (options) => {
      exitCode = await (await import("./train-sentiment.ts")).trainSentimentCommand(options);
    });

  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    process.stderr.write(`copydesk: ${messageOf(error)}\n`);
    const name = error instanceof Error ? error.name : "";
    return error instanceof UsageError || name === "PipelineError" ? EXIT.usage : EXIT.stopped;
  }
}
