import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seeded } from "../src/text/sequence/seeded.ts";
import { queueChaos } from "./queue-chaos.ts";
import { hasRedis, startRedis } from "./redis-server.ts";

const RUNS = 200;
const FILES = 2200;
const QUEUE = { runs: 20, rows: 20_000 };
const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));

/**
 * 200 runs over one corpus, each killed with SIGKILL, its whole tree, at random moments and run again until done: do the bytes agree?
 * Then 20 runs over a queue, whose three machines are killed and replaced and whose Redis is restarted.
 */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-chaos-"));
  const corpus = join(folder, "articles");
  mkdirSync(corpus);
  for (let i = 0; i < FILES; i++)
    writeFileSync(
      join(corpus, `${String(i).padStart(6, "0")}.txt`),
      `Mayor Ada Okoro said on Tuesday that ${i} bridges would open.\n`,
    );
  for (const name of ["a", "b", "c"])
    writeFileSync(join(corpus, `${name}.jsonl`), '{"id": "same", "text": "Ada met Bo."}\n');
  const random = seeded(1);
  const out = join(folder, "run");

  const once = (limit: number) =>
    new Promise<boolean>((resolve) => {
      const args = [
        bin,
        "annotate",
        corpus,
        "--out",
        out,
        "--layers",
        "language,title",
        "--workers",
        "2",
        "--quiet",
      ];
      const child = spawn(process.execPath, args, { detached: true, stdio: "ignore" });
      const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"), limit);
      child.once("exit", (code) => {
        clearTimeout(timer);
        resolve(code === 0);
      });
    });
  await once(600_000);
  const wanted = digestOf(out);
  let kills = 0;
  let different = 0;
  for (let run = 0; run < RUNS; run++) {
    rmSync(out, { recursive: true, force: true });
    for (let tries = 0; !(await once(200 + random() * (1500 + 400 * tries))); tries++) kills++;
    if (digestOf(out) !== wanted) different++;
    if ((run + 1) % 10 === 0) console.error(`${run + 1} runs, ${kills} kills, ${different} different`);
  }
  console.log(`${RUNS} runs, ${kills} kills, ${different} runs with other bytes than an undisturbed one`);
  if (different > 0) process.exitCode = 1;
  if (hasRedis()) await overQueue(folder, out);
  else console.log("redis-server is not installed: the runs over a queue are left out");
  rmSync(folder, { recursive: true, force: true });
}

async function overQueue(folder: string, out: string): Promise<void> {
  const corpus = join(folder, "rows.jsonl");
  const row = (i: number) => JSON.stringify({ id: `r${i}`, text: `Mayor Ada Okoro opened bridge ${i}.` });
  writeFileSync(corpus, `${Array.from({ length: QUEUE.rows }, (_, i) => row(i)).join("\n")}\n`);
  const args = ["annotate", corpus, "--out", out, "--layers", "language,title", "--quiet", "--fresh"];
  spawnSync(process.execPath, [bin, ...args], { stdio: "ignore" });
  const wanted = digestOf(out);
  const redis = await startRedis(mkdtempSync(join(folder, "redis-")));
  const random = seeded(2);
  let kills = 0;
  let different = 0;
  for (let run = 0; run < QUEUE.runs; run++) {
    const outcome = await queueChaos({ bin, args, redis, random });
    kills += outcome.kills;
    if (outcome.code !== 0 || digestOf(out) !== wanted) different++;
  }
  redis.end();
  console.log(
    `${QUEUE.runs} runs over a queue, Redis restarted in each, ${kills} machines killed, ${different} runs with other bytes`,
  );
  if (different > 0) process.exitCode = 1;
}

/** A digest of all that a run makes for its users, but for the times that it took. */
function digestOf(out: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(out).sort())
    if (name.startsWith("part-") || name === "problems.jsonl")
      hash.update(name).update(readFileSync(join(out, name)));
  return hash.digest("hex");
}
