import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Tests of the command line and of worker threads run what is compiled, so it has to be up to date. */
export function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL("../scripts/ready.mjs", import.meta.url))], {
    stdio: "inherit",
  });
}
