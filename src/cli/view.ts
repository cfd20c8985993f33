import { spawn } from "node:child_process";
import { openRun } from "../viewer/open-run.ts";
import { serve } from "../viewer/server.ts";
import { EXIT } from "./exit-codes.ts";
import { tellIndexing } from "./tell-indexing.ts";

export interface ViewOptions {
  readonly with?: string;
  readonly port?: number;
  readonly open: boolean;
}

/** Serves a run's pages until it is interrupted. */
export async function viewCommand(path: string, options: ViewOptions): Promise<number> {
  const run = await openRun(path, tellIndexing(path));
  const other = options.with === undefined ? null : await openRun(options.with, tellIndexing(options.with));
  const server = await serve(run, other, options.port ?? 0);
  process.stdout.write(`copydesk: ${run.name} is at ${server.url} (stop with Ctrl-C)\n`);
  if (options.open) openBrowser(server.url);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.close();
  await run.close();
  await other?.close();
  return EXIT.done;
}

/** Asks the system to show an address. Where there is no browser, the address has been said. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", url]
        : ["xdg-open", url];
  spawn(command ?? "", args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
