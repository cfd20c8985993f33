import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seeded } from "../src/text/sequence/seeded.ts";

const RUNS = 200;
const FILES = 2200;
const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));

/** 200 runs over one corpus, each killed with SIGKILL, its whole tree, at random moments and run again until done: do the bytes agree? */
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
  const digest = () => {
    const hash = createHash("sha256");
    for (const name of readdirSync(out).sort())
      if (name.startsWith("part-") || name === "problems.jsonl")
        hash.update(name).update(readFileSync(join(out, name)));
    return hash.digest("hex");
  };
  await once(600_000);
  const wanted = digest();
  let kills = 0;
  let different = 0;
  for (let run = 0; run < RUNS; run++) {
    rmSync(out, { recursive: true, force: true });
    for (let tries = 0; !(await once(150 + random() * (900 + 200 * tries))); tries++) kills++;
    if (digest() !== wanted) different++;
    if ((run + 1) % 10 === 0) console.error(`${run + 1} runs, ${kills} kills, ${different} different`);
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`${RUNS} runs, ${kills} kills, ${different} runs with other bytes than an undisturbed one`);
  if (different > 0) process.exitCode = 1;
}
