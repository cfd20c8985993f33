import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { root } from "./run-cli.ts";

test("a reader that is slow many times over leaves nothing behind in the process that waits for it", async () => {
  const module = pathToFileURL(join(root, "dist/src/cli/standard-output.js")).href;
  const script = `import { standardOutput } from ${JSON.stringify(module)};
    const output = standardOutput();
    for (let i = 0; i < 40; i++) await output.write("x".repeat(99_999) + "\\n");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script]);
  let lines = 0;
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdout.on("data", (chunk: Buffer) => {
    lines += chunk.filter((byte) => byte === 10).length;
  });
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  expect([lines, stderr]).toEqual([40, ""]);
});
