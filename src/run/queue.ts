import { Redis } from "ioredis";
import { RunError } from "./run-error.ts";
import type { RunSettings } from "./shard.ts";

/** The one queue that all runs share; a job says which run it belongs to. */
export const QUEUE = "copydesk";

/** One shard, as a job. The shard itself stands in the plan, which lies in the folder or the store that all machines share. */
export interface QueueJob {
  readonly out: string;
  /** The name of the plan's file in there. */
  readonly plan: string;
  /** Where in the plan the shard stands, in bytes. */
  readonly start: number;
  readonly length: number;
  readonly index: number;
  readonly fingerprint: string;
  /** The pipeline by its name, or by its path where it is not copydesk's own, because machines need not have copydesk in one place. */
  readonly pipeline: string;
  readonly settings: Omit<RunSettings, "pipelineUrl">;
}

/** Milliseconds to wait for the first answer. */
const PATIENCE = 10_000;

/** Connects to Redis, and keeps connecting when it goes away for a while. Rejects when it is not there at the beginning. */
export async function connect(url: string): Promise<Redis> {
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    throw new RunError(`Expected an address such as redis://host:6379, got one that is none.`);
  }
  if (!/^rediss?:$/.test(address.protocol))
    throw new RunError(
      `Expected an address such as redis://host:6379, got one that begins with ${address.protocol}//.`,
    );
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  });
  let reason = "no answer";
  redis.on("error", (error: Error & { code?: string }) => {
    reason = error.code ?? error.message;
  });
  const late = new Promise<never>((_, reject) =>
    setTimeout(
      // The address may hold a password, so only its host is told.
      () =>
        reject(
          new RunError(`No Redis answers at ${address.host} (${reason}). Start one there, or name another.`),
        ),
      PATIENCE,
    ).unref(),
  );
  try {
    await Promise.race([redis.connect().catch(() => late), late]);
    await Promise.race([redis.ping(), late]);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return redis;
}
