import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { NEAR } from "../dataset/near.ts";
import { type Ended, list, whole } from "./arguments.ts";

/** Reads a share of more than 0 and at most 1. */
const share = (text: string): number => {
  const number = Number(text);
  if (!(number > 0 && number <= 1)) throw new InvalidArgumentError("expected a number above 0, at most 1.");
  return number;
};

/** Reads three shares as parts of their sum: `80,10,10`. */
const shares = (text: string): readonly number[] => {
  const numbers = text.split(",").map(Number);
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (numbers.length !== 3 || !numbers.every((number) => number >= 0) || !(sum > 0))
    throw new InvalidArgumentError("expected three shares such as 0.8,0.1,0.1.");
  return numbers.map((number) => number / sum);
};

/** Training sets and what goes into them: dataset, dedup, sample, agreement. */
export function addDatasetCommands(program: Command, ended: Ended): void {
  program
    .command("dedup")
    .description("find near-duplicates and syndicated copies; one cluster a line on standard output")
    .argument("<input...>", "run folders, records, or a corpus as for annotate")
    .option("-o, --out <file>", "write every record there, with meta.duplicates telling its cluster")
    .option(
      "--threshold <share>",
      "Jaccard similarity of 5-word shingles that makes a near-duplicate",
      share,
      NEAR,
    )
    .option("-q, --quiet", "no summary")
    .action(async (paths: string[], options) => {
      ended(await (await import("./dedup.ts")).dedupCommand(paths, options));
    });

  program
    .command("dataset")
    .description(
      "make a training set of a run: splits that do not leak, a certificate, a card, metadata and sums",
    )
    .argument("<input...>", "run folders or records")
    .requiredOption("-o, --out <folder>", "where the set goes")
    .addOption(
      new Option(
        "--split <way>",
        "at random and stratified, older trains and newer tests, or unseen outlets test",
      )
        .choices(["random", "time", "source"])
        .default("random"),
    )
    .option("--shares <list>", "shares of train, validation and test", shares, [0.8, 0.1, 0.1])
    .option("--seed <text>", "what the draw depends on beside the ids", "1")
    .option(
      "--threshold <share>",
      "Jaccard similarity of 5-word shingles that makes a near-duplicate",
      share,
      NEAR,
    )
    .option("--against <file>", "a benchmark to look for in the set; may come several times", list)
    .option("--gold <file>", "records made by people, to tell in the card how often the set is wrong")
    .option("--no-text", "hashes and offsets in place of the texts, and the script that puts them back")
    .option("--name <text>", "the set's name on the card", "Annotated news")
    .option("--license <id>", "the licence of the texts and annotations, such as cc-by-4.0")
    .option("-q, --quiet", "no summary")
    .option("--json", "the summary as JSON")
    .action(async (paths: string[], options) => {
      ended(await (await import("./dataset.ts")).datasetCommand(paths, options));
    });

  program
    .command("sample")
    .description("choose the documents most worth a person's time, the same ones every time")
    .argument("<input...>", "run folders or records")
    .option("-n, --number <n>", "how many", whole(1), 200)
    .addOption(
      new Option(
        "--by <what>",
        "doubtful probabilities, all labels evenly, difference from another run, or at random",
      )
        .choices(["uncertainty", "label", "disagreement", "random"])
        .default("uncertainty"),
    )
    .option("--with <run>", "for --by disagreement: the other run of the same documents")
    .option("--seed <text>", "what ties and random choice depend on beside the ids", "1")
    .option("--pre", "with the machine's layers, as suggestions; else without")
    .option("-t, --to <format>", "another tool's format, such as label-studio, in place of records")
    .option("-o, --out <path>", "where they go (default: standard output)")
    .option("-q, --quiet", "no summary")
    .action(async (paths: string[], options) => {
      ended(await (await import("./sample.ts")).sampleCommand(paths, options));
    });

  program
    .command("agreement")
    .description(
      "how far annotators agree: F1 of spans, Cohen's kappa, Krippendorff's alpha, by layer and label",
    )
    .argument("<annotators...>", "two or more: records or folders of records, one an annotator")
    .option("--json", "the figures as JSON")
    .action(async (paths: string[], options) => {
      ended(await (await import("./agreement.ts")).agreementCommand(paths, options));
    });
}
