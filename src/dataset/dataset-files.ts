import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { RECORD_COLUMNS } from "../exchange/parquet/record-columns.ts";
import { openParquetRows, rowOf } from "../exchange/parquet/write.ts";
import { openAtomic } from "../io/atomic-file.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { SPLITS } from "./splits.ts";
import { textlessRow, withoutText } from "./without-text.ts";

/** A file of the set, for the card and the sums. */
export interface SetFile {
  /** Relative to the set's folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Documents in one file. */
export const SHARD = 20_000;

/** `train-00000-of-00002`, as the Hub names files. */
export const shardName = (split: string, shard: number, shards: number): string =>
  `${split}-${five(shard)}-of-${five(shards)}`;

const five = (number: number) => String(number).padStart(5, "0");

const DATA_FILE = new RegExp(`^(?:${SPLITS.join("|")})-\\d{5}-of-\\d{5}\\.(?:jsonl|parquet)$`);

/** Makes the folder `data`, without files of a set that was there before: one more shard would be read with these. */
export function openDataFolder(folder: string): void {
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  for (const name of readdirSync(data)) if (DATA_FILE.test(name)) rmSync(join(data, name));
}

/** Writes a split's lines into `data/SPLIT-NNNNN-of-NNNNN.jsonl` or `.parquet`; the number of its documents must be known. Returns the paths. */
export function writeShards(
  folder: string,
  split: string,
  documents: number,
  kind: "jsonl" | "parquet",
  records: Iterator<CopydeskRecord>,
  withText: boolean,
): string[] {
  const shards = Math.ceil(documents / SHARD);
  return Array.from({ length: shards }, (_, shard) => {
    const path = `data/${shardName(split, shard, shards)}.${kind}`;
    const write = kind === "jsonl" ? writeLines : writeTable;
    write(join(folder, path), take(records, SHARD), withText);
    return path;
  });
}

function writeLines(path: string, records: Iterable<CopydeskRecord>, withText: boolean): void {
  const file = openAtomic(path);
  for (const record of records) file.write(`${JSON.stringify(withText ? record : withoutText(record))}\n`);
  file.commit();
}

function writeTable(path: string, records: Iterable<CopydeskRecord>, withText: boolean): void {
  const file = openAtomic(path);
  const rows = openParquetRows(file, RECORD_COLUMNS);
  for (const record of records)
    rows.write(withText ? rowOf(record) : textlessRow(record), record.text.length);
  rows.end();
  file.commit();
}

function* take<T>(items: Iterator<T>, count: number): Generator<T> {
  for (let i = 0; i < count; i++) {
    const next = items.next();
    if (next.done) return;
    yield next.value;
  }
}

/** Size and SHA-256 of a file of the set, read in pieces. */
export async function describeFile(folder: string, path: string): Promise<SetFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(join(folder, path)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, sha256: hash.digest("hex") };
}
