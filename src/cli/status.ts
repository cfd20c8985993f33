import { type RunStatus, runStatus } from "../run/run-status.ts";
import { EXIT } from "./exit-codes.ts";
import { count, duration, plural } from "./numbers.ts";

/** Says how far a run is. */
export async function statusCommand(folder: string, options: { readonly json?: boolean }): Promise<number> {
  const status = await runStatus(folder);
  process.stdout.write(options.json ? `${JSON.stringify(status)}\n` : formatStatus(folder, status));
  return EXIT.done;
}

function formatStatus(
  folder: string,
  { state, process: at, shards, planned, totals, heartbeat }: RunStatus,
): string {
  const lines = [`The run in ${folder} is ${STATE[state]}.`, ""];
  const row = (name: string, value: string) => lines.push(`  ${name.padEnd(16)} ${value}`);
  if (at) row("process", `${at.pid} on ${at.host}, since ${at.since}`);
  row("shards", `${count(shards.done)} of ${count(shards.planned)} done`);
  row("corpus", `${plural(planned.files, "file")}, ${(planned.bytes / 1e6).toFixed(1)} MB`);
  row("documents", `${count(totals.documents)} in finished shards`);
  if (totals.failed > 0) row("not read", plural(totals.failed, "document"));
  const problems = Object.entries(totals.problems);
  row(
    "problems",
    problems.length === 0 ? "none" : problems.map(([code, n]) => `${count(n)} ${code}`).join(", "),
  );
  if (heartbeat) {
    const { documents, seconds, input } = heartbeat;
    row(
      "this session",
      `${plural(documents, "document")} in ${duration(seconds * 1000)}, ${count(documents / seconds)} a second`,
    );
    const left = input.planned - input.done;
    if (input.session > 0 && left > 0) row("time left", duration((left / input.session) * seconds * 1000));
  }
  if (state === "stopped") lines.push("", "The command that began it goes on from here.");
  return `${lines.join("\n")}\n`;
}

const STATE = {
  complete: "complete",
  running: "under way",
  stopped: "not complete, and nobody is at it",
} as const;
