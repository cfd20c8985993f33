import { expect, test } from "vitest";
import { readFile } from "../../src/io/read-file.ts";
import { DEFAULT_READ_OPTIONS, type Format, type InputFile } from "../../src/io/read-item.ts";

const MB = 1024 * 1024;
/** Of 300 MB that go by, at most this much more may be held than before. */
const MOST = 120 * MB;

const held = (): number => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;

/** A head, 300 MB of one character, and a tail. Looks at every step how much is held. */
const openEndless = (head: string, tail: string) =>
  async function* () {
    const before = held();
    yield Buffer.from(head);
    for (let i = 0; i < 300; i++) {
      yield Buffer.alloc(MB, "x");
      expect(held() - before).toBeLessThan(MOST);
    }
    yield Buffer.from(tail);
  };

test.each<[Format, string, string, number]>([
  ["jsonl", '{"text":"', '"}\n{"text":"One."}', 1],
  ["json", '[{"text":"', '"},{"text":"One."}]', 1],
  ["csv", 'text\n"', '"\nOne.\n', 1],
  ["txt", "", "", 0],
  ["html", "<p>", "", 0],
  ["warc", "WARC/1.0\r\nWARC-Type: response\r\n", "\r\n", 0],
])("streams a document of 300 MB past: %s", async (format, head, tail, expected) => {
  const file: InputFile = { path: "-", uri: "-", size: 0, format, compression: "none" };
  let docs = 0;
  let problems = 0;
  for await (const item of readFile(file, DEFAULT_READ_OPTIONS, undefined, openEndless(head, tail))) {
    if ("doc" in item) docs++;
    else problems++;
  }
  expect([docs, problems]).toEqual([expected, 1]);
});
