import { z } from "zod";
import { PROBLEM_CODES } from "./problem-codes.ts";

const stage = z
  .string()
  .describe(
    "The stage that met the problem: a layer's name, or `read` for what went wrong before any stage ran.",
  );
const code = z.enum(Object.keys(PROBLEM_CODES) as [string, ...string[]]).describe(
  `What kind of problem: ${Object.entries(PROBLEM_CODES)
    .map(([name, meaning]) => `\`${name}\` (${meaning})`)
    .join("; ")}.`,
);
const message = z
  .string()
  .describe("What was expected, what was got and what to do, in a sentence for people.");

export const problem = z
  .strictObject({ stage, code, message })
  .describe("Something that went wrong for this document.");

export const problems = z
  .array(problem)
  .describe("What went wrong for this document; empty when nothing did.");
