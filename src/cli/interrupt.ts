import { EXIT } from "./exit-codes.ts";

/** Ctrl-C: the first asks the run to stop after the documents in hand, the second stops at once. */
export function onInterrupt(): { readonly signal: AbortSignal; close(): void } {
  const controller = new AbortController();
  const handler = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write("\ncopydesk: stopping after the documents in hand; Ctrl-C again stops at once.\n");
    controller.abort();
  };
  process.on("SIGINT", handler);
  return { signal: controller.signal, close: () => process.off("SIGINT", handler) };
}
