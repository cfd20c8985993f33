import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";

/** A Redis that keeps what it is told in an append-only file, so that it can be ended and started again. */
export interface RedisServer {
  readonly url: string;
  /** Ends it and starts it again on the same port with what it had kept. */
  restart(): Promise<void>;
  end(): void;
}

/** Whether Debian's redis-server, or another of that name, is installed. */
export const hasRedis = (): boolean => spawnSync("redis-server", ["--version"]).status === 0;

/** Starts a redis-server of its own on a free port of loopback; what it keeps goes into `folder`. */
export async function startRedis(folder: string): Promise<RedisServer> {
  const port = await freePort();
  let server = await launch(port, folder);
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart() {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await gone;
      server = await launch(port, folder);
    },
    end() {
      server.kill("SIGKILL");
    },
  };
}

/** A port of loopback that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function launch(port: number, folder: string): Promise<ChildProcess> {
  const settings = { port, bind: "127.0.0.1", dir: folder, save: "", appendonly: "yes" };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise<void>((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    server.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept connections")) resolve();
    });
  });
  return server;
}
