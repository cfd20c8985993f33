import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { recordBreaches } from "../src/schema/laws.ts";
import { record as recordSchema } from "../src/schema/record.ts";

const folder = new URL("../annotations/gold/", import.meta.url);
const gold = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) =>
    readFileSync(new URL(name, folder), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => [name, line] as const),
  );

test.each(gold)("%s fits the schema and breaks no law", (_name, line) => {
  const record = recordSchema.parse(JSON.parse(line));
  expect(recordBreaches(record)).toEqual([]);
  expect(record.source.sha256).toBe(createHash("sha256").update(record.text).digest("hex"));
});

test("the gold of the Bamako article is of the article as it lies in corpus/", () => {
  const text = readFileSync(new URL("../corpus/bamako.txt", import.meta.url), "utf8");
  expect(gold.map(([, line]) => JSON.parse(line).text)).toContain(text);
});
