import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { NEAR } from "../dataset/near.ts";
import type { Ended } from "./arguments.ts";

/** Reads a share of more than 0 and at most 1. */
const share = (text: string): number => {
  const number = Number(text);
  if (!(number > 0 && number <= 1)) throw new InvalidArgumentError("expected a number above 0, at most 1.");
  return number;
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
}
