import { EXIT } from "./exit-codes.ts";

/**
 * Ctrl-C asks the run to stop after the documents in hand (`signal`), SIGTERM after the shards in hand (`drain`). A second one of
 * either stops at once.
 */
export function onInterrupt(): { readonly signal: AbortSignal; readonly drain: AbortSignal; close(): void } {
  const now = new AbortController();
  const soon = new AbortController();
  const say = (what: string) => process.stderr.write(`\ncopydesk: ${what}\n`);
  const asked = () => now.signal.aborted || soon.signal.aborted;
  const interrupt = () => {
    if (now.signal.aborted) process.exit(EXIT.interrupted);
    say("stopping after the documents in hand; Ctrl-C again stops at once.");
    now.abort();
  };
  const terminate = () => {
    if (asked()) process.exit(EXIT.terminated);
    say("ending after the shards in hand; the same command goes on from there.");
    soon.abort();
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", terminate);
  return {
    signal: now.signal,
    drain: soon.signal,
    close() {
      process.off("SIGINT", interrupt);
      process.off("SIGTERM", terminate);
    },
  };
}
