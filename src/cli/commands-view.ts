import type { Command } from "commander";
import { type Ended, whole } from "./arguments.ts";

/** Pages made of records: the viewer and the report. */
export function addViewCommands(program: Command, ended: Ended): void {
  program
    .command("view")
    .description("look at a run in the browser: read, filter, search, compare; nothing leaves this machine")
    .argument("<run>", "a run's folder, or a JSONL file of records")
    .option("--with <other>", "compare with another run, or with gold")
    .option("--port <n>", "the port on loopback (default: a free one)", whole(0))
    .option("--no-open", "only say the address")
    .action(async (path: string, options) => {
      ended(await (await import("./view.ts")).viewCommand(path, options));
    });

  program
    .command("report")
    .description("one HTML page with the figures of a run, that can be mailed and printed")
    .argument("<run>", "a run's folder, or a JSONL file of records")
    .requiredOption("-o, --out <file>", "the page to write")
    .action(async (path: string, options) => {
      ended(await (await import("./report.ts")).reportCommand(path, options));
    });
}
