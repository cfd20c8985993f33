import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { RECORD_COLUMNS } from "../exchange/parquet/record-columns.ts";
import { openParquetRows, rowOf } from "../exchange/parquet/write.ts";
import { type AtomicFile, openAtomic } from "../io/atomic-file.ts";
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

/** The script that puts texts back into a set without them. */
export const JOIN_SCRIPT = "join-text.mjs";

/** Makes the folder `data`, without files of a set that was there before: one more shard would be read with these. */
export function openDataFolder(folder: string): void {
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  for (const name of readdirSync(data)) if (DATA_FILE.test(name)) rmSync(join(data, name));
  rmSync(join(folder, JOIN_SCRIPT), { force: true });
}

/** Writes a split's records into `data/SPLIT-NNNNN-of-NNNNN.jsonl` and `.parquet`; how many they are must be known. Returns the paths. */
export function writeShards(
  folder: string,
  split: string,
  documents: number,
  records: Iterator<CopydeskRecord>,
  withText: boolean,
): string[] {
  const shards = Math.ceil(documents / SHARD);
  return Array.from({ length: shards }, (_, shard) => {
    const path = `data/${shardName(split, shard, shards)}`;
    const paths = [`${path}.jsonl`, `${path}.parquet`] as const;
    const files = paths.map((name) => openAtomic(join(folder, name)));
    try {
      const [lines, table] = files as [AtomicFile, AtomicFile];
      const rows = openParquetRows(table, RECORD_COLUMNS);
      for (const record of take(records, SHARD)) {
        lines.write(`${JSON.stringify(withText ? record : withoutText(record))}\n`);
        rows.write(withText ? rowOf(record) : textlessRow(record), record.text.length);
      }
      rows.end();
    } catch (error) {
      for (const file of files) file.abort();
      throw error;
    }
    for (const file of files) file.commit();
    return paths;
  }).flat();
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
