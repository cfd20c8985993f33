import type { Command } from "commander";
import type { Ended } from "./arguments.ts";

/** Pages made of records: the viewer and the report. */
export function addViewCommands(_program: Command, _ended: Ended): void {}
