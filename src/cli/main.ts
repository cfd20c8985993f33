import { Command, CommanderError } from "commander";
import { messageOf } from "../core/annotate-document.ts";
import { VERSION } from "../core/version.ts";
import type { Ended } from "./arguments.ts";
import { addDatasetCommands } from "./commands-dataset.ts";
import { addExchangeCommands } from "./commands-exchange.ts";
import { addRecordCommands } from "./commands-records.ts";
import { addRunCommands } from "./commands-run.ts";
import { addTrainCommands } from "./commands-train.ts";
import { addViewCommands } from "./commands-view.ts";
import { EXIT, UsageError } from "./exit-codes.ts";

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

  const ended: Ended = (code) => {
    exitCode = code;
  };
  addRunCommands(program, ended);
  addRecordCommands(program, ended);
  addViewCommands(program, ended);
  addExchangeCommands(program, ended);
  addDatasetCommands(program, ended);
  addTrainCommands(program, ended);

  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    process.stderr.write(`copydesk: ${messageOf(error)}\n`);
    const { name, code } = error as { readonly name?: string; readonly code?: string };
    const wrong =
      error instanceof UsageError ||
      ["ExplainError", "PipelineError", "QueryError", "RecordError"].includes(name ?? "") ||
      code === "wrong-pipeline";
    return wrong ? EXIT.usage : EXIT.stopped;
  }
}
