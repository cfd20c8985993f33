import { describe, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import { derivedId, documentFromRow } from "../../src/io/document-from-row.ts";
import { DEFAULT_READ_OPTIONS, type ReadOptions } from "../../src/io/read-item.ts";
import { readOne } from "./in-folder.ts";

const PLACE = { uri: "a.jsonl", line: 3 };

async function documentOf(row: unknown, options: ReadOptions = DEFAULT_READ_OPTIONS): Promise<Document> {
  const item = await documentFromRow(row, PLACE, options);
  if ("problem" in item) throw new Error(item.problem.message);
  return item.doc;
}

const FULL_ENTITY = {
  id: "e0",
  start: 3,
  end: 5,
  text: "UN",
  label: "ORG",
  score: 1,
  referent: null,
  by: "given",
};

describe("documentFromRow", () => {
  test("derives the id from source and text, not from the line", async () => {
    const { id } = await documentOf({ text: "One." });
    expect(id).toBe(derivedId("a.jsonl", "One."));
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(derivedId("b.jsonl", "One.")).not.toBe(id);
    expect(derivedId("a.jsonl", "Two.")).not.toBe(id);
  });

  test.each([
    [17, "17"],
    [123n, "123"],
    ["x", "x"],
  ])("makes a string of the id %s", async (id, expected) => {
    expect((await documentOf({ text: "One.", id })).id).toBe(expected);
  });

  test("keeps every digit of an id that a number cannot hold", async () => {
    const row = '{"a":{"id":1},"b":"\\"id\\":2","id" : 1234567890123456789 ,"text":"One.","c":{"id":3}}';
    const { docs } = await readOne("a.jsonl", row);
    expect(docs[0]?.id).toBe("1234567890123456789");
  });

  test("reads renamed fields, and keeps what stands under the usual names in meta", async () => {
    const fields = { ...DEFAULT_READ_OPTIONS.fields, text: "body", id: "guid", title: "headline" };
    const row = { body: "One.", guid: "g", headline: "H", text: "no", id: "i", title: "t" };
    const doc = await documentOf(row, { ...DEFAULT_READ_OPTIONS, fields });
    expect(doc).toMatchObject({
      id: "g",
      text: "One.",
      given: { title: { text: "H", start: null, end: null } },
    });
    expect(doc.meta).toEqual({ text: "no", id: "i", title: "t" });
  });

  test("keeps unknown fields untouched, whatever they are called", async () => {
    const row = JSON.parse('{"text":"One.","__proto__":{"x":1},"constructor":[null],"toString":"s","n":1.5}');
    const { meta } = await documentOf(row);
    expect(JSON.stringify(meta)).toBe('{"__proto__":{"x":1},"constructor":[null],"toString":"s","n":1.5}');
    expect(Object.getPrototypeOf(meta)).toBe(Object.prototype);
  });

  test.each([
    ["codepoint", 2, 4],
    ["utf16", 3, 5],
  ])("turns given offsets in %s to UTF-16", async (offsets, start, end) => {
    const doc = await documentOf({ text: "😀 UN", offsets, entities: [{ start, end, label: "ORG" }] });
    expect(doc.given).toEqual({ entities: [FULL_ENTITY] });
    expect(doc.meta).toEqual({});
  });

  test("reads language and title, and refuses what is neither", async () => {
    const doc = await documentOf({ text: "One.", language: "en-GB", title: 7 });
    expect(doc.given).toEqual({ language: { code: "en", score: 1 } });
    expect(doc.meta).toEqual({ title: 7 });
    expect(doc.problems).toMatchObject([{ stage: "title", code: "given-layer" }]);
  });

  test("sets a layer aside that does not fit, and says what was expected", async () => {
    const entities = [{ start: 0, end: 99, label: "ORG" }];
    const doc = await documentOf({ text: "UN", entities, sentiment: "good" });
    expect(doc.given).toEqual({});
    expect(doc.meta).toEqual({ entities, sentiment: "good" });
    expect(doc.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("0..99 does not lie inside the text (0..2)"),
      expect.stringContaining("expected object, received string"),
    ]);
  });

  test("takes a record over and drops what it says about itself", async () => {
    const doc = await documentOf({
      schema: "copydesk.record/1",
      id: "r",
      source: { uri: "b.txt", line: 9, sha256: "0" },
      published: "2025-01-02",
      url: "https://example.org/",
      meta: { desk: "world" },
      language: { code: "en", score: 0.5 },
      offsets: "codepoint",
      text: "😀 UN",
      entities: [{ ...FULL_ENTITY, start: 2, end: 4, referent: "r0" }],
      dates: null,
      problems: [{ stage: "dates", code: "no-reference", message: "m" }],
      provenance: {},
    });
    expect(doc).toEqual({
      id: "r",
      source: { uri: "b.txt", line: 9 },
      published: "2025-01-02",
      url: "https://example.org/",
      text: "😀 UN",
      meta: { desk: "world" },
      given: { language: { code: "en", score: 0.5 }, entities: [FULL_ENTITY] },
      problems: [],
    });
  });

  test("returns no promise for a row without layers", () => {
    expect(documentFromRow({ text: "One." }, PLACE, DEFAULT_READ_OPTIONS)).not.toBeInstanceOf(Promise);
  });

  test("refuses a text above the limit", async () => {
    const small = { ...DEFAULT_READ_OPTIONS, maxBytes: 5 };
    expect(documentFromRow({ text: "12345" }, PLACE, small)).toHaveProperty("doc");
    expect(documentFromRow({ text: "ééé" }, PLACE, small)).toMatchObject({ problem: { code: "too-large" } });
  });
});
