import type { Command } from "commander";
import type { Ended } from "./arguments.ts";

/** Formats of other tools: export and import. */
export function addExchangeCommands(_program: Command, _ended: Ended): void {}
