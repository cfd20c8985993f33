import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readFile } from "../../src/io/read-file.ts";
import {
  type ByteRange,
  DEFAULT_READ_OPTIONS,
  type InputFile,
  type ReadItem,
} from "../../src/io/read-item.ts";
import { splitLines } from "../../src/io/split-lines.ts";
import { inFolder } from "./in-folder.ts";

async function read(file: InputFile, range?: ByteRange): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of readFile(file, DEFAULT_READ_OPTIONS, range)) items.push(item);
  return items;
}

const line = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => JSON.stringify({ text })),
  fc.constantFrom("", " ", "{", "[]", '{"text": 1}', "\r"),
);

test("ranges read apart give the same documents, problems and lines as the file read whole", () =>
  inFolder({}, (folder) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 200 }),
        async (lines, marked, closed, bytes) => {
          const path = join(folder, "a.jsonl");
          writeFileSync(path, (marked ? "\ufeff" : "") + lines.join("\n") + (closed ? "\n" : ""));
          const file: InputFile = { path, uri: "a.jsonl", size: 0, format: "jsonl", compression: "none" };
          const parts: ReadItem[] = [];
          for (const { range, sha256 } of await splitLines(file, bytes)) {
            const content = readFileSync(path).subarray(range.start, range.end);
            expect(sha256).toBe(createHash("sha256").update(content).digest("hex"));
            parts.push(...(await read(file, range)));
          }
          expect(parts).toEqual(await read(file));
        },
      ),
      { numRuns: 60, seed: 1 },
    ),
  ));

test("a file in UTF-16 stays in one range", () =>
  inFolder({ "a.jsonl": Buffer.from("\ufeff{}\n{}\n{}\n", "utf16le") }, async (folder) => {
    const path = join(folder, "a.jsonl");
    const file: InputFile = { path, uri: "a.jsonl", size: 0, format: "jsonl", compression: "none" };
    expect((await splitLines(file, 1)).map(({ range }) => range)).toEqual([
      { start: 0, end: 20, firstLine: 1 },
    ]);
  }));

test("a number of lines closes a range before its bytes do", () =>
  inFolder({ "rows.jsonl": "1\n2\n3\n4\n5\n" }, async (folder) => {
    const path = join(folder, "rows.jsonl");
    const file: InputFile = { path, uri: "rows.jsonl", size: 10, format: "jsonl", compression: "none" };
    expect((await splitLines(file, 1000, 2)).map(({ range }) => range)).toEqual([
      { start: 0, end: 4, firstLine: 1 },
      { start: 4, end: 8, firstLine: 3 },
      { start: 8, end: 10, firstLine: 5 },
    ]);
  }));
