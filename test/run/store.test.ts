import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { listObjects, readObject, writeObject } from "../../src/io/object-store.ts";
import { seeded } from "../../src/text/sequence/seeded.ts";
import { copydesk, recordsOf, temporaryFolder } from "../cli/run-cli.ts";
import { after, ended, killTree, start } from "./kill-tree.ts";
import { bucket, download, fill, hasObjectServer } from "./object-server.ts";

const quick = ["--layers", "language,title", "--quiet"];
const DONE = 0;
const FAILURES = 1;
const STOPPED = 3;

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      id: `r${from + i}`,
      text: `Mayor Ada Okoro met Bo ${from + i}. ${"It rained. ".repeat(40)}`,
    }),
  ).join("\n");

const namesIn = async (folder: string): Promise<string[]> => {
  const names: string[] = [];
  for await (const { name } of listObjects(`${folder}/`)) names.push(name.slice(folder.length + 1));
  return names;
};

async function bytesOf(name: string, etag?: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readObject(name, etag)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** All records of a run in a store. */
async function recordsIn(out: string): Promise<Record<string, unknown>[]> {
  const parts = (await namesIn(out)).filter((name) => name.startsWith("part-"));
  const records: Record<string, unknown>[] = [];
  for (const name of parts) {
    const bytes = await bytesOf(`${out}/${name}`);
    records.push(...recordsOf((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString()));
  }
  return records;
}

describe.runIf(hasObjectServer())("a corpus in an object store", () => {
  test("is read like the same files on disk, in shards of ranges too", { timeout: 60_000 }, async () => {
    const place = await bucket();
    const files = {
      "a/one.txt": "Ada Okoro said so.\n",
      "a/rows.jsonl": rows(0, 4000),
      "b/two.md": "# Title\n\nBo Lind denied it.\n",
      "c.csv": "id,text\nx,One.\ny,Two.\n",
      "empty.jsonl": "",
      "picture.png": "no article",
    };
    await fill(`${place}/in`, { ...files, "README.md": "about", ".hidden/x.txt": "hidden", "a/": "" });
    const folder = temporaryFolder();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "in", name)), { recursive: true });
      writeFileSync(join(folder, "in", name), content);
    }
    const out = join(folder, "out");
    expect(await ended(start(["annotate", `${place}/in`, "--out", out, ...quick]))).toBe(DONE);
    const plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
    expect(plan.totals).toMatchObject({ files: 5 });
    expect(plan.shards.length).toBeGreaterThan(3);
    expect(plan.shards[0].slices[0].file).toMatchObject({
      uri: `${place}/in/a/one.txt`,
      etag: expect.any(String),
    });
    const other = join(folder, "other");
    copydesk(["annotate", "in", "--out", other, ...quick], { cwd: folder });
    const recordsAt = (run: string) =>
      readdirSync(run)
        .filter((name) => name.startsWith("part-"))
        // A file's own id is made of its name.
        .map((name) =>
          readFileSync(join(run, name), "utf8")
            .replaceAll(`${place}/`, "")
            .replace(/"id":"[0-9a-f]{16}"/g, ""),
        );
    expect(recordsAt(out)).toEqual(recordsAt(other));
  });

  test("an object that was changed after the run was planned is told and not read", async () => {
    const place = await bucket();
    await writeObject(`${place}/a.txt`, "One.");
    const read = async (etag?: string) => (await bytesOf(`${place}/a.txt`, etag)).toString();
    let etag = "";
    for await (const object of listObjects(`${place}/`)) etag = object.etag;
    expect(await read(etag)).toBe("One.");
    await writeObject(`${place}/a.txt`, "Two.");
    await expect(read(etag)).rejects.toMatchObject({ code: "input-changed" });
    expect(await read()).toBe("Two.");
  });

  test("a name that nothing has is told", { timeout: 30_000 }, async () => {
    const place = await bucket();
    const out = join(temporaryFolder(), "out");
    expect(await ended(start(["annotate", `${place}/nothing`, "--out", out, ...quick]))).toBe(FAILURES);
    expect(recordsOf(readFileSync(join(out, "problems.jsonl"), "utf8"))).toEqual([
      expect.objectContaining({
        code: "unreadable",
        message: expect.stringContaining("there is no such object, and none below it"),
      }),
    ]);
  });
});

describe.runIf(hasObjectServer())("a run into an object store", () => {
  test("that is killed again and again, and finds nothing of its own on disk, comes to the bytes of an undisturbed one", {
    timeout: 120_000,
  }, async () => {
    const place = await bucket();
    const corpus = join(temporaryFolder(), "rows.jsonl");
    writeFileSync(corpus, rows(0, 6000));
    const args = (out: string) => ["annotate", corpus, "--out", out, "--workers", "1", ...quick];
    const undisturbed = join(temporaryFolder(), "out");
    expect(copydesk(args(undisturbed)).code).toBe(DONE);
    const random = seeded(7);
    let kills = 0;
    for (; kills < 6; kills++) {
      const child = start(args(`${place}/run`));
      const over = ended(child);
      const first = await Promise.race([over, after(400 + 900 * random())]);
      if (first === DONE) break;
      await killTree(child);
    }
    expect(kills).toBeGreaterThan(1);
    expect(await ended(start(args(`${place}/run`)))).toBe(DONE);
    const mirror = temporaryFolder();
    await download(`${place}/run`, mirror);
    for (const name of (await namesIn(`${place}/run`)).filter((known) =>
      /^part-|^problems|^plan/.test(known),
    ))
      expect(readFileSync(join(mirror, name), "utf8"), name).toBe(
        readFileSync(join(undisturbed, name), "utf8"),
      );
    expect(await namesIn(`${place}/run`)).toEqual(
      expect.arrayContaining(["_SUCCESS", "part-00005.jsonl", "plan.json", "problems.jsonl", "run.json"]),
    );
    expect(await namesIn(`${place}/run`)).not.toContain("lock.json");
    const read = copydesk(["stats", `${place}/run`, "--json"]);
    expect(JSON.parse(read.stdout)).toMatchObject({ documents: 6000 });
    expect(copydesk(["status", `${place}/run`]).stdout).toContain("is complete");
  });

  test("gives doubled ids their suffix, adds what came since, redoes a layer, begins anew", {
    timeout: 60_000,
  }, async () => {
    const place = await bucket();
    await fill(`${place}/in`, { "1.jsonl": '{"id":"a","text":"One."}\n{"id":"a","text":"Two."}\n' });
    const annotate = (...more: string[]) =>
      ended(start(["annotate", `${place}/in`, "--out", `${place}/out`, "--gzip", ...quick, ...more]));
    const ids = async () => (await recordsIn(`${place}/out`)).map(({ id }) => id);
    expect(await annotate()).toBe(DONE);
    expect(await ids()).toEqual(["a", "a-2"]);
    await fill(`${place}/in`, { "2.jsonl": '{"id":"b","text":"Three."}\n' });
    expect(await annotate("--update")).toBe(DONE);
    expect(await ids()).toEqual(["a", "a-2", "b"]);
    expect(await annotate("--fresh")).toBe(DONE);
    expect(await ids()).toEqual(["a", "a-2", "b"]);
    expect(await namesIn(`${place}/out`)).not.toContain("plan-1.json");
    const redo = ["annotate", `${place}/out`, "--redo", "title", "--out", `${place}/redone`, "--quiet"];
    expect(await ended(start(redo))).toBe(DONE);
    expect((await recordsIn(`${place}/redone`)).map(({ id }) => id)).toEqual(["a", "a-2", "b"]);
  });

  test("that another machine is at is refused, naming it", { timeout: 30_000 }, async () => {
    const place = await bucket();
    await fill(place, {
      "in/a.txt": "One.",
      "out/lock.json": JSON.stringify({
        pid: 7,
        host: "elsewhere",
        born: null,
        since: "2026-01-01T00:00:00Z",
      }),
    });
    const { code, stderr } = copydesk(["annotate", `${place}/in`, "--out", `${place}/out`, ...quick]);
    expect(code).toBe(STOPPED);
    expect(stderr).toContain("process 7 on elsewhere");
    expect(stderr).toContain(`delete ${place}/out/lock.json`);
  });

  test("what a store refuses is told in a sentence", { timeout: 30_000 }, async () => {
    await bucket();
    const { code, stderr } = copydesk(["annotate", "corpus", "--out", "s3://no-such-bucket/out", ...quick]);
    expect(code).toBe(STOPPED);
    expect(stderr).toContain("there is no such bucket. Check the name");
    const stdin = copydesk(["annotate", "-", "--out", `${await bucket()}/out`, ...quick]);
    expect(stdin.code).toBe(STOPPED);
    expect(stdin.stderr).toContain("standard input");
    const view = copydesk(["query", "s3://no-such-bucket/out", "FROM records"]);
    expect(view.stderr).toContain("Copy it first, for example: aws s3 sync s3://no-such-bucket/out run");
  });
});
