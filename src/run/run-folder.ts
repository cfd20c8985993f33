import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../io/atomic-file.ts";
import { takeLock } from "./run-lock.ts";
import type { ShardReport } from "./shard.ts";

/** A marker: it says that a shard is done, and what it came to. */
export interface Marker extends ShardReport {
  readonly fingerprint: string;
  /** Bytes of the part file on disk. */
  readonly partBytes: number;
}

/** A run's folder: its files as they lie on this machine, and what makes them everybody's where they are kept in a store. */
export interface RunFolder {
  /** As it was named to `--out`. */
  readonly name: string;
  /** Where its files are on this machine. */
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
  markerPath(shard: number): string;
  /** Makes the folder where it is not there. */
  make(): void;
  /** What a finished shard came to; undefined where it is not done, or done under another fingerprint, or its part is not as it was. */
  marker(shard: number, fingerprint: string): Promise<Marker | undefined>;
  /** Says that a shard is done, whose part lies here. */
  mark(marker: Marker): Promise<void>;
  /** Shows a file of the run to everybody as it is here now, or that it is gone. */
  publish(path: string): Promise<void>;
  /** Sees to it that a file of the run lies here. */
  fetch(path: string): Promise<void>;
  /** Takes the run, or a rank of it, for this process; what it returns gives it back. */
  take(rank: number | null, now: () => Date): Promise<() => Promise<void>>;
  /** Removes what a killed run left half-written. */
  tidy(): void;
  /** Removes everything that a run wrote. */
  clear(): Promise<void>;
  /** Ends the use of the folder. */
  close(): void;
}

/** What a run writes beside its shards. */
export const OWN =
  /^(part-\d{5,}\.jsonl(\.gz)?|plan(-\d+)?\.json|problems\.jsonl|run\.json|progress\.json|_SUCCESS)$/;
const UNFINISHED = /^(part-\d{5,}\.jsonl|plan|problems|run|progress|_SUCCESS).*\.tmp$/;
const FOLDERS = ["shards", "stdin"];
const PLAN = /^plan(-\d+)?\.json$/;

/** The folder of a run on disk; it need not be there yet. `gzip`: whether its parts are compressed. */
export function diskFolder(path: string, gzip: boolean): RunFolder {
  const at = (name: string) => join(path, name);
  const number = (shard: number) => String(shard).padStart(5, "0");
  const markerPath = (shard: number) => join(path, "shards", `${number(shard)}.json`);
  const part = (shard: number) => at(`part-${number(shard)}.jsonl${gzip ? ".gz" : ""}`);
  const names = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
  const remove = (folder: string, pattern: RegExp) => {
    for (const name of names(folder)) if (pattern.test(name)) rmSync(join(folder, name));
  };
  const lock = at("lock.json");
  return {
    name: path,
    path,
    plan: at("plan.json"),
    problems: at("problems.jsonl"),
    run: at("run.json"),
    success: at("_SUCCESS"),
    lock,
    progress: at("progress.json"),
    stdin: at("stdin"),
    plans: () =>
      names(path)
        .filter((name) => PLAN.test(name))
        .sort((a, b) => (Number.parseInt(a.slice(5), 10) || 0) - (Number.parseInt(b.slice(5), 10) || 0))
        .map(at),
    part,
    markerPath,
    make() {
      try {
        mkdirSync(path, { recursive: true });
      } catch (error) {
        // On a read-only file system Node says that a folder above is missing; made alone, it says why.
        if ((error as NodeJS.ErrnoException).code === "ENOENT") mkdirSync(path);
        throw error;
      }
    },
    async marker(shard, fingerprint) {
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
    async mark(marker) {
      mkdirSync(join(path, "shards"), { recursive: true });
      writeAtomic(markerPath(marker.index), `${JSON.stringify(marker)}\n`);
    },
    // On a disk that all share, a file is everybody's as soon as it has its name.
    async publish() {},
    async fetch() {},
    async take(rank, now) {
      const release = takeLock(rank === null ? lock : `${lock}.${rank}`, now);
      return async () => release();
    },
    tidy() {
      remove(path, UNFINISHED);
      remove(join(path, "shards"), /\.tmp$/);
    },
    async clear() {
      // The sign of success goes first, so that a folder which is half cleared never looks done.
      rmSync(at("_SUCCESS"), { force: true });
      for (const folder of FOLDERS) rmSync(at(folder), { recursive: true, force: true });
      remove(path, OWN);
      remove(path, UNFINISHED);
    },
    close() {},
  };
}
