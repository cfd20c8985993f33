import { once } from "node:events";

/** Standard output with back-pressure. When its reader goes away (`| head`), `signal` aborts and later writes do nothing. */
export function standardOutput(): { write(text: string): Promise<void>; readonly signal: AbortSignal } {
  const closed = new AbortController();
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    closed.abort();
  });
  return {
    signal: closed.signal,
    async write(text) {
      if (closed.signal.aborted || process.stdout.write(text)) return;
      try {
        await once(process.stdout, "drain", { signal: closed.signal });
      } catch (error) {
        if (!closed.signal.aborted) throw error;
      }
    },
  };
}
