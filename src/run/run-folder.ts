import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../io/atomic-file.ts";
import type { ShardReport } from "./shard.ts";

/** A marker: it says that a shard is done, and what it came to. */
export interface Marker extends ShardReport {
  readonly fingerprint: string;
  /** Bytes of the part file on disk. */
  readonly partBytes: number;
}

/** The files of a run's folder. */
export interface RunFolder {
  readonly path: string;
  readonly plan: string;
  readonly problems: string;
  readonly run: string;
  readonly success: string;
  readonly lock: string;
  readonly progress: string;
  readonly stdin: string;
  /** The plan, and the plans that `--update` added to it, in order. */
  plans(): string[];
  part(shard: number): string;
  /** What a finished shard came to; undefined where it is not done, or done under another fingerprint, or its part is not as it was. */
  marker(shard: number, fingerprint: string): Marker | undefined;
  mark(marker: Marker): void;
  /** How many shards have a marker. */
  marked(): number;
  /** Removes what a killed run left half-written. */
  tidy(): void;
  /** Removes everything that a run wrote here. */
  clear(): void;
}

const OWN =
  /^(part-\d{5,}\.jsonl(\.gz)?|plan(-\d+)?\.json|problems\.jsonl|run\.json|progress\.json|_SUCCESS)$/;
const UNFINISHED = /^(part-\d{5,}\.jsonl|plan|problems|run|progress|_SUCCESS).*\.tmp$/;
const FOLDERS = ["shards", "stdin"];

/** The folder of a run; it need not be there yet. */
export function runFolder(path: string, gzip = false): RunFolder {
  const at = (name: string) => join(path, name);
  const number = (shard: number) => String(shard).padStart(5, "0");
  const markerPath = (shard: number) => join(path, "shards", `${number(shard)}.json`);
  const part = (shard: number) => at(`part-${number(shard)}.jsonl${gzip ? ".gz" : ""}`);
  const names = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
  const remove = (folder: string, pattern: RegExp) => {
    for (const name of names(folder)) if (pattern.test(name)) rmSync(join(folder, name));
  };
  return {
    path,
    plan: at("plan.json"),
    problems: at("problems.jsonl"),
    run: at("run.json"),
    success: at("_SUCCESS"),
    lock: at("lock.json"),
    progress: at("progress.json"),
    stdin: at("stdin"),
    plans: () =>
      names(path)
        .filter((name) => /^plan(-\d+)?\.json$/.test(name))
        .sort((a, b) => (Number.parseInt(a.slice(5), 10) || 0) - (Number.parseInt(b.slice(5), 10) || 0))
        .map(at),
    part,
    marker(shard, fingerprint) {
      let marker: Marker;
      try {
        marker = JSON.parse(readFileSync(markerPath(shard), "utf8")) as Marker;
      } catch {
        // Not there, or not whole on a disk that lost its last writes: the shard is done again.
        return undefined;
      }
      const size = statSync(part(shard), { throwIfNoEntry: false })?.size;
      return marker.fingerprint === fingerprint && size === marker.partBytes ? marker : undefined;
    },
    mark(marker) {
      mkdirSync(join(path, "shards"), { recursive: true });
      writeAtomic(markerPath(marker.index), `${JSON.stringify(marker)}\n`);
    },
    marked: () => names(join(path, "shards")).filter((name) => name.endsWith(".json")).length,
    tidy() {
      remove(path, UNFINISHED);
      remove(join(path, "shards"), /\.tmp$/);
    },
    clear() {
      // The sign of success goes first, so that a folder which is half cleared never looks done.
      rmSync(at("_SUCCESS"), { force: true });
      for (const folder of FOLDERS) rmSync(at(folder), { recursive: true, force: true });
      remove(path, OWN);
      remove(path, UNFINISHED);
    },
  };
}
