import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { objectAt, objectName } from "./object-name.ts";
import { ReadError } from "./read-error.ts";

/**
 * Objects in Amazon S3 or a store that speaks its protocol (MinIO, Ceph, R2, …). Region, credentials and the address of another store
 * come from where Amazon's client looks for them: the environment (`AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL`, …), its files,
 * or the machine's role. Loaded only when a name begins with `s3://`.
 */
export interface StoredObject {
  /** `s3://bucket/key`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** A hash of its content, as the store gives it. */
  readonly etag: string;
}

/** A stream that breaks off is opened again where it broke off, so many times in a row, after so many milliseconds (doubled each time). */
const AGAIN = { times: 5, after: 200 };

let shared: S3Client | undefined;

/** One client a process keeps its connections open. Buckets are named in the path, which every store understands. */
function client(): S3Client {
  shared ??= new S3Client({
    forcePathStyle: true,
    // Other stores need not know of checksums that Amazon's client has learnt to send.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return shared;
}

/** The objects whose key begins with that of `name`, in the order of their keys. Throws what `storeReason` explains. */
export async function* listObjects(name: string): AsyncGenerator<StoredObject> {
  const { bucket, key } = objectAt(name);
  let token: string | undefined;
  do {
    const page = await client().send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: key, ContinuationToken: token }),
    );
    for (const { Key = "", Size = 0, ETag = "" } of page.Contents ?? [])
      yield { name: objectName(bucket, Key), size: Size, etag: ETag };
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

/** What is known of an object; undefined where there is none. */
export async function findObject(name: string): Promise<StoredObject | undefined> {
  const { bucket, key } = objectAt(name);
  if (key === "") return undefined;
  try {
    const { ContentLength = 0, ETag = "" } = await client().send(
      new HeadObjectCommand({ Bucket: bucket, Key: key }),
    );
    return { name, size: ContentLength, etag: ETag };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/**
 * The bytes of an object, or of a stretch of it. With `etag`, only as it was when it had that. A connection that breaks costs no byte.
 * Throws a ReadError.
 */
export async function* readObject(
  name: string,
  etag?: string,
  range?: { readonly start: number; readonly end: number },
): AsyncGenerator<Uint8Array> {
  const { bucket, key } = objectAt(name);
  let at = range?.start ?? 0;
  const end = range?.end ?? Number.POSITIVE_INFINITY;
  for (let failures = 0; at < end; ) {
    const Range = at > 0 || range ? `bytes=${at}-${Number.isFinite(end) ? end - 1 : ""}` : undefined;
    try {
      const { Body } = await client().send(
        new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag, Range }),
      );
      // In Node the body is a stream.
      for await (const chunk of Body as unknown as AsyncIterable<Uint8Array>) {
        at += chunk.length;
        failures = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      const status = statusOf(error);
      // It broke off behind the last byte.
      if (status === 416 && at > (range?.start ?? 0)) return;
      if (status === 412)
        throw new ReadError(
          "input-changed",
          "was changed after the run was planned, and is not read. Run again with --fresh to annotate the corpus as it is now.",
        );
      // A request that is refused was tried several times already; a stream that breaks off has no status.
      if (status !== undefined || ++failures > AGAIN.times)
        throw new ReadError("unreadable", `cannot be read: ${storeReason(error)}.`);
      await sleep(AGAIN.after * 2 ** (failures - 1));
    }
  }
}

/** The whole of a small object as text; undefined where there is none. */
export async function readSmall(name: string): Promise<string | undefined> {
  const { bucket, key } = objectAt(name);
  try {
    const { Body } = await client().send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToString("utf8");
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** Writes an object, which everyone sees whole or not at all. */
export async function writeObject(name: string, content: string): Promise<void> {
  const { bucket, key } = objectAt(name);
  await client().send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.from(content) }));
}

/** Writes an object where there is none of this name; false where there is one. */
export async function createObject(name: string, content: string): Promise<boolean> {
  const { bucket, key } = objectAt(name);
  try {
    await client().send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, IfNoneMatch: "*" }));
    return true;
  } catch (error) {
    if (statusOf(error) === 412) return false;
    throw error;
  }
}

/** Writes a file of `size` bytes as an object; its hash, as the store gives it. */
export async function uploadFile(path: string, size: number, name: string): Promise<string> {
  const { bucket, key } = objectAt(name);
  const Body = createReadStream(path);
  const { ETag = "" } = await client().send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentLength: size }),
  );
  return ETag;
}

/** Removes an object; nothing happens where there is none. */
export async function removeObject(name: string): Promise<void> {
  const { bucket, key } = objectAt(name);
  await client().send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["NoSuchKey", "there is no such object. Check the name"],
  ["NotFound", "there is no such object. Check the name"],
  ["NoSuchBucket", "there is no such bucket. Check the name"],
  ["AccessDenied", "access is denied. Check the credentials and what they allow"],
  ["Forbidden", "access is denied. Check the credentials and what they allow"],
  ["403", "access is denied. Check the credentials and what they allow"],
  ["InvalidAccessKeyId", "the store does not know the access key. Check AWS_ACCESS_KEY_ID"],
  ["SignatureDoesNotMatch", "the store does not take the secret key. Check AWS_SECRET_ACCESS_KEY"],
  [
    "CredentialsProviderError",
    "there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role",
  ],
  ["ECONNREFUSED", "the store does not answer. Check AWS_ENDPOINT_URL"],
  ["ENOTFOUND", "the store's address is not known. Check AWS_ENDPOINT_URL and AWS_REGION"],
]);

/** What a store, or the way to it, has against a request, in words. */
export function storeReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = "" } = error as { readonly code?: string };
  if (error.message === "Region is missing") return "no region is given. Set AWS_REGION";
  return REASONS.get(error.name) ?? REASONS.get(code) ?? `the store says ${error.name}: ${error.message}`;
}

const statusOf = (error: unknown): number | undefined =>
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode;
