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
import { belowObject } from "../io/object-name.ts";
import {
  createObject,
  findObject,
  listObjects,
  readObject,
  readSmall,
  removeObject,
  type StoredObject,
  storeReason,
  uploadFile,
} from "../io/object-store.ts";
import { ReadError } from "../io/read-error.ts";
import { RunError, writeFailure } from "./run-error.ts";
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
  const root = belowObject(out);
  const scratch = mkdtempSync(join(tmpdir(), "copydesk-run-"));
  const disk = diskFolder(scratch, gzip);
  /** The objects of the run, by their names below it, as they were when they were last listed; and the hashes of those that lie here. */
  let listed = new Map<string, StoredObject>();
  let listedAt = Number.NEGATIVE_INFINITY;
  const here = new Map<string, string>();
  /** What was uploaded from here, and when: a list that was begun before need not have it. */
  const uploads = new Map<string, { readonly object: StoredObject; readonly at: number }>();
  let listing: Promise<void> | undefined;

  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RunError) throw error;
      const reason = error instanceof ReadError ? error.message.replace(/\.$/, "") : storeReason(error);
      throw (
        writeFailure(error, scratch) ??
        new RunError(
          `${out} cannot be read or written: ${reason}, and run the same command again: it goes on from there.`,
        )
      );
    }
  };
  const nameOf = (path: string) => relative(scratch, path).split(sep).join("/");
  const listAnew = async () => {
    const began = performance.now();
    const found = new Map<string, StoredObject>();
    for await (const object of listObjects(root)) found.set(object.name.slice(root.length), object);
    for (const [name, { object, at }] of uploads)
      if (at >= began) found.set(name, object);
      else uploads.delete(name);
    listed = found;
    listedAt = began;
  };
  const list = () => {
    listing ??= listAnew().finally(() => {
      listing = undefined;
    });
    return listing;
  };
  /** Brings an object here, unless it lies here as it is. */
  const bring = async (name: string, { etag }: StoredObject) => {
    if (here.get(name) === etag) return;
    const path = join(scratch, name);
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(readObject(root + name, etag), createWriteStream(path));
    here.set(name, etag);
  };
  const upload = async (name: string) => {
    const path = join(scratch, name);
    const { size } = statSync(path);
    const object = { name: root + name, size, etag: await uploadFile(path, size, root + name) };
    listed.set(name, object);
    uploads.set(name, { object, at: performance.now() });
    here.set(name, object.etag);
  };

  try {
    await ask(list);
    for (const [name, object] of listed) if (SMALL.test(name)) await ask(() => bring(name, object));
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
        // Others may have begun the run anew.
        if (performance.now() - listedAt > LISTED) await list();
        const path = disk.markerPath(shard);
        const object = listed.get(nameOf(path));
        if (!object) return undefined;
        try {
          await bring(nameOf(path), object);
        } catch (error) {
          await list();
          if (listed.get(nameOf(path))?.etag === object.etag) throw error;
          return undefined;
        }
        const marker = JSON.parse(readFileSync(path, "utf8")) as Marker;
        const size = listed.get(nameOf(disk.part(shard)))?.size;
        return marker.fingerprint === fingerprint && size === marker.partBytes ? marker : undefined;
      }),
    mark: (marker) =>
      ask(async () => {
        const part = disk.part(marker.index);
        await upload(nameOf(part));
        await disk.mark(marker);
        await upload(nameOf(disk.markerPath(marker.index)));
        rmSync(part, { force: true });
        here.delete(nameOf(part));
      }),
    publish: (path) =>
      ask(async () => {
        const name = nameOf(path);
        if (existsSync(path)) await upload(name);
        else {
          await removeObject(root + name);
          listed.delete(name);
        }
      }),
    fetch: (path) =>
      ask(async () => {
        const object = await findObject(root + nameOf(path));
        if (!object) throw new RunError(`${root}${nameOf(path)} is gone. Begin the run anew with --fresh.`);
        await bring(nameOf(path), object);
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
        here.clear();
        await list();
      }),
    close: () => rmSync(scratch, { recursive: true, force: true }),
  };
}
