import { readFileSync } from "node:fs";
import type { Document } from "../../src/core/document.ts";

/** A document with nothing but a text. */
export const docOf = (text: string): Document => ({
  id: "t",
  source: { uri: "t.txt" },
  text,
  meta: {},
  given: {},
  problems: [],
});

/** The cases of a layer: one JSON object a line of test/cases/LAYER.jsonl. */
export function casesOf<Case>(layer: string): Case[] {
  return readFileSync(new URL(`../cases/${layer}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Case);
}

/** A `warn` for tests that expect no problem. */
export const noWarning = (code: string, message: string): never => {
  throw new Error(`unexpected problem ${code}: ${message}`);
};
