import type { Backend } from "./backend.ts";
import { runShard, type WorkerSource } from "./run-shard.ts";
import type { ShardWorker } from "./shard-worker.ts";

/** Runs shards on this machine, on at most `width` workers. One that died is replaced when the next is needed. */
export function openLocal(
  start: () => ShardWorker | Promise<ShardWorker>,
  width: number,
  signal: AbortSignal,
): Backend {
  const all = new Set<ShardWorker>();
  const idle: ShardWorker[] = [];
  const waiting: (() => void)[] = [];
  let starting = 0;
  let replaced = 0;
  const open = async () => {
    starting++;
    try {
      const worker = await start();
      all.add(worker);
      if (signal.aborted) worker.cancel();
      return worker;
    } finally {
      starting--;
    }
  };
  const discard = (worker: ShardWorker) => {
    all.delete(worker);
    replaced++;
    // It may be of no use and yet be there.
    void worker.close();
  };
  const workers: WorkerSource = {
    async acquire() {
      for (;;) {
        const free = idle.pop();
        if (free?.alive) return free;
        if (free) {
          discard(free);
          continue;
        }
        if (all.size + starting < width) return open();
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    release(worker) {
      if (worker.alive) idle.push(worker);
      else {
        discard(worker);
      }
      waiting.shift()?.();
    },
  };
  signal.addEventListener(
    "abort",
    () => {
      for (const worker of all) worker.cancel();
    },
    { once: true },
  );
  // The first is started before there is a shard, because its models take the longest of all to load.
  const first = open().then(
    (worker) => workers.release(worker),
    () => {},
  );
  return {
    width,
    marks: false,
    run: (request) => runShard(request, workers),
    get replaced() {
      return replaced;
    },
    async close() {
      await first;
      await Promise.all([...all].map((worker) => worker.close()));
    },
  };
}
