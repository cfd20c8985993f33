import { type Command, Option } from "commander";
import { type Ended, list, megabytes, probability, whole } from "./arguments.ts";

/** Annotating, and watching and finishing runs. */
export function addRunCommands(program: Command, ended: Ended): void {
  program
    .command("annotate")
    .description(
      "annotate documents: files, folders, globs, s3://bucket/name, or - for JSONL on standard input",
    )
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
    .option("--min-score <p>", "only entities that are this likely to be right, from 0 to 1", probability)
    .option("--min-link-score <p>", "only links to places that are this likely to be meant", probability)
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
      ended(await (await import("./annotate.ts")).annotateCommand(inputs, options));
    });

  program
    .command("status")
    .description("say how far a run is, from another terminal or after it ended")
    .argument("<run>", "the run's folder")
    .option("--json", "the figures as JSON")
    .action(async (folder: string, options) => {
      ended(await (await import("./status.ts")).statusCommand(folder, options));
    });

  program
    .command("finish")
    .description("complete a folder that several processes wrote with --rank: check that all is there")
    .argument("<run>", "the run's folder")
    .action(async (folder: string) => {
      ended(await (await import("./finish.ts")).finishCommand(folder));
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
      ended(await (await import("./work.ts")).workCommand(url, options));
    });
}
