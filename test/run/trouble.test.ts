import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { copydesk, manyFiles, temporaryFolder } from "../cli/run-cli.ts";
import { after, ended, start } from "./kill-tree.ts";

const quick = ["--layers", "language,title", "--quiet"];
const partsOf = (out: string) =>
  readdirSync(out)
    .filter((name) => /^part-\d+\.jsonl$/.test(name))
    .map((name) => readFileSync(join(out, name), "utf8"));

/** A small file system in memory; undefined where this user may not mount one. */
function smallDisk(options: string): string | undefined {
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]).status !== 0) return undefined;
  onTestFinished(() => {
    spawnSync("umount", [folder]);
  });
  return folder;
}
const mayMount = process.getuid?.() === 0 && process.platform === "linux";

test.runIf(mayMount)(
  "a full disk is told, nothing half-written is left, and the run goes on when there is room",
  (context) => {
    const disk = smallDisk("size=700k");
    // Root in a container need not be allowed to mount.
    if (!disk) return context.skip();
    const corpus = manyFiles(2200);
    const out = join(disk, "run");
    const full = copydesk(["annotate", corpus, "--out", out, ...quick]);
    expect(full.code).toBe(3);
    expect(full.stderr).toMatch(
      /cannot be written: the disk is full. Make room, and run the same command again/,
    );
    expect(full.stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(join(out, "_SUCCESS"))).toBe(false);
    for (const part of partsOf(out)) expect(part.endsWith("}\n")).toBe(true);
    expect(spawnSync("mount", ["-o", "remount,size=50m", disk]).status).toBe(0);
    expect(copydesk(["annotate", corpus, "--out", out, ...quick]).code).toBe(0);
    const elsewhere = join(temporaryFolder(), "run");
    copydesk(["annotate", corpus, "--out", elsewhere, ...quick]);
    expect(partsOf(out)).toEqual(partsOf(elsewhere));
  },
);

test.runIf(mayMount)("a read-only file system is told", (context) => {
  const disk = smallDisk("ro,size=1m");
  if (!disk) return context.skip();
  const { code, stderr } = copydesk(["annotate", "corpus", "--out", join(disk, "run"), ...quick]);
  expect(code).toBe(3);
  expect(stderr).toMatch(/that file system is read-only/);
});

test("SIGTERM finishes the shards in hand, exits 143, and the run goes on from there", async () => {
  const corpus = manyFiles(6000);
  const out = join(temporaryFolder(), "run");
  const child = start(["annotate", corpus, "--out", out, "--quiet", "--workers", "1"]);
  for (let tries = 0; tries < 400 && !existsSync(join(out, "shards/00000.json")); tries++) await after(25);
  child.kill("SIGTERM");
  expect(await ended(child)).toBe(143);
  const names = readdirSync(out);
  expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(names).not.toContain("_SUCCESS");
  expect(readdirSync(join(out, "shards")).length).toBe(
    names.filter((name) => name.startsWith("part-")).length,
  );
  expect(JSON.parse(readFileSync(join(out, "run.json"), "utf8")).ended).toBe("terminated");
}, 60_000);

test("--metrics serves the run's figures on loopback", async () => {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
  const child = start([
    "annotate",
    manyFiles(4000),
    "--out",
    join(temporaryFolder(), "run"),
    "--quiet",
    "--metrics",
    String(port),
  ]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let text = "";
  for (let tries = 0; tries < 200 && !/documents_total [1-9]/.test(text); tries++) {
    await after(50);
    text = await fetch(`http://127.0.0.1:${port}/metrics`).then(
      (response) => response.text(),
      () => "",
    );
  }
  expect(text).toMatch(/# TYPE copydesk_documents_total counter\ncopydesk_documents_total [1-9]/);
  expect(text).toMatch(/copydesk_shards\{state="planned"\} 4/);
  expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404);
}, 30_000);

test.each([
  [["--memory", "lots"], /expected a size such as 800MB or 4GB/],
  [["--memory", "300MB"], /--memory expects at least 550 MB for 1 worker, got 300/],
  [["--rank", "3", "--world", "2"], /0 ≤ rank < world/],
  [["--rank", "0", "--world", "2", "--limit", "5"], /--limit does not go with --rank/],
  [["--redo", "dates", "--layers", "dates"], /--layers does not go with it/],
])("%j is refused and says why", (args, message) => {
  const { code, stderr } = copydesk(["annotate", "corpus", "--out", join(temporaryFolder(), "run"), ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
