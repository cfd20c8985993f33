import { devNull } from "node:os";
import { expect, test } from "vitest";
import { readFile } from "../../src/io/read-file.ts";
import { DEFAULT_READ_OPTIONS, type InputFile, type ReadItem } from "../../src/io/read-item.ts";

test("standard input is whatever stream the caller brings", async () => {
  const file: InputFile = { path: "-", uri: "-", size: 0, format: "jsonl", compression: "none" };
  const open = async function* () {
    for (const byte of Buffer.from('{"text":"Žižkov 😀"}\n')) yield Uint8Array.of(byte);
  };
  const items: ReadItem[] = [];
  for await (const item of readFile(file, DEFAULT_READ_OPTIONS, undefined, open)) items.push(item);
  expect(items).toMatchObject([{ doc: { text: "Žižkov 😀", source: { uri: "-", line: 1 } } }]);
});

test("a byte order mark may come byte by byte", async () => {
  const file: InputFile = { path: "-", uri: "-", size: 0, format: "jsonl", compression: "none" };
  for (const encoding of ["utf8", "utf16le"] as const) {
    const open = async function* () {
      for (const byte of Buffer.from('\ufeff{"text":"Ž"}', encoding)) yield Uint8Array.of(byte);
    };
    const items: ReadItem[] = [];
    for await (const item of readFile(file, DEFAULT_READ_OPTIONS, undefined, open)) items.push(item);
    expect(items).toMatchObject([{ doc: { text: "Ž" } }]);
  }
});

test("what is no regular file is not opened", async () => {
  const read = readFile({ ...VANISHED, path: devNull }, DEFAULT_READ_OPTIONS);
  expect((await read.next()).value).toMatchObject({ problem: { code: "unreadable" } });
});

const VANISHED: InputFile = {
  path: "/no/such/folder/a.txt",
  uri: "a.txt",
  size: 0,
  format: "txt",
  compression: "none",
};

test("a file that has vanished is a problem without its path", async () => {
  const items: ReadItem[] = [];
  for await (const item of readFile(VANISHED, DEFAULT_READ_OPTIONS)) items.push(item);
  expect(items).toEqual([
    {
      problem: {
        source: { uri: "a.txt" },
        code: "unreadable",
        message: "a.txt cannot be read: there is no such file. Check the name.",
      },
    },
  ]);
});

test("a bug is no problem of the file", async () => {
  const open = async function* () {
    yield Buffer.from("a");
    throw new TypeError("a bug");
  };
  const read = readFile(VANISHED, DEFAULT_READ_OPTIONS, undefined, open);
  await expect(read.next()).rejects.toThrow("a bug");
});
