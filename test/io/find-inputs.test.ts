import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findInputs } from "../../src/io/find-inputs.ts";
import { readName } from "../../src/io/input-name.ts";
import { inFolder } from "./in-folder.ts";

async function urisOf(paths: readonly string[], cwd: string): Promise<string[]> {
  const uris: string[] = [];
  for await (const found of findInputs(paths, cwd))
    uris.push("file" in found ? found.file.uri : `${found.problem.code} ${found.problem.source.uri}`);
  return uris;
}

describe("findInputs", () => {
  test("sorts a folder by the code units of whole relative paths", () =>
    inFolder(
      { "c/b/z.txt": "", "c/b.txt": "", "c/b-a.txt": "", "c/B.txt": "", "c/ä.txt": "" },
      async (folder) => {
        const expected = ["c/B.txt", "c/b-a.txt", "c/b.txt", "c/b/z.txt", "c/ä.txt"];
        expect([...expected].sort()).toEqual(expected);
        expect(await urisOf(["c"], folder)).toEqual(expected);
        expect(await urisOf(["."], folder)).toEqual(expected);
      },
    ));

  test("keeps the order of the paths, with standard input among them", () =>
    inFolder({ "b.txt": "", "a.txt": "" }, async (folder) => {
      expect(await urisOf(["b.txt", "-", "./a.txt"], folder)).toEqual(["b.txt", "-", "a.txt"]);
    }));

  test("names files outside the working folder without the path to them", () =>
    inFolder({ "news/2025/a.txt": "", "work/x": (path) => mkdirSync(path) }, async (folder) => {
      const cwd = join(folder, "work");
      expect(await urisOf([join(folder, "news")], cwd)).toEqual(["news/2025/a.txt"]);
      expect(await urisOf(["../news/2025/a.txt"], cwd)).toEqual(["a.txt"]);
      expect(await urisOf(["../news/*/*.txt"], cwd)).toEqual(["news/2025/a.txt"]);
      expect(await urisOf(["../none.txt"], cwd)).toEqual(["unreadable none.txt"]);
    }));

  test("takes a glob only where no file has that name", () =>
    inFolder({ "a[1].txt": "", "a1.txt": "", "d/b.txt": "", "d/c.md": "" }, async (folder) => {
      expect(await urisOf(["a[1].txt"], folder)).toEqual(["a[1].txt"]);
      expect(await urisOf(["**/*.txt"], folder)).toEqual(["a1.txt", "a[1].txt", "d/b.txt"]);
      expect(await urisOf(["d/*"], folder)).toEqual(["d/b.txt", "d/c.md"]);
    }));

  test.each([
    ["a.txt", "txt", "none"],
    ["a.MARKDOWN", "md", "none"],
    ["a.b.ndjson.gz", "jsonl", "gzip"],
    ["A.Htm.BR", "html", "brotli"],
    ["a.warc.gz", "warc", "gzip"],
    ["txt", undefined, undefined],
    ["a.gz", undefined, undefined],
    ["a.txt.zip", undefined, undefined],
  ])("reads the name %s", (name, format, compression) => {
    expect(readName(name)).toEqual(format && { format, compression });
  });
});
