import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { OpenRun } from "./open-run.ts";
import { type Answer, routes } from "./routes.ts";

export interface ViewerServer {
  readonly url: string;
  close(): Promise<void>;
}

interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

const LOOPBACK = "127.0.0.1";
/** Nothing but what this server gives runs or is loaded, no page may frame it, and forms lead nowhere. */
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** Serves the pages of a run, and of another to compare it with, on loopback. Port 0 takes a free one. */
export async function serve(run: OpenRun, other: OpenRun | null, port: number): Promise<ViewerServer> {
  const assets = readAssets();
  const answers = routes(run, other);
  const server = createServer((request, response) => {
    void respond(request, response, assets, answers, portOf(server)).catch((error: unknown) => {
      // A record or index that cannot be read concerns this answer only.
      send(
        response,
        500,
        "text/plain; charset=utf-8",
        error instanceof Error ? error.message : String(error),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return {
    url: `http://${LOOPBACK}:${portOf(server)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  assets: ReadonlyMap<string, Asset>,
  answers: ReadonlyMap<string, Answer>,
  port: number,
): Promise<void> {
  const refusal = refusalOf(request, port);
  if (refusal) {
    send(response, refusal.code, "text/plain; charset=utf-8", refusal.reason);
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? "/", `http://${LOOPBACK}`);
  const asset = assets.get(pathname);
  const answer = answers.get(pathname);
  if (asset) send(response, 200, asset.type, asset.body);
  else if (answer) {
    const json = await answer(searchParams);
    if (json === null)
      send(response, 404, "text/plain; charset=utf-8", "There is no such thing in this run.");
    else send(response, 200, "application/json; charset=utf-8", json);
  } else send(response, 404, "text/plain; charset=utf-8", "There is no such page.");
}

/** Why a request is not answered: another host's name in it tells of DNS rebinding, an origin of another page that asks. */
function refusalOf(
  { method, headers }: IncomingMessage,
  port: number,
): { code: number; reason: string } | null {
  if (method !== "GET" && method !== "HEAD") return { code: 405, reason: "Only GET is answered." };
  const hosts = [`${LOOPBACK}:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? "")) return { code: 403, reason: "This host is not answered." };
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
    return { code: 403, reason: "This origin is not answered." };
  return null;
}

function send(response: ServerResponse, code: number, type: string, body: string | Buffer): void {
  if (response.headersSent) return;
  response.writeHead(code, { ...HEADERS, "Content-Type": type });
  response.end(body);
}

/** The bundled pages, which `scripts/ready.mjs` makes, and the outline of the world's countries. */
function readAssets(): ReadonlyMap<string, Asset> {
  const bundle = (name: string) =>
    readFileSync(fileURLToPath(new URL(`../../viewer/${name}`, import.meta.url)));
  const world = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");
  const page = { type: "text/html; charset=utf-8", body: bundle("index.html") };
  return new Map<string, Asset>([
    ["/", page],
    ["/app.js", { type: "text/javascript; charset=utf-8", body: bundle("app.js") }],
    ["/app.css", { type: "text/css; charset=utf-8", body: bundle("app.css") }],
    ["/world.json", { type: "application/json; charset=utf-8", body: readFileSync(world) }],
  ]);
}
