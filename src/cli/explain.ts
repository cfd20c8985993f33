import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pipeline } from "../core/pipeline.ts";
import { explain } from "../explain/explain.ts";
import type { Explanation, Section } from "../explain/explanation.ts";
import { modelHashes } from "../run/identity.ts";
import { loadPipeline, pipelineNames, pipelineUrl } from "../run/load-pipeline.ts";
import { EXIT } from "./exit-codes.ts";
import { markedText } from "./marked-text.ts";
import { styled } from "./palette.ts";
import { page, type Terminal, terminalOf } from "./terminal.ts";
import { tableLine, textTable, widthsOf } from "./text-table.ts";
import { recordOf } from "./valid-records.ts";
import { cutTo, visible } from "./visible-text.ts";

const USUAL = "news";
const WIDEST_CELL = 60;

/** `copydesk explain`: why an annotation is there, by making its layer anew. */
export async function explainCommand(
  path: string,
  id: string,
  annotation: string,
  { json }: { readonly json?: boolean },
): Promise<number> {
  const record = await recordOf(path, id);
  const { pipeline: name } = record.provenance;
  const known = pipelineNames().includes(name);
  const pipeline = await loadPipeline(pipelineUrl(known ? name : USUAL, process.cwd()));
  const told = await explain(record, annotation, pipeline);
  const notes = [
    ...(known
      ? []
      : [
          `The pipeline ${JSON.stringify(name)} is not one of copydesk's own: the stages of ${USUAL} explain it.`,
        ]),
    ...modelNotes(path, told.layer, pipeline),
    ...told.notes,
  ];
  const explanation = { ...told, notes };
  if (json) {
    const { sections: _, ...data } = explanation;
    process.stdout.write(`${JSON.stringify(data)}\n`);
  } else await page(once(formatExplanation(explanation, terminalOf(process.env, process.stdout))));
  return EXIT.done;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** Whether the run's model files were others than those installed; only a run's folder tells. */
function modelNotes(path: string, layer: string, pipeline: Pipeline): string[] {
  const file = join(path, "run.json");
  if (!existsSync(file)) return [];
  const { stages } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly stages?: { readonly [layer: string]: { readonly models?: readonly string[] } };
  };
  const was = stages?.[layer]?.models;
  const is = modelHashes(pipeline.stages.find(({ writes }) => writes === layer)?.models ?? []);
  return was === undefined || was.join() === is.join()
    ? []
    : [
        `The run's models of ${layer} (${was.join(", ")}) are others than those installed (${is.join(", ")}).`,
      ];
}

function formatExplanation(
  { document, annotation, layer, notes, sections }: Explanation,
  terminal: Terminal,
): string {
  const { colour, width } = terminal;
  const heading = (text: string) => (colour ? styled(visible(text), "heading") : visible(text));
  const { text, label, type, value, name } = annotation as { readonly [field: string]: unknown };
  const what = [text ?? name, label ?? type, value]
    .filter((part) => part !== undefined && part !== null)
    .join("  ");
  const lines = [heading(`${annotation.id} of ${document}, ${layer}`), wrapped(what, width)];
  for (const note of notes) lines.push("", wrapped(`Note: ${note}`, width));
  for (const section of sections) lines.push("", heading(section.heading), ...bodyOf(section, width));
  return `${lines.filter((line, i) => i > 1 || line !== "").join("\n")}\n`;
}

function bodyOf({ lines = [], table }: Section, width: number): string[] {
  const told = lines.map((line) => indented(wrapped(line, width - 2)));
  return table ? [...told, ...tableLines(table, width)] : told;
}

/** A table whose last column goes on in further lines where it is too wide. */
function tableLines({ columns, rows }: NonNullable<Section["table"]>, width: number): string[] {
  const cells = rows.map((row) => row.map((cell) => cutTo(visible(cell), WIDEST_CELL)));
  const widths = widthsOf(columns, cells);
  const last = columns.length - 1;
  const before = widths.slice(0, last).reduce((sum, column) => sum + column + 2, 2);
  const room = Math.max(20, width - before);
  if (columns[last]?.right || (widths[last] ?? 0) <= room)
    return textTable(columns, cells).map((line) => `  ${line}`);
  widths[last] = room;
  const lines = [
    `  ${tableLine(
      columns.map(({ heading }) => heading),
      columns,
      widths,
    )}`,
  ];
  rows.forEach((row, i) => {
    const [first = "", ...more] = wrapped(row[last] ?? "", room).split("\n");
    lines.push(`  ${tableLine([...(cells[i] ?? []).slice(0, last), first], columns, widths)}`);
    lines.push(...more.map((line) => " ".repeat(before) + line));
  });
  return lines;
}

const wrapped = (text: string, width: number): string =>
  markedText(text.replaceAll("\n", " "), [], width, false);
const indented = (text: string): string => `  ${text.replaceAll("\n", "\n  ")}`;
