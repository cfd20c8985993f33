import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copydesk, manyFiles, root, temporaryFolder } from "./run-cli.ts";

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !condition(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

test("Ctrl-C ends a run cleanly: finished parts are whole, nothing is half-written, and the exit code says so", async () => {
  const corpus = manyFiles(8000);
  const out = join(temporaryFolder(), "run");
  const child = spawn(
    process.execPath,
    [join(root, "dist/src/cli/bin.js"), "annotate", corpus, "--out", out],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await until(() => existsSync(join(out, "part-00000.jsonl")));
  child.kill("SIGINT");
  expect(await exited).toBe(130);
  expect(stderr).toMatch(/stopping after the documents in hand/);
  expect(stderr).toMatch(/was interrupted, having annotated/);
  expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(JSON.parse(readFileSync(join(out, "run.json"), "utf8")).ended).toBe("interrupted");
  expect(copydesk(["check", out, "--quiet"]).code).toBe(0);
});

test("a reader that goes away ends the run quietly", async () => {
  const corpus = manyFiles(8000);
  const child = spawn("sh", [
    "-c",
    `"$0" "$1" annotate "$2" --out - | head -n 1 | wc -l`,
    process.execPath,
    join(root, "dist/src/cli/bin.js"),
    corpus,
  ]);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  await new Promise((resolve) => child.once("close", resolve));
  expect(stdout.trim()).toBe("1");
  expect(stderr).toBe("");
});
