import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { queueChaos } from "../../bench/queue-chaos.ts";
import { hasRedis, type RedisServer, startRedis } from "../../bench/redis-server.ts";
import { annotateFolder } from "../../dist/src/run/annotate-folder.js";
import { openInlineWorker } from "../../dist/src/run/inline-worker.js";
import { pipelineUrl } from "../../dist/src/run/load-pipeline.js";
import { openLocal } from "../../dist/src/run/local-backend.js";
import { createMeter } from "../../dist/src/run/meter.js";
import { seeded } from "../../src/text/sequence/seeded.ts";
import { copydesk, manyFiles, recordsOf, root, temporaryFolder } from "../cli/run-cli.ts";
import { ended, killTree, start } from "./kill-tree.ts";
import { bucket, download, hasObjectServer } from "./object-server.ts";

const LAYERS = ["language", "title"];
const quick = ["--layers", LAYERS.join(","), "--quiet"];

const redisIsThere = hasRedis();
// In CI the server has to be there; on a laptop its tests are left out, aloud.
if (!redisIsThere && process.env.COPYDESK_CI === "1")
  throw new Error("redis-server is missing: .ci/run installs it.");
if (!redisIsThere) console.warn("redis-server is not installed: the tests of the queue are left out.");

const storeIsThere = hasObjectServer();
if (!storeIsThere && process.env.COPYDESK_CI === "1")
  throw new Error("moto_server is missing: .ci/run installs it.");
if (!storeIsThere) console.warn("moto_server is not installed: the tests of object stores are left out.");

/** A Redis of its own, until the test is over. */
async function redis(): Promise<RedisServer> {
  const server = await startRedis(temporaryFolder());
  onTestFinished(() => server.end());
  return server;
}

/** The exit code of a run over a corpus with a broken row. */
const BROKEN = 1;

/** A way to annotate a corpus into a folder. */
type Way = (corpus: string, out: string) => Promise<void>;

const inline: Way = async (corpus, out) => {
  const settings = {
    pipelineUrl: pipelineUrl("news", root),
    layers: LAYERS,
    redo: null,
    stageOptions: {},
    offsets: "codepoint" as const,
    read: {
      fields: {
        text: "text",
        id: "id",
        title: "title",
        published: "published",
        url: "url",
        language: "language",
      },
      maxBytes: 4 * 1024 * 1024,
    },
    strict: false,
    gzip: false,
  };
  const never = new AbortController().signal;
  await annotateFolder({
    inputs: [corpus],
    cwd: root,
    stdin: process.stdin,
    settings,
    out,
    limit: Number.POSITIVE_INFINITY,
    fresh: false,
    update: false,
    share: null,
    openBackend: () => openLocal(() => openInlineWorker(settings), 1, never),
    signal: never,
    drain: never,
    meter: createMeter(() => performance.now()),
    notice() {},
    now: () => new Date(0),
  });
};

const processes: Way = async (corpus, out) => {
  expect(copydesk(["annotate", corpus, "--out", out, "--workers", "2", ...quick]).code).toBe(BROKEN);
};

const ranks: Way = async (corpus, out) => {
  const both = [0, 1].map((rank) =>
    ended(
      start([
        "annotate",
        corpus,
        "--out",
        out,
        "--rank",
        String(rank),
        "--world",
        "2",
        "--workers",
        "1",
        ...quick,
      ]),
    ),
  );
  expect((await Promise.all(both)).toSorted()).toEqual([0, BROKEN]);
  expect(copydesk(["finish", out]).code).toBe(BROKEN);
};

const queue: Way = async (corpus, out) => {
  const { url } = await redis();
  const run = start(["annotate", corpus, "--out", out, "--backend", url, ...quick]);
  const worker = start(["work", url, "--workers", "2", "--quiet"]);
  onTestFinished(() => killTree(worker));
  expect(await ended(run)).toBe(BROKEN);
};

/** The run's place in a store, which stays the same for one folder. */
const places = new Map<string, string>();
const placeOf = async (out: string) => {
  const place = places.get(out) ?? `${await bucket()}/run`;
  places.set(out, place);
  return place;
};

const store: Way = async (corpus, out) => {
  const place = await placeOf(out);
  expect(await ended(start(["annotate", corpus, "--out", place, "--workers", "2", ...quick]))).toBe(BROKEN);
  await download(place, out);
};

const queueOverStore: Way = async (corpus, out) => {
  const place = await placeOf(out);
  const { url } = await redis();
  const run = start(["annotate", corpus, "--out", place, "--backend", url, ...quick]);
  for (let machine = 0; machine < 2; machine++) {
    const worker = start(["work", url, "--workers", "1", "--quiet"]);
    onTestFinished(() => killTree(worker));
  }
  expect(await ended(run)).toBe(BROKEN);
  await download(place, out);
};

const ways: [string, Way][] = [
  ["inline", inline],
  ["processes", processes],
  ["rank and world", ranks],
  ...(redisIsThere ? [["queue", queue] as [string, Way]] : []),
  ...(storeIsThere ? [["object store", store] as [string, Way]] : []),
  ...(storeIsThere && redisIsThere ? [["queue over an object store", queueOverStore] as [string, Way]] : []),
];

const outputOf = (out: string) =>
  readdirSync(out)
    .filter((name) => name.startsWith("part-") || name === "problems.jsonl")
    .sort()
    .map((name) => [name, readFileSync(join(out, name), "utf8")]);

describe.each(ways)("the backend %s", (_, way) => {
  test("comes to the bytes and totals that one worker comes to", { timeout: 60_000 }, async () => {
    const corpus = manyFiles(2050);
    writeFileSync(
      join(corpus, "rows.jsonl"),
      '{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}\n{"broken\n',
    );
    const one = join(temporaryFolder(), "one");
    copydesk(["annotate", corpus, "--out", one, "--workers", "1", ...quick]);
    const out = join(temporaryFolder(), "out");
    await way(corpus, out);
    expect(outputOf(out)).toEqual(outputOf(one));
    const totals = (folder: string) => {
      const {
        milliseconds: _ms,
        inputs: _in,
        fingerprint: _f,
        ...rest
      } = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
      return rest;
    };
    expect(totals(out)).toEqual(totals(one));
    // Run again, it finds everything done.
    if (way !== ranks) await way(corpus, out);
    expect(outputOf(out)).toEqual(outputOf(one));
  });
});

test.runIf(redisIsThere)(
  "three machines that are killed at random and a Redis that is restarted lose nothing and double nothing",
  { timeout: 180_000 },
  async () => {
    const corpus = join(temporaryFolder(), "rows.jsonl");
    const rows = Array.from({ length: 8000 }, (_, i) =>
      JSON.stringify({ id: `r${i}`, text: `Ada met Bo ${i}.` }),
    );
    writeFileSync(corpus, `${rows.join("\n")}\n`);
    const one = join(temporaryFolder(), "one");
    copydesk(["annotate", corpus, "--out", one, ...quick]);
    const out = join(temporaryFolder(), "out");
    const bin = join(root, "dist/src/cli/bin.js");
    const args = ["annotate", corpus, "--out", out, ...quick];
    const { code, kills } = await queueChaos({ bin, args, redis: await redis(), random: seeded(4) });
    expect(code).toBe(0);
    expect(kills).toBeGreaterThan(0);
    expect(outputOf(out)).toEqual(outputOf(one));
  },
);

test.runIf(redisIsThere)(
  "work --until-empty ends when there is nothing left to do, or was nothing to begin with",
  { timeout: 60_000 },
  async () => {
    const { url } = await redis();
    const work = () => ended(start(["work", url, "--workers", "1", "--until-empty", "--quiet"]));
    expect(await work()).toBe(0);
    const out = join(temporaryFolder(), "out");
    const run = start(["annotate", manyFiles(3), "--out", out, "--backend", url, ...quick]);
    let finished = false;
    const done = ended(run).then((code) => {
      finished = true;
      return code;
    });
    // A worker that came before the first shard was posted goes away again, so another is sent.
    while (!finished) expect(await work()).toBe(0);
    expect(await done).toBe(0);
    expect(outputOf(out)[0]?.[1]).toContain("Ada Okoro");
  },
);

test.runIf(redisIsThere)(
  "a machine that stays while a run is begun anew does the new one",
  { timeout: 60_000 },
  async () => {
    const { url } = await redis();
    const corpus = join(temporaryFolder(), "rows.jsonl");
    const outs = [join(temporaryFolder(), "out"), ...(storeIsThere ? [`${await bucket()}/run`] : [])];
    const worker = start(["work", url, "--workers", "1", "--quiet"]);
    onTestFinished(() => killTree(worker));
    for (const out of outs)
      for (const [text, more] of [
        ["Ada met Bo.", []],
        ["Ada met Bo in Lagos on Tuesday.", ["--fresh"]],
      ] as const) {
        writeFileSync(corpus, `${JSON.stringify({ id: "a", text })}\n`);
        expect(
          await ended(start(["annotate", corpus, "--out", out, "--backend", url, ...quick, ...more])),
        ).toBe(0);
        const mirror = temporaryFolder();
        if (out.startsWith("s3:")) await download(out, mirror);
        const part = join(out.startsWith("s3:") ? mirror : out, "part-00000.jsonl");
        expect(recordsOf(readFileSync(part, "utf8")).map((record) => record.text)).toEqual([text]);
      }
  },
);

test.runIf(redisIsThere)(
  "a document that kills its worker becomes a problem on another machine too",
  { timeout: 60_000 },
  async () => {
    const { url } = await redis();
    const folder = join(temporaryFolder(), "news");
    mkdirSync(folder);
    writeFileSync(
      join(folder, "rows.jsonl"),
      '{"id": "a", "text": "One."}\n{"id": "bad", "text": "kill"}\n{"id": "b", "text": "Two."}\n',
    );
    const out = join(temporaryFolder(), "out");
    const run = start([
      "annotate",
      folder,
      "--out",
      out,
      "--backend",
      url,
      "--pipeline",
      join(root, "test/fixtures/poison.mjs"),
      "--quiet",
    ]);
    const worker = start(["work", url, "--workers", "1", "--quiet"]);
    onTestFinished(() => killTree(worker));
    expect(await ended(run)).toBe(1);
    expect(recordsOf(readFileSync(join(out, "part-00000.jsonl"), "utf8")).map(({ id }) => id)).toEqual([
      "a",
      "b",
    ]);
    expect(recordsOf(readFileSync(join(out, "problems.jsonl"), "utf8"))).toEqual([
      expect.objectContaining({ id: "bad", code: "worker-died" }),
    ]);
  },
);

test.runIf(redisIsThere)(
  "an address where no Redis answers is told in a sentence, without its password",
  { timeout: 30_000 },
  () => {
    const { code, stderr } = copydesk(["work", "redis://:hunter2@127.0.0.1:1", "--quiet"]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/No Redis answers at 127\.0\.0\.1:1/);
    expect(stderr).not.toContain("hunter2");
  },
);
