import { parentPort, workerData } from "node:worker_threads";
import type { FromWorker, ToWorker, WorkerStart } from "./messages.ts";
import { failure, openWorker } from "./work.ts";

// The file that every worker thread runs. Imports neither CLI, viewer nor evaluation, so that it starts fast.
const { settings, cancel } = workerData as WorkerStart;
const flag = new Int32Array(cancel);
const send = (message: FromWorker) => parentPort?.postMessage(message);

try {
  const work = await openWorker(settings, () => Atomics.load(flag, 0) === 1, send);
  parentPort?.on("message", ({ job }: ToWorker) => void work(job));
  send({ type: "ready" });
} catch (error) {
  send(failure(error));
}
