import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seeded } from "../../src/text/sequence/seeded.ts";
import { copydesk, manyFiles, temporaryFolder } from "../cli/run-cli.ts";
import { after, ended, killTree, start } from "./kill-tree.ts";

const RUNS = 10;

/** The bytes of all that a run makes for its users, but for the times that it took. */
function fingerprint(out: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(out).sort())
    if (name.startsWith("part-") || name === "problems.jsonl")
      hash.update(name).update(readFileSync(join(out, name)));
  return hash.digest("hex");
}

test(`${RUNS} runs, each killed with SIGKILL at random moments and run again until done, come to the same bytes`, async () => {
  const corpus = manyFiles(2200);
  // One id in the first shard, in the last, and twice in between: suffixes are given when all is there.
  const row = JSON.stringify({ id: "same", text: "Ada Okoro met Bo in Lagos." });
  for (const name of ["000000a", "001100a", "001100b", "zzz"])
    writeFileSync(join(corpus, `${name}.jsonl`), `${row}\n`);
  const args = (out: string) => [
    "annotate",
    corpus,
    "--out",
    out,
    "--layers",
    "language,title",
    "--quiet",
    "--workers",
    "2",
  ];
  const undisturbed = join(temporaryFolder(), "run");
  expect(copydesk(args(undisturbed)).code).toBe(0);
  const wanted = fingerprint(undisturbed);
  expect(readFileSync(join(undisturbed, "problems.jsonl"), "utf8").match(/duplicate-id/g)).toHaveLength(3);

  const random = seeded(2026);
  let kills = 0;
  for (let run = 0; run < RUNS; run++) {
    const out = join(temporaryFolder(), "run");
    for (let tries = 0; ; tries++) {
      const child = start(args(out));
      // Later tries get longer, so that every run ends.
      const ending = ended(child);
      await Promise.race([ending, after(150 + random() * (700 + 400 * tries))]);
      if (child.exitCode === 0) break;
      await killTree(child);
      kills++;
    }
    expect(existsSync(join(out, "_SUCCESS"))).toBe(true);
    expect(fingerprint(out)).toBe(wanted);
    expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  }
  expect(kills).toBeGreaterThan(RUNS);
}, 300_000);
