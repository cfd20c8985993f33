import { createServer } from "node:http";
import type { Meter, Reading } from "../run/meter.ts";
import { UsageError } from "./exit-codes.ts";

/** Serves a run's figures in Prometheus's text format, on loopback only. */
export async function openMetrics(port: number, meter: Meter): Promise<{ close(): void }> {
  const server = createServer((request, response) => {
    const known = request.method === "GET" && request.url === "/metrics";
    response.writeHead(known ? 200 : 404, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
    response.end(known ? prometheus(meter.read()) : "GET /metrics\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(new UsageError(`--metrics ${port} cannot be served: ${error.message}.`)),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  server.unref();
  return { close: () => server.close() };
}

function prometheus({ documents, words, problems, shards, input, seconds }: Reading): string {
  const lines: string[] = [];
  const metric = (
    name: string,
    type: "counter" | "gauge",
    help: string,
    ...values: [labels: string, value: number][]
  ) => {
    lines.push(`# HELP copydesk_${name} ${help}`, `# TYPE copydesk_${name} ${type}`);
    for (const [labels, value] of values) lines.push(`copydesk_${name}${labels} ${value}`);
  };
  metric("documents_total", "counter", "Documents annotated in this session.", ["", documents]);
  metric("words_total", "counter", "Words of these documents.", ["", words]);
  metric("input_bytes_total", "counter", "Bytes of input done in this session.", [
    "",
    Math.round(input.session),
  ]);
  metric(
    "problems_total",
    "counter",
    "Problems met in this session, by code.",
    ...Object.entries(problems).map(([code, n]): [string, number] => [`{code="${code}"}`, n]),
  );
  metric(
    "shards",
    "gauge",
    "Shards of the plan.",
    ['{state="done"}', shards.done],
    ['{state="planned"}', shards.planned],
  );
  metric("session_seconds", "gauge", "Seconds since this session began.", ["", seconds]);
  metric("resident_memory_bytes", "gauge", "Memory of the commanding process.", [
    "",
    process.memoryUsage.rss(),
  ]);
  return `${lines.join("\n")}\n`;
}
