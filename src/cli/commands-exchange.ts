import { type Command, InvalidArgumentError, Option } from "commander";
import { type Ended, list } from "./arguments.ts";

const probability = (text: string): number => {
  const number = Number(text);
  if (text.trim() === "" || !(0 <= number && number <= 1))
    throw new InvalidArgumentError("expected a number from 0 to 1.");
  return number;
};

/** Formats of other tools: export and import. */
export function addExchangeCommands(program: Command, ended: Ended): void {
  program
    .command("export")
    .description("write records in another tool's format")
    .argument("<records...>", "JSONL files or run folders, or - for standard input")
    .requiredOption("-t, --to <format>", "the format; docs/formats.md says what each can hold")
    .requiredOption("-o, --out <path>", "the file or folder to write")
    .option("-l, --layers <names>", "only these layers, separated by commas", list)
    .option("--min-score <p>", "only entities at least as likely to be right", probability)
    .option("--where <filter>", "only records such as `language = en and published >= 2024-01-01`")
    .addOption(
      new Option("--align <how>", "spans that do not fall on token borders are left out, grown or shrunk")
        .choices(["strict", "expand", "contract"])
        .default("strict"),
    )
    .addOption(
      new Option("--scheme <name>", "how CoNLL writes spans").choices(["BIO", "BIOES"]).default("BIO"),
    )
    .option("--force", "replace what is there")
    .option("-q, --quiet", "no summary")
    .action(async (paths: string[], options) => {
      ended(await (await import("./export.ts")).exportCommand(paths, options));
    });

  program
    .command("import")
    .description("make records, as gold, of another tool's annotations")
    .argument("<path>", "the file or folder that the tool wrote")
    .requiredOption("-f, --from <format>", "the format; docs/formats.md lists them")
    .requiredOption("-o, --out <file>", "the records, as JSONL; - for standard output")
    .option("--force", "replace what is there")
    .option("-q, --quiet", "no summary")
    .action(async (path: string, options) => {
      ended(await (await import("./import.ts")).importCommand(path, options));
    });
}
