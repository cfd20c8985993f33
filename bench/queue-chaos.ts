import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { RedisServer } from "./redis-server.ts";

/** One run over a queue in which everything that can go away does. */
export interface QueueChaos {
  /** The compiled command line. */
  readonly bin: string;
  /** Arguments of `annotate`, without the backend. */
  readonly args: readonly string[];
  readonly redis: RedisServer;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
}

const MACHINES = 3;
/** Milliseconds that a machine lives: at least, and at most how much longer; each one that follows lives longer, so that the run ends. */
const LIFE = { least: 800, more: 3000, longer: 500 };
/** Milliseconds after which Redis is restarted. */
const RESTART_AFTER = 2500;

/**
 * Annotates over a queue with three machines, each killed with SIGKILL, its whole tree, at random moments and replaced, while Redis is
 * restarted once. Returns how often a machine was killed, and the run's exit code.
 */
export async function queueChaos({
  bin,
  args,
  redis,
  random,
}: QueueChaos): Promise<{ kills: number; code: number | null }> {
  const start = (more: readonly string[]) =>
    spawn(process.execPath, [bin, ...more], { detached: true, stdio: "ignore" });
  const run = start([...args, "--backend", redis.url]);
  let over = false;
  const ending = ended(run).then((code) => {
    over = true;
    return code;
  });
  let kills = 0;
  const machine = async () => {
    for (let lives = 0; !over; lives++) {
      const worker = start(["work", redis.url, "--workers", "1", "--quiet"]);
      await Promise.race([ending, sleep(LIFE.least + random() * LIFE.more + lives * LIFE.longer)]);
      if (!over) kills++;
      const gone = ended(worker);
      if (worker.pid !== undefined && worker.exitCode === null) process.kill(-worker.pid, "SIGKILL");
      await gone;
    }
  };
  const restart = async () => {
    await Promise.race([ending, sleep(RESTART_AFTER)]);
    if (!over) await redis.restart();
  };
  await Promise.all([ending, restart(), ...Array.from({ length: MACHINES }, machine)]);
  return { kills, code: await ending };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once("exit", resolve));
