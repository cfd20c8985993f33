import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { warcRecord } from "../hostile/warc-record.ts";
import { readOne } from "./in-folder.ts";

const latin = (text: string): Buffer => Buffer.from(text, "latin1");
const coded = (coding: string, body: Buffer): Buffer =>
  latin(warcRecordOf(body.toString("latin1"), `Content-Encoding: ${coding}\r\n`));
const warcRecordOf = (body: string, headers: string): string =>
  // The length is counted in UTF-8 there, so the record is built from one-byte characters by hand.
  warcRecord("", { headers }).replace(
    /Content-Length: (\d+)([\s\S]*)\r\n\r\n$/,
    (_, length: string, rest: string) =>
      `Content-Length: ${Number(length) + body.length}${rest}${body}\r\n\r\n`,
  );
const plain = (type: string): string =>
  `WARC/1.1\r\nWARC-Type: ${type}\r\nContent-Type: text/plain\r\nWARC-Target-URI: urn:x\r\nContent-Length: 5\r\n\r\nCafé\r\n\r\n`;

test("reads pages and plain texts, each with its record's number, address and date", async () => {
  const archive = [plain("warcinfo"), warcRecord("<p>One."), plain("request"), plain("conversion")].join("");
  const { docs, codes } = await readOne("a.warc", archive);
  expect(codes).toEqual([]);
  expect(docs).toMatchObject([
    {
      text: "One.",
      source: { uri: "a.warc", line: 2 },
      url: "https://example.org/news",
      meta: { warcDate: "2025-03-04T05:06:07Z" },
    },
    { text: "Café", source: { uri: "a.warc", line: 4 }, url: "urn:x", meta: {} },
  ]);
});

test.each([
  ["gzip", gzipSync("<p>One.")],
  ["br", brotliCompressSync(Buffer.from("<p>One."))],
  ["deflate", deflateSync("<p>One.")],
])("inflates a body in %s", async (coding, body) => {
  const { docs, codes } = await readOne("a.warc.gz", gzipSync(coded(coding, body)));
  expect(codes).toEqual([]);
  expect(docs.map(({ text }) => text)).toEqual(["One."]);
});

test("puts a body in chunks together", async () => {
  const body = "3\r\n<p>\r\n4\r\nOne.\r\n0\r\n\r\n";
  const { docs } = await readOne("a.warc", warcRecord(body, { headers: "Transfer-Encoding: chunked\r\n" }));
  expect(docs.map(({ text }) => text)).toEqual(["One."]);
});

test("refuses a body that inflates above the limit, and one that is damaged", async () => {
  const bomb = coded("gzip", gzipSync(Buffer.alloc(30 * 1024 * 1024)));
  const broken = coded("gzip", gzipSync("<p>One.").fill(0xff, 10));
  const { docs, codes } = await readOne(
    "a.warc",
    Buffer.concat([bomb, broken, latin(warcRecord("<p>Two."))]),
  );
  expect(codes).toEqual(["too-large@1", "broken-row@2"]);
  expect(docs.map(({ text }) => text)).toEqual(["Two."]);
});
