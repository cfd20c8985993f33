import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copydesk, temporaryFolder } from "../cli/run-cli.ts";
import { storyOf, tenthChanged } from "./story.ts";

const rows = (out: string) =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

function corpusIn(folder: string): string {
  const documents = [
    { id: "a", text: storyOf(1), url: "https://www.harbour.example/1", published: "2025-03-01" },
    { id: "b", text: storyOf(2), url: "https://harbour.example/2" },
    { id: "c", text: tenthChanged(storyOf(1)), meta: { x: 1 }, outlet: "The Lantern" },
    {
      id: "d",
      text: `Other headline\n\n${storyOf(1)}\n\nAll rights reserved.`,
      url: "https://harbour.example/3",
    },
    { id: "e", text: storyOf(2).toUpperCase(), url: "https://harbour.example/4" },
    { id: "f", text: storyOf(3) },
  ];
  const path = join(folder, "corpus.jsonl");
  writeFileSync(path, documents.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}

test("clusters come one a line, with who printed what and how alike it is", () => {
  const folder = temporaryFolder();
  const { code, stdout, stderr } = copydesk(["dedup", corpusIn(folder)]);
  expect(code).toBe(0);
  expect(stderr).toContain(
    "6 documents, 2 clusters (1 of the same words, 1 in more than one outlet), 3 duplicates.",
  );
  const [story, shouted] = rows(stdout);
  expect(story).toMatchObject({
    cluster: "k0",
    kind: "near",
    syndicated: true,
    size: 3,
    outlets: ["The Lantern", "harbour.example"],
  });
  expect(story.members.map(({ id, kind }: { id: string; kind: string }) => [id, kind])).toEqual([
    ["a", "first"],
    ["c", "near"],
    ["d", "near"],
  ]);
  expect(story.members[0]).toMatchObject({ outlet: "harbour.example", date: "2025-03-01", jaccard: 1 });
  expect(story.members[1].jaccard).toBeCloseTo(0.33, 2);
  expect(story.members[2].containment).toBe(1);
  expect(shouted).toMatchObject({ cluster: "k1", kind: "exact", syndicated: false, size: 2 });
});

test("--out writes every record with its cluster, which the next run replaces; records can be annotated and read again", () => {
  const folder = temporaryFolder();
  const [once, twice] = [join(folder, "once.jsonl"), join(folder, "twice.jsonl")];
  copydesk(["dedup", corpusIn(folder), "--out", once, "--quiet"]);
  const records = rows(readFileSync(once, "utf8"));
  expect(records.map(({ id, meta }) => [id, meta.duplicates?.of, meta.duplicates?.kind])).toEqual([
    ["a", "a", "first"],
    ["b", "b", "first"],
    ["c", "a", "near"],
    ["d", "a", "near"],
    ["e", "b", "exact"],
    ["f", undefined, undefined],
  ]);
  expect(records[2].meta.outlet).toBe("The Lantern");
  expect(copydesk(["check", once]).code).toBe(0);
  expect(copydesk(["dedup", once, "--out", twice, "--threshold", "0.99", "--quiet"]).code).toBe(0);
  expect(rows(readFileSync(twice, "utf8")).map(({ meta }) => meta.duplicates?.kind)).toEqual([
    "first",
    "first",
    undefined,
    "contained",
    "exact",
    undefined,
  ]);
  expect(readdirSync(folder).sort()).toEqual(["corpus.jsonl", "once.jsonl", "twice.jsonl"]);
});

test("what cannot be read is told, and the rest is done", () => {
  const folder = temporaryFolder();
  const path = join(folder, "rows.jsonl");
  writeFileSync(path, `{"text": "${storyOf(1)}"}\nno json\n{"text": "${storyOf(1)}"}\n`);
  const { code, stdout, stderr } = copydesk(["dedup", path]);
  expect(code).toBe(1);
  expect(rows(stdout)).toHaveLength(1);
  expect(stderr).toContain("Row 2 of");
  expect(stderr).toContain("1 input unreadable");
});

test("a threshold that is no share is refused", () => {
  expect(copydesk(["dedup", "corpus", "--threshold", "2"])).toMatchObject({ code: 2 });
});
