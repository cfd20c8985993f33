import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { warcRecord } from "./warc-record.ts";

/** What stands under a name of a case's folder: bytes, text in UTF-8, or a function that makes it at the path it is given. */
export type Made = Buffer | string | ((path: string) => void);

/** One kind of bad input. */
export interface HostileCase {
  readonly name: string;
  /** By path inside the case's folder. */
  readonly files: Readonly<Record<string, Made>>;
  /** The paths to read; absent: all that `files` names. */
  readonly input?: readonly string[];
  readonly expect: {
    /** The documents' texts in order, each itself or a test of it. */
    readonly texts: readonly (string | ((text: string) => boolean))[];
    /** In order: `code` or `code@line` of what has no document, `stage/code` of what a document carries. */
    readonly problems: readonly string[];
  };
  /** Absent: always. */
  readonly when?: () => boolean;
}

const MB = 1024 * 1024;
const row = (text: string, more: object = {}): string => JSON.stringify({ text, ...more });
const lines = (...rows: string[]): string => `${rows.join("\n")}\n`;
const gz = (text: string): Buffer => gzipSync(Buffer.from(text));
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const ofLength =
  (length: number) =>
  (text: string): boolean =>
    text.length === length;
/** 200 MB of zeros in about 200 kB: members of a gzip file add up. */
const bomb = (): Buffer => Buffer.concat(Array<Buffer>(20).fill(gzipSync(Buffer.alloc(10 * MB))));
const notRoot = (): boolean => process.getuid?.() !== 0;
const one = (
  name: string,
  file: string,
  made: Made,
  texts: HostileCase["expect"]["texts"],
  ...problems: string[]
) => ({
  name,
  files: { [file]: made },
  expect: { texts, problems },
});
const entity = (start: unknown, end: unknown): object => ({ entities: [{ start, end, label: "ORG" }] });
const quotedTab = '"Prague\tBrno"';

export const HOSTILE_CASES: readonly HostileCase[] = [
  // Bytes and characters.
  one("an empty text", "a.txt", "", [""], "read/empty-text"),
  one("an empty file of rows", "a.jsonl", "", []),
  one("an empty JSON file", "a.json", "", []),
  one("an empty table", "a.csv", "", []),
  one("nothing but a byte order mark", "a.txt", bytes([0xef, 0xbb, 0xbf]), [""], "read/empty-text"),
  one("nothing but a byte order mark, as rows", "a.jsonl", bytes([0xef, 0xbb, 0xbf]), []),
  one("a byte order mark before text", "a.txt", "\ufeffOne.", ["One."]),
  one("a byte order mark before rows", "a.jsonl", `\ufeff${row("One.")}`, ["One."]),
  one("a byte order mark before a header", "a.csv", "\ufefftext\nOne.\n", ["One."]),
  one("nothing but white space", "a.txt", " \r\n\t\u00a0\u3000", [" \r\n\t\u00a0\u3000"], "read/empty-text"),
  one(
    "nothing but zero-width characters",
    "a.txt",
    "\u200b\u200d\u2060",
    ["\u200b\u200d\u2060"],
    "read/empty-text",
  ),
  one("NUL bytes", "a.txt", "a\0b\0", ["a\0b\0"]),
  one("lone surrogates in escapes", "a.jsonl", '{"text": "a \\ud83d b \\ude00"}', ["a \ud83d b \ude00"]),
  one("1 MB without a space", "a.txt", "x".repeat(MB), [ofLength(MB)]),
  one("100,000 quotes", "a.txt", '"“'.repeat(50_000), [ofLength(100_000)]),
  one("100,000 quotes in a table", "a.csv", `text\n"${'""'.repeat(50_000)}"\n`, [ofLength(50_000)]),
  one("emoji joined by zero-width joiners", "a.md", "👩‍👩‍👧 met 👨‍🚀.", ["👩‍👩‍👧 met 👨‍🚀."]),
  one("writing from right to left", "a.txt", "قال \u202eالوزير\u202c.", ["قال \u202eالوزير\u202c."]),
  one("names of four-byte characters", "𝔄𐍈/😀.txt", "One.", ["One."]),
  one("a name with line breaks", "a\nb.txt", "One.", ["One."]),
  one("CRLF in a text", "a.txt", "One.\r\n\r\nTwo.\r\n", ["One.\r\n\r\nTwo.\r\n"]),
  one("CRLF between rows", "a.jsonl", `${row("One.")}\r\n\r\n${row("Two.")}\r\n`, ["One.", "Two."]),
  one("CR alone in a text", "a.txt", "One.\rTwo.", ["One.\rTwo."]),
  one("CR alone between rows of a table", "a.csv", "text\rOne.\rTwo.\r", ["One.", "Two."]),
  one("UTF-16 LE", "a.txt", utf16("Žižkov 😀."), ["Žižkov 😀."]),
  one("UTF-16 BE", "a.txt", utf16("Žižkov 😀.").swap16(), ["Žižkov 😀."]),
  one(
    "UTF-16 with half a character at its end",
    "a.txt",
    bytes([0xff, 0xfe, 0x41, 0, 0x42]),
    ["A"],
    "read/encoding",
  ),
  one("UTF-16 rows", "a.jsonl", utf16(lines(row("Ċ."), row("Two."))), ["Ċ.", "Two."]),
  one("Windows-1252", "a.txt", bytes([0x93], "caf", [0xe9, 0x94, 0x80]), ["“café”€"], "read/encoding"),
  one(
    "Windows-1252 in one row",
    "a.jsonl",
    bytes(`${row("é")}\n{"text":"caf`, [0xe9], '"}\n'),
    ["é", "café"],
    "read/encoding",
  ),
  one("half a UTF-8 character", "a.txt", bytes("caf", [0xc3]), ["cafÃ"], "read/encoding"),

  // Compression.
  one("gzip in members", "a.jsonl.gz", Buffer.concat([gz(lines(row("One."))), gz(lines(row("Two.")))]), [
    "One.",
    "Two.",
  ]),
  one("brotli and an ending in capitals", "A.TXT.BR", brotliCompressSync(Buffer.from("One.")), ["One."]),
  one("gzip of nothing, as rows", "a.jsonl.gz", gz(""), []),
  one("gzip of nothing, as text", "a.txt.gz", gz(""), [""], "read/empty-text"),
  one("an empty file that claims to be gzip", "a.jsonl.gz", "", [], "truncated"),
  one("plain text that claims to be gzip", "a.txt.gz", "One.", [], "truncated"),
  one(
    "gzip that lacks its last bytes",
    "a.jsonl.gz",
    gz(lines(row("One."), row("Two."))).subarray(0, -6),
    ["One.", "Two."],
    "truncated",
  ),
  one(
    "gzip truncated in its second member",
    "a.jsonl.gz",
    Buffer.concat([gz(lines(row("One."))), gz(lines(row("Two."))).subarray(0, 20)]),
    ["One."],
    "truncated",
  ),
  one("zeros behind gzip", "a.jsonl.gz", Buffer.concat([gz(row("One.")), Buffer.alloc(MB)]), ["One."]),
  one("truncated gzip of a text", "a.txt.gz", gz("One. Two. Three.").subarray(0, -6), [], "truncated"),
  one(
    "corrupt gzip behind a good member",
    "a.jsonl.gz",
    // Stored, not compressed: 1,024 bytes with what gzip puts around them.
    Buffer.concat([
      gzipSync(`${row("One.")}\n`.padEnd(1001), { level: 0 }),
      gz(lines(row("Two."))).fill(0xff, 10),
    ]),
    ["One."],
    "truncated",
  ),
  one(
    "truncated brotli",
    "a.txt.br",
    brotliCompressSync(Buffer.from("One. Two.")).subarray(0, -3),
    [],
    "truncated",
  ),
  one("200 MB of zeros in one row", "a.jsonl.gz", (path) => writeFileSync(path, bomb()), [], "too-large@1"),
  one(
    "a row behind 200 MB of zeros",
    "a.jsonl.gz",
    (path) => writeFileSync(path, Buffer.concat([bomb(), gz(`\n${row("One.")}`)])),
    ["One."],
    "too-large@1",
  ),
  one("200 MB of zeros as text", "a.txt.gz", (path) => writeFileSync(path, bomb()), [], "too-large"),
  one("200 MB of zeros as a table", "a.csv.gz", (path) => writeFileSync(path, bomb()), [], "too-large@1"),
  one("200 MB of zeros as JSON", "a.json.gz", (path) => writeFileSync(path, bomb()), [], "too-large"),
  one("200 MB of zeros as a page", "a.html.gz", (path) => writeFileSync(path, bomb()), [], "too-large"),
  one(
    "200 MB of zeros as an archive",
    "a.warc.gz",
    (path) => writeFileSync(path, bomb()),
    [],
    "broken-row@1",
  ),

  // Files.
  one("a folder named like a file of rows", "x.jsonl/b.txt", "One.", ["One."]),
  { name: "an empty folder", files: { d: (path) => mkdirSync(path) }, expect: { texts: [], problems: [] } },
  { name: "a missing file", files: {}, input: ["no.txt"], expect: { texts: [], problems: ["unreadable"] } },
  {
    name: "a glob without a match",
    files: {},
    input: ["*.txt"],
    expect: { texts: [], problems: ["unreadable"] },
  },
  { name: "a NUL in a path", files: {}, input: ["a\0.txt"], expect: { texts: [], problems: ["unreadable"] } },
  one("an unknown ending", "a.pdf", "One.", [], "unknown-format"),
  one("no ending at all", "a", "One.", [], "unknown-format"),
  {
    name: "a file without permission",
    files: { "a.txt": (path) => writeFileSync(path, "One.", { mode: 0 }), "b.txt": "Two." },
    expect: { texts: ["Two."], problems: ["unreadable"] },
    when: notRoot,
  },
  {
    name: "a folder without permission",
    files: { d: (path) => chmodSync(mkdirSync(path, { recursive: true }) ?? path, 0) },
    expect: { texts: [], problems: ["unreadable"] },
    when: notRoot,
  },
  one("a pipe", "a.jsonl", (path) => execFileSync("mkfifo", [path]), [], "unreadable"),
  {
    name: "a pipe in a folder",
    files: { "d/a.jsonl": (path) => execFileSync("mkfifo", [path]), "d/b.txt": "One." },
    input: ["d"],
    expect: { texts: ["One."], problems: ["unreadable"] },
  },
  one("a link to itself", "a.txt", (path) => symlinkSync("a.txt", path), [], "unreadable"),
  {
    name: "links in a circle of folders, and to a file",
    files: {
      "d/e/loop": (path) => symlinkSync("..", path),
      "d/z.txt": (path) => symlinkSync("../b.txt", path),
      "b.txt": "One.",
    },
    input: ["d"],
    expect: { texts: ["One."], problems: ["unreadable"] },
  },
  {
    name: "hidden files and files about the corpus",
    files: {
      "d/.a.txt": "No.",
      "d/.git/b.txt": "No.",
      "d/README.md": "No.",
      "d/LICENSE": "No.",
      "d/c.txt": "One.",
    },
    input: ["d"],
    expect: { texts: ["One."], problems: [] },
  },

  // Rows of JSON.
  one(
    "100,000 brackets in a row",
    "a.jsonl",
    lines("[".repeat(100_000), row("One.")),
    ["One."],
    "broken-row@1",
  ),
  one(
    "100,000 objects inside one another",
    "a.jsonl",
    `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
    [],
    "broken-row@1",
  ),
  one(
    "100,000 brackets in meta",
    "a.jsonl",
    `{"text":"x","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    [],
    "broken-row@1",
  ),
  one("100,000 brackets as a file", "a.json", "[".repeat(100_000), [], "broken-row@1"),
  one("numbers beyond all bounds", "a.jsonl", `{"text":"One.","n":1e999,"m":-${"9".repeat(400)}}`, ["One."]),
  one("an id of 400 digits", "a.jsonl", `{"text":"One.","id":${"9".repeat(400)}}`, ["One."]),
  one("a name twice", "a.jsonl", '{"text":"One.","text":"Two."}', ["Two."]),
  one("an id twice", "a.jsonl", lines(row("One.", { id: "a" }), row("Two.", { id: "a" })), ["One.", "Two."]),
  one(
    "names of the prototype",
    "a.jsonl",
    '{"text":"One.","__proto__":{"id":"x"},"constructor":1,"toString":2}',
    ["One."],
  ),
  one("a text in the prototype alone", "a.jsonl", '{"__proto__":{"text":"No."}}', [], "no-text@1"),
  one(
    "texts of other types",
    "a.jsonl",
    lines('{"text":null}', '{"text":1}', '{"text":["a"]}', "{}"),
    [],
    "no-text@1",
    "no-text@2",
    "no-text@3",
    "no-text@4",
  ),
  one("an empty text in a row", "a.jsonl", row(""), [""], "read/empty-text"),
  one("blank lines", "a.jsonl", `\n\n${row("One.")}\n \t\n{\n`, ["One."], "broken-row@5"),
  one(
    "rows that are no objects",
    "a.jsonl",
    lines("1", '"a"', "[]", "null", row("One.")),
    ["One."],
    "broken-row@1",
    "broken-row@2",
    "broken-row@3",
    "broken-row@4",
  ),
  one(
    "something behind a row",
    "a.jsonl",
    lines(`${row("One.")} xyz`, row("Two.")),
    ["Two."],
    "broken-row@1",
  ),
  one("two objects in one line", "a.jsonl", row("One.") + row("Two."), [], "broken-row@1"),
  one("a row cut in the middle", "a.jsonl", lines('{"text": "On', row("Two.")), ["Two."], "broken-row@1"),
  one(
    "control characters in a row",
    "a.jsonl",
    lines('{"text": "\u0007"}', row("Two.")),
    ["Two."],
    "broken-row@1",
  ),
  one(
    "ids and dates of other types",
    "a.jsonl",
    lines(row("One.", { id: ["x"] }), row("Two.", { published: 5 })),
    ["One.", "Two."],
    "read/given-layer",
    "read/given-layer",
  ),
  {
    name: "a row above the limit between two good ones",
    files: {
      "a.jsonl": (path) => writeFileSync(path, lines(row("One."), row("x".repeat(5 * MB)), row("Two."))),
    },
    expect: { texts: ["One.", "Two."], problems: ["too-large@2"] },
  },

  // JSON files.
  one(
    "an array with broken elements",
    "a.json",
    `[${row("One.")}, {"text": b}, , 7, ${row("Two.")}]`,
    ["One.", "Two."],
    "broken-row@2",
    "broken-row@3",
    "broken-row@4",
  ),
  one("an array cut short", "a.json", `[${row("One.")}, {"text": "Tw`, ["One."], "broken-row@2"),
  one("something behind an array", "a.json", `[${row("One.")}] x`, ["One."], "broken-row@2"),
  one("a closing bracket too many", "a.json", `[${row("One.")}}, ${row("Two.")}]`, ["Two."], "broken-row@1"),
  one("an empty array", "a.json", " [ ] ", []),
  one("one object", "a.json", `\n${row("[One], {two}.")}\n`, ["[One], {two}."]),
  one("a string", "a.json", '"One."', [], "broken-row"),
  one("rows named .json", "a.json", lines(row("One."), row("Two.")), [], "broken-row"),
  one(
    "an element above the limit",
    "a.json",
    (path) => writeFileSync(path, `[${row("One.")},${row("x".repeat(5 * MB))},${row("Two.")}]`),
    ["One.", "Two."],
    "too-large@2",
  ),

  // Tables.
  one("a quote never closed", "a.csv", 'id,text\n1,One.\n2,"Two.\n3,Three.\n', ["One."], "broken-row@3"),
  one(
    "a quote never closed, above the limit",
    "a.csv",
    (path) => writeFileSync(path, `text\nOne.\n"${"x\n".repeat(3 * MB)}`),
    ["One."],
    "broken-row@3",
  ),
  one("a field that goes on behind its quote", "a.csv", 'text\n"One" x\nTwo.\n', ["Two."], "broken-row@2"),
  one("quotes inside a plain field", "a.csv", 'text\nA 5" pipe.\nTwo.\n', ['A 5" pipe.', "Two."]),
  one("line breaks, quotes and commas in quotes", "a.csv", 'id,text\n1,"a ""b"",\r\nc"\r\n\r\n2,Two.\r\n', [
    'a "b",\r\nc',
    "Two.",
  ]),
  one(
    "too few and too many fields",
    "a.csv",
    "id,text\n1\n1,2,3\n1,One.\n",
    ["One."],
    "broken-row@2",
    "broken-row@3",
  ),
  one("a ragged row behind CRLF", "a.csv", 'text\r\n"One\r\nTwo"\r\n1,2\r\n', ["One\r\nTwo"], "broken-row@4"),
  one(
    "a header above the limit",
    "a.csv",
    (path) => writeFileSync(path, `${"x".repeat(5 * MB)}\ntext\nOne.\n`),
    [],
    "too-large@1",
  ),
  one("a table without text", "a.csv", "id,body\n1,One.\n2,Two.\n", [], "no-text@1"),
  one("a column twice", "a.csv", "text,text\nOne.,Two.\n", [], "broken-row@1"),
  one("a header alone", "a.csv", "id,text", []),
  one("empty cells", "a.csv", "id,text,title,language,published\n,One.,,,\n", ["One."]),
  one("tabs in quotes", "a.tsv", `id\ttext\n1\t${quotedTab}\n`, ["Prague\tBrno"]),
  one("a table with names of the prototype", "a.csv", "text,__proto__,constructor\nOne.,a,b\n", ["One."]),

  // Pages.
  one("an empty page", "a.html", "", [""], "read/empty-text"),
  one(
    "a page with nothing to read",
    "a.html",
    "<html><body><script>x()</script></body></html>",
    [""],
    "read/empty-text",
  ),
  one("scripts and unclosed tags", "a.htm", "<p>One.<script>document.write('No.')</script><p>Two <b>three.", [
    "One.\n\nTwo three.",
  ]),
  one("100,000 elements inside one another", "a.html", `${"<div>".repeat(100_000)}One.`, ["One."]),
  one(
    "100,000 comments, scripts and quotes never closed",
    "a.html",
    `One.${'<a "'.repeat(50_000)}${"<!--<script>".repeat(50_000)}`,
    ["One."],
  ),
  one("1,000,000 angle brackets", "a.html", "<".repeat(MB), [ofLength(MB)]),
  one("a page in Windows-1252 that says so", "a.html", bytes('<meta charset="windows-1252"><p>caf', [0xe9]), [
    "café",
  ]),
  one("a page in Windows-1252 that does not", "a.html", bytes("<p>caf", [0xe9]), ["café"], "read/encoding"),
  one(
    "a page in an encoding that there is not",
    "a.html",
    bytes('<meta charset="klingon"><p>caf', [0xe9]),
    ["café"],
    "read/encoding",
  ),

  // Web archives.
  one(
    "a record cut short",
    "a.warc",
    bytes(warcRecord("<p>One."), warcRecord("<p>Two. and more").slice(0, -12)),
    ["One."],
    "truncated@2",
  ),
  one(
    "a record without a length",
    "a.warc",
    bytes("WARC/1.0\r\nWARC-Type: response\r\n\r\nOne.\r\n\r\nTwo.\r\n", warcRecord("<p>Two.")),
    ["Two."],
    "broken-row@1",
  ),
  one("no archive at all", "a.warc", "One.\nTwo.\n", [], "broken-row@1"),
  one(
    "an archive without pages",
    "a.warc",
    bytes(warcRecord("a", { mime: "image/png" }), warcRecord("b", { status: "404 Not Found" })),
    [],
  ),
  one(
    "a body that is no gzip though it says so",
    "a.warc",
    bytes(warcRecord("<p>One.", { headers: "Content-Encoding: gzip\r\n" })),
    ["One."],
  ),
  one(
    "a truncated archive",
    "a.warc.gz",
    Buffer.concat([gz(warcRecord("<p>One.")), gz(warcRecord("<p>Two.")).subarray(0, 40)]),
    ["One."],
    "truncated",
  ),

  // Given layers.
  one("an entity outside the text", "a.jsonl", row("One.", entity(0, 40)), ["One."], "entities/given-layer"),
  one(
    "an entity that ends before it begins",
    "a.jsonl",
    row("One.", entity(3, 1)),
    ["One."],
    "entities/given-layer",
  ),
  one(
    "an entity with negative offsets",
    "a.jsonl",
    row("😀 One.", entity(-7, 2)),
    ["😀 One."],
    "entities/given-layer",
  ),
  one(
    "an entity with offsets of strings",
    "a.jsonl",
    row("One.", entity("0", "3")),
    ["One."],
    "entities/given-layer",
  ),
  one(
    "entities of the wrong types",
    "a.jsonl",
    lines(row("One.", { entities: "x" }), row("Two.", { entities: [1, null] })),
    ["One.", "Two."],
    "entities/given-layer",
    "entities/given-layer",
  ),
  one("code point offsets behind an emoji", "a.jsonl", row("😀 UN", entity(2, 4)), ["😀 UN"]),
  one(
    "an unknown unit of offsets",
    "a.jsonl",
    row("One.", { ...entity(0, 3), offsets: "bytes" }),
    ["One."],
    "entities/given-layer",
  ),
  one(
    "null for every layer",
    "a.jsonl",
    row("One.", { entities: null, title: null, id: null, offsets: null }),
    ["One."],
  ),
  one(
    "a record of a schema that there is not",
    "a.jsonl",
    row("One.", { schema: "copydesk.record/99", source: 1, problems: 2 }),
    ["One."],
  ),
  one(
    "a record whose parts are broken",
    "a.jsonl",
    row("One.", { schema: "copydesk.record/1", source: 1, meta: [], problems: 2 }),
    ["One."],
  ),
];
