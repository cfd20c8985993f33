import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  createObject,
  listObjects,
  readObject,
  readSmall,
  removeObject,
  storeReason,
  uploadFile,
} from "../io/object-store.ts";
import { RunError } from "./run-error.ts";
import { diskFolder, type Marker, OWN, type RunFolder } from "./run-folder.ts";
import { type Holder, isGone, taken, thisProcess } from "./run-lock.ts";

/** Milliseconds for which a list of what is in the store is believed. */
const LISTED = 2000;
/** Files that are read as soon as a run is opened; parts and markers are read when they are asked for. */
const SMALL = /^(plan(-\d+)?|run|progress|lock)\.json$|^_SUCCESS$/;
const SHARD = /^shards\/\d{5,}\.json$/;

/**
 * The folder of a run in an object store, `s3://bucket/name`. Work goes on in a folder of this machine that is thrown away; a part is
 * in the store before its marker is, as an object appears whole or not at all.
 */
export async function openObjectFolder(out: string, gzip: boolean): Promise<RunFolder> {
  const root = out.endsWith("/") ? out : `${out}/`;
  const scratch = mkdtempSync(join(tmpdir(), "copydesk-run-"));
  const disk = diskFolder(scratch, gzip);
  /** Sizes of the objects of the run, by their names below it. */
  let listed = new Map<string, number>();
  let listedAt = Number.NEGATIVE_INFINITY;

  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof RunError
        ? error
        : new RunError(
            `${out} cannot be read or written: ${storeReason(error)}, and run the same command again: it goes on from there.`,
          );
    }
  };
  const nameOf = (path: string) => relative(scratch, path).split(sep).join("/");
  const list = async () => {
    const found = new Map<string, number>();
    for await (const { name, size } of listObjects(root)) found.set(name.slice(root.length), size);
    listed = found;
    listedAt = performance.now();
  };
  const download = async (name: string) => {
    const path = join(scratch, name);
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(readObject(root + name), createWriteStream(path));
  };
  const upload = async (name: string) => {
    const path = join(scratch, name);
    const { size } = statSync(path);
    await uploadFile(path, size, root + name);
    listed.set(name, size);
  };

  try {
    await ask(list);
    for (const name of listed.keys()) if (SMALL.test(name)) await ask(() => download(name));
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
  return {
    ...disk,
    name: out,
    make() {},
    marker: (shard, fingerprint) =>
      ask(async () => {
        const name = nameOf(disk.markerPath(shard));
        if (!listed.has(name) && performance.now() - listedAt > LISTED) await list();
        if (!listed.has(name)) return undefined;
        const path = join(scratch, name);
        if (!existsSync(path)) await download(name);
        const marker = JSON.parse(readFileSync(path, "utf8")) as Marker;
        const size = listed.get(nameOf(disk.part(shard)));
        return marker.fingerprint === fingerprint && size === marker.partBytes ? marker : undefined;
      }),
    mark: (marker) =>
      ask(async () => {
        const part = disk.part(marker.index);
        await upload(nameOf(part));
        await disk.mark(marker);
        await upload(nameOf(disk.markerPath(marker.index)));
        rmSync(part, { force: true });
      }),
    publish: (path) =>
      ask(async () => {
        const name = nameOf(path);
        if (existsSync(path)) await upload(name);
        else await removeObject(root + name);
      }),
    fetch: (path) =>
      ask(async () => {
        if (!existsSync(path)) await download(nameOf(path));
      }),
    take: (rank, now) =>
      ask(async () => {
        const name = root + nameOf(rank === null ? disk.lock : `${disk.lock}.${rank}`);
        const mine = JSON.stringify(thisProcess(now));
        while (!(await createObject(name, mine))) {
          const text = await readSmall(name);
          const holder = text === undefined ? undefined : (JSON.parse(text) as Holder);
          if (holder && !isGone(holder)) throw taken(name, holder);
          await removeObject(name);
        }
        return () => ask(() => removeObject(name));
      }),
    clear: () =>
      ask(async () => {
        // The sign of success goes first, so that a folder which is half cleared never looks done.
        await removeObject(`${root}_SUCCESS`);
        await list();
        for (const name of listed.keys())
          if (OWN.test(name) || SHARD.test(name)) await removeObject(root + name);
        await disk.clear();
        await list();
      }),
    close: () => rmSync(scratch, { recursive: true, force: true }),
  };
}
