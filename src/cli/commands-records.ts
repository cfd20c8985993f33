import { type Command, Option } from "commander";
import { type Ended, list } from "./arguments.ts";

/** Looking into records: checking, scoring, asking. */
export function addRecordCommands(program: Command, ended: Ended): void {
  program
    .command("check")
    .description("check records against the schema and its laws")
    .argument("<records...>", "JSONL files or run folders, or - for standard input")
    .option("-q, --quiet", "only the exit code")
    .action(async (paths: string[], options) => {
      ended(await (await import("./check.ts")).checkCommand(paths, options));
    });

  program
    .command("evaluate")
    .description("score a run against gold: precision, recall and F1 by layer and label")
    .argument("<gold>", "records made by people")
    .argument("<run>", "records made by copydesk: a JSONL file or a run folder")
    .option("--errors <file>", "write every miss and false hit as JSONL")
    .option("--json", "the figures as JSON")
    .action(async (gold: string, run: string, options) => {
      ended(await (await import("./evaluate.ts")).evaluateCommand(gold, run, options));
    });

  program
    .command("stats")
    .description("the figures of a run: documents, words, annotations by label, top names, problems by code")
    .argument("<run>", "a run folder or a JSONL file of records")
    .option("--json", "the figures as JSON")
    .action(async (path: string, options) => {
      ended(await (await import("./stats.ts")).statsCommand(path, options));
    });

  program
    .command("query")
    .description(
      "ask records in SQL, over the views documents, sentences, entities, referents, dates, claims, sentiment and problems",
    )
    .argument("<run>", "a run folder or a JSONL file of records")
    .argument("<sql>", "one SELECT statement; docs/query.md lists the columns")
    .addOption(
      new Option("--format <format>", "how rows are written")
        .choices(["table", "csv", "json", "parquet"])
        .default("table"),
    )
    .option("-o, --out <file>", "write to a file, which appears when it is complete")
    .action(async (path: string, sql: string, options) => {
      ended(await (await import("./query.ts")).queryCommand(path, sql, options));
    });

  program
    .command("show")
    .description("show documents in the terminal, their annotations marked and listed")
    .argument("<records>", "a run folder, a JSONL file of records, or - for standard input")
    .argument("[id]", "the document; all of them unless told otherwise")
    .option("-l, --layer <names>", "the layers to show (default: entities,dates,claims)", list)
    .action(async (path: string, id: string | undefined, options) => {
      ended(await (await import("./show.ts")).showCommand(path, id, options));
    });

  program
    .command("diff")
    .description("what changed between two runs, by layer and label; the exit code is 1 when anything did")
    .argument("<run-a>", "a run folder or a JSONL file of records")
    .argument("<run-b>", "the other one")
    .option("--json", "the figures and the documents that differ most, as JSON")
    .option(
      "--html <file>",
      "write them as one HTML file, with every change in the documents that differ most",
    )
    .action(async (pathA: string, pathB: string, options) => {
      ended(await (await import("./diff.ts")).diffCommand(pathA, pathB, options));
    });

  program
    .command("explain")
    .description("why an annotation is there: rule or model, features, gazetteers, what it could have been")
    .argument("<records>", "a run folder, a JSONL file of records, or - for standard input")
    .argument("<id>", "the document")
    .argument("<annotation>", "e7 (entity), r4 (referent), d3 (date), c2 (claim) or s5 (sentence)")
    .option("--json", "the explanation as JSON")
    .action(async (path: string, id: string, annotation: string, options) => {
      ended(await (await import("./explain.ts")).explainCommand(path, id, annotation, options));
    });
}
