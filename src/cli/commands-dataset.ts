import type { Command } from "commander";
import type { Ended } from "./arguments.ts";

/** Training sets and what goes into them: dataset, dedup, sample, agreement. */
export function addDatasetCommands(_program: Command, _ended: Ended): void {}
