import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { annotateFolder } from "../../dist/src/run/annotate-folder.js";
import { openInlineWorker } from "../../dist/src/run/inline-worker.js";
import { pipelineUrl } from "../../dist/src/run/load-pipeline.js";
import { openLocal } from "../../dist/src/run/local-backend.js";
import { createMeter } from "../../dist/src/run/meter.js";
import { copydesk, manyFiles, recordsOf, root, temporaryFolder } from "../cli/run-cli.ts";
import { after, ended, killTree, start } from "./kill-tree.ts";

const LAYERS = ["language", "title"];
const quick = ["--layers", LAYERS.join(","), "--quiet"];

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
// In CI the server has to be there; on a laptop its tests are left out, aloud.
if (!hasRedis && process.env.COPYDESK_CI === "1")
  throw new Error("redis-server is missing: .ci/run installs it.");
if (!hasRedis) console.warn("redis-server is not installed: the tests of the queue are left out.");

/** A Redis of its own on a free port of loopback. */
async function redis(): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
  const server = spawn(
    "redis-server",
    [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--dir",
      temporaryFolder(),
      "--save",
      "",
      "--appendonly",
      "no",
    ],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  onTestFinished(() => {
    server.kill("SIGKILL");
  });
  await new Promise<void>((resolve) => {
    server.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept connections")) resolve();
    });
  });
  return `redis://127.0.0.1:${port}`;
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
  const url = await redis();
  const run = start(["annotate", corpus, "--out", out, "--backend", url, ...quick]);
  const worker = start(["work", url, "--workers", "2", "--quiet"]);
  onTestFinished(() => killTree(worker));
  expect(await ended(run)).toBe(BROKEN);
};

const ways: [string, Way][] = [
  ["inline", inline],
  ["processes", processes],
  ["rank and world", ranks],
  ...(hasRedis ? [["queue", queue] as [string, Way]] : []),
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

test.runIf(hasRedis)(
  "a machine that dies with its shards in hand loses nothing",
  { timeout: 120_000 },
  async () => {
    const url = await redis();
    const corpus = manyFiles(3000);
    const one = join(temporaryFolder(), "one");
    copydesk(["annotate", corpus, "--out", one, ...quick]);
    const out = join(temporaryFolder(), "out");
    const run = start(["annotate", corpus, "--out", out, "--backend", url, ...quick]);
    const first = start(["work", url, "--workers", "1", "--quiet"]);
    await after(1300);
    await killTree(first);
    const second = start(["work", url, "--workers", "2", "--quiet"]);
    onTestFinished(() => killTree(second));
    expect(await ended(run)).toBe(0);
    expect(outputOf(out)).toEqual(outputOf(one));
  },
);

test.runIf(hasRedis)(
  "a document that kills its worker becomes a problem on another machine too",
  { timeout: 60_000 },
  async () => {
    const url = await redis();
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

test.runIf(hasRedis)(
  "an address where no Redis answers is told in a sentence, without its password",
  { timeout: 30_000 },
  () => {
    const { code, stderr } = copydesk(["work", "redis://:hunter2@127.0.0.1:1", "--quiet"]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/No Redis answers at 127\.0\.0\.1:1/);
    expect(stderr).not.toContain("hunter2");
  },
);
