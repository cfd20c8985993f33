import { messageOf } from "../core/annotate-document.ts";
import type { FromWorker } from "./messages.ts";
import { openRun } from "./open-run.ts";
import { Cancelled, runShard } from "./run-shard.ts";
import type { RunSettings, ShardJob } from "./shard.ts";

/** Progress is told this often at most, in documents and milliseconds; lines go out in pieces of this many characters. */
const EVERY = { documents: 64, milliseconds: 100, characters: 1 << 16 };

/** The work of one worker, whatever carries its messages: opens the stages once, then does one job after another. */
export async function openWorker(
  settings: RunSettings,
  cancelled: () => boolean,
  send: (message: FromWorker) => void,
): Promise<(job: ShardJob) => Promise<void>> {
  const annotate = await openRun(settings);

  return async (job) => {
    let documents = 0;
    let words = 0;
    let lines: string[] = [];
    let characters = 0;
    let told = performance.now();
    const flush = () => {
      if (characters > 0) send({ type: "lines", lines: lines.join("") });
      if (documents > 0) send({ type: "progress", documents, words });
      lines = [];
      characters = documents = words = 0;
      told = performance.now();
    };
    try {
      const report = await runShard(job, {
        annotate,
        read: settings.read,
        strict: settings.strict,
        cancelled,
        onDocument(count) {
          documents++;
          words += count;
          if (documents >= EVERY.documents || performance.now() - told > EVERY.milliseconds) flush();
        },
        emit(line) {
          lines.push(line);
          characters += line.length;
          if (characters >= EVERY.characters) flush();
        },
      });
      flush();
      send({ type: "done", report });
    } catch (error) {
      if (error instanceof Cancelled) send({ type: "cancelled" });
      else send(failure(error));
    }
  };
}

/** What went wrong, as a message. */
export function failure(error: unknown): FromWorker {
  const { name, code } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { name: "Error", code: undefined };
  return { type: "failed", name, code: code ?? null, message: messageOf(error) };
}
