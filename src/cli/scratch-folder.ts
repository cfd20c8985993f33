import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "./exit-codes.ts";

/** Makes a folder for files of the moment inside `parent`, and removes it at the end, also when the command is interrupted. */
export async function inScratchFolder<T>(parent: string, use: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, ".copydesk-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const interrupted = () => {
    remove();
    process.exit(EXIT.interrupted);
  };
  const terminated = () => {
    remove();
    process.exit(EXIT.terminated);
  };
  process.on("SIGINT", interrupted);
  process.on("SIGTERM", terminated);
  try {
    return await use(folder);
  } finally {
    process.off("SIGINT", interrupted);
    process.off("SIGTERM", terminated);
    remove();
  }
}
