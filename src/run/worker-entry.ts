import type { FromWorker, ToWorker } from "./messages.ts";
import { failure, openWorker } from "./work.ts";

// The file that every worker process runs. Imports neither CLI, viewer nor evaluation, so that it starts fast.
let cancelled = false;
let work: ReturnType<typeof openWorker> | undefined;
const send = (message: FromWorker) => {
  if (process.connected) process.send?.(message);
};

// Ctrl-C reaches the whole group of processes; only the parent decides what it means.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
process.on("disconnect", () => process.exit(0));
process.on("message", (message: ToWorker) => {
  if (message.type === "cancel") cancelled = true;
  else if (message.type === "start") {
    work = openWorker(message.settings, () => cancelled, send);
    work.then(
      () => send({ type: "ready" }),
      (error: unknown) => send(failure(error)),
    );
  } else
    work?.then(
      (run) => run(message.job),
      () => {},
    );
});
