import type { AsyncIterReader } from "warcio";
import { decompress, type ENGINES } from "./decompress.ts";
import { gatherAll } from "./gather-bytes.ts";

/** What a WARC record holds, decoded. `content` is null when it is above the limit. */
export interface WarcPayload {
  readonly content: Buffer | null;
  readonly mime: string;
  readonly charset: string | undefined;
  readonly status: number | undefined;
  readonly url: string | undefined;
  readonly date: string | undefined;
}

const CODINGS: ReadonlyMap<string, keyof typeof ENGINES> = new Map([
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["br", "brotli"],
  ["deflate", "deflate"],
]);

async function* asBuffers(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const bytes of source) yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Reads one record with warcio, which knows the headers and the chunks of HTTP. What is compressed inside is inflated here instead,
 * because warcio holds all that comes out of it.
 */
export async function warcPayload(record: Buffer, maxBytes: number): Promise<WarcPayload | null> {
  const { AsyncIterReader, WARCParser } = await import("warcio");
  const parsed = await new WARCParser(new AsyncIterReader([record], null)).parse();
  if (!parsed) return null;
  const http = parsed.httpHeaders?.headers;
  const [mime = "", parameters = ""] =
    (http ? http.get("content-type") : parsed.warcContentType)?.split(/;(.*)/s) ?? [];
  const isChunked = /\bchunked\b/i.test(http?.get("transfer-encoding") ?? "");
  const body: AsyncIterable<Uint8Array> = isChunked
    ? new AsyncIterReader(parsed.reader as AsyncIterReader, null, true)
    : (parsed.reader as AsyncIterReader);
  const raw = await gatherAll(asBuffers(body), maxBytes);
  const coding = CODINGS.get(http?.get("content-encoding")?.trim().toLowerCase() ?? "");
  // Some archives keep the header and store the body decoded.
  const isPlain = coding === undefined || (coding === "gzip" && raw?.[0] !== 0x1f);
  const content =
    raw === null || isPlain ? raw : await gatherAll(decompress(asBuffers(once(raw)), coding), maxBytes);
  return {
    content,
    mime: mime.trim().toLowerCase(),
    charset: /charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(parameters)?.[1],
    status: http ? Number(parsed.httpHeaders?.statusCode) : undefined,
    url: parsed.warcTargetURI ?? undefined,
    date: parsed.warcDate ?? undefined,
  };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
