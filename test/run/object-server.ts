import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { freePort } from "../../bench/redis-server.ts";
import { listObjects, readSmall, writeObject } from "../../src/io/object-store.ts";
import { root } from "../cli/run-cli.ts";

const server = join(root, ".cache/interop/bin/moto_server");

/** Whether the store is installed that speaks Amazon's protocol (moto, a Python package). */
export const hasObjectServer = (): boolean => existsSync(server);

let store: Promise<void> | undefined;
let buckets = 0;

/**
 * The name of an empty bucket in a store on loopback, one store for all tests of a file. This process and all that it starts find the
 * store by their environment.
 */
export async function bucket(): Promise<string> {
  store ??= startStore();
  await store;
  const name = `news-${buckets++}`;
  const answer = await fetch(`${process.env.AWS_ENDPOINT_URL}/${name}`, { method: "PUT" });
  if (!answer.ok) throw new Error(`The store says ${answer.status}.`);
  return `s3://${name}`;
}

async function startStore(): Promise<void> {
  const port = await freePort();
  const child = spawn(server, ["-H", "127.0.0.1", "-p", String(port)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`moto_server ended with ${code}`)));
    child.stderr.on("data", (chunk: Buffer) => {
      if (chunk.includes("Running on")) resolve();
    });
  });
  useStore(`http://127.0.0.1:${port}`);
}

/** Lets this process and all that it starts find a store. */
export function useStore(url: string): void {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
}

/** Puts files into a store, by their names below `folder`. */
export async function fill(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeObject(`${folder}/${name}`, content);
}

/** Copies everything below a name to a folder on disk. */
export async function download(from: string, to: string): Promise<void> {
  for await (const { name } of listObjects(`${from}/`)) {
    const path = join(to, name.slice(from.length + 1));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, (await readSmall(name)) ?? "");
  }
}
