import { renameSync, writeFileSync } from "node:fs";
import type { Meter, Reading } from "./meter.ts";
import type { RunFolder } from "./run-folder.ts";

/** Milliseconds. */
const EVERY = 2000;

/** What `copydesk status` reads of a run under way. */
export type Heartbeat = Pick<Reading, "documents" | "words" | "problems" | "input" | "seconds">;

/** While the work goes on, writes how far it is, for whoever looks from outside. */
export async function withHeartbeat<T>(folder: RunFolder, meter: Meter, work: () => Promise<T>): Promise<T> {
  let shown = Promise.resolve();
  const beat = () => {
    const { documents, words, problems, input, seconds } = meter.read();
    const temporary = `${folder.progress}.${process.pid}.tmp`;
    try {
      writeFileSync(
        temporary,
        `${JSON.stringify({ documents, words, problems, input, seconds } satisfies Heartbeat)}\n`,
      );
      renameSync(temporary, folder.progress);
      shown = shown.then(() => folder.publish(folder.progress)).catch(() => {});
    } catch {
      // A full disk ends the run where records are written; here it only leaves the figures old.
    }
  };
  const timer = setInterval(beat, EVERY);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await shown;
  }
}
