import { recordLines } from "../io/record-files.ts";
import { RECORD_LAYERS } from "../schema/layers.ts";
import { utf16Of } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { LAYER_LISTS } from "./layer-list.ts";
import { LAYER_MARKS, type Shown } from "./layer-marks.ts";
import { markedText } from "./marked-text.ts";
import { type Style, styled, styleOf } from "./palette.ts";
import { page, type Terminal, terminalOf } from "./terminal.ts";
import { recordOf, validRecord } from "./valid-records.ts";
import { visible } from "./visible-text.ts";

const USUAL = ["entities", "dates", "claims"];

/** `copydesk show`: documents in the terminal with their annotations marked, and a list of these with their ids. */
export async function showCommand(
  path: string,
  id: string | undefined,
  options: { readonly layer?: readonly string[] },
): Promise<number> {
  const layers = options.layer ?? USUAL;
  const shown = RECORD_LAYERS.filter((layer) => layer in LAYER_MARKS);
  const unknown = layers.find((layer) => !shown.some((name) => name === layer));
  if (unknown !== undefined)
    throw new UsageError(`There is no layer "${unknown}" to show. There are: ${shown.join(", ")}.`);
  const terminal = terminalOf(process.env, process.stdout);
  const records = id === undefined ? every(path) : only(await recordOf(path, id));
  await page(formatted(records, layers, terminal));
  return EXIT.done;
}

async function* every(path: string): AsyncGenerator<CopydeskRecord> {
  for await (const line of recordLines([path])) yield validRecord(line);
}

async function* only(record: CopydeskRecord): AsyncGenerator<CopydeskRecord> {
  yield record;
}

async function* formatted(
  records: AsyncIterable<CopydeskRecord>,
  layers: readonly string[],
  terminal: Terminal,
): AsyncGenerator<string> {
  let first = true;
  for await (const record of records) {
    yield `${first ? "" : "\n\n"}${formatRecord(record, layers, terminal)}`;
    first = false;
  }
}

/** One document: what it is, its text with marks, the legend, and lists of the layers. */
export function formatRecord(
  record: CopydeskRecord,
  layers: readonly string[],
  { colour, width }: Terminal,
): string {
  const inStyle = (text: string, style: Style) => (colour ? styled(text, style) : text);
  const shown: Shown = { ...utf16Of(record), text: record.text };
  const marks = layers.flatMap((layer) => LAYER_MARKS[layer]?.(shown) ?? []);
  const parts = [
    markedText(headOf(record), [], width, false)
      .split("\n")
      .map((line) => inStyle(line, "heading"))
      .join("\n"),
    markedText(record.text, marks, width, colour).trimEnd(),
  ];
  if (colour) parts.push(legendOf(shown, layers));
  for (const layer of layers) {
    const lines = LAYER_LISTS[layer]?.(shown) ?? [];
    if (lines.length === 0) continue;
    const list = lines.map((line) => hanging(line, width)).join("\n");
    parts.push(`${inStyle(layer, "heading")}\n${list}`);
  }
  const problems = record.problems.map(({ stage, code, message }) =>
    hanging(`${stage} ${code}: ${message}`, width),
  );
  if (problems.length > 0) parts.push(`${inStyle("problems", "heading")}\n${problems.join("\n")}`);
  return `${parts.join("\n\n")}\n`;
}

function headOf({ id, source, published, language, reference, provenance }: CopydeskRecord): string {
  return [
    id,
    `${source.uri}${source.line === undefined ? "" : `:${source.line}`}`,
    ...(published === undefined ? [] : [`published ${published}`]),
    ...(language ? [language.code] : []),
    ...(reference ? [`dates count from ${reference.value ?? "nothing"} (${reference.from})`] : []),
    `${provenance.pipeline}, copydesk ${provenance.copydesk}`,
  ]
    .map((part) => visible(part))
    .join(" · ");
}

/** A list's line, its later lines set in. */
function hanging(line: string, width: number): string {
  const [first = "", ...rest] = markedText(line.replaceAll("\n", " "), [], width - 6, false).split("\n");
  return [`  ${first}`, ...rest.map((more) => `      ${more}`)].join("\n");
}

/** What each look means, of those that occur. */
function legendOf(record: Shown, layers: readonly string[]): string {
  const seen = new Map<string, Style>();
  if (layers.includes("entities") || layers.includes("referents"))
    for (const { label } of record.entities ?? []) seen.set(label, styleOf(label));
  if (layers.includes("dates") && record.dates?.length) seen.set("date", "date");
  if (layers.includes("claims") && record.claims?.length)
    for (const name of ["source", "cue", "claim"] as const) seen.set(name, name);
  if (layers.includes("checkworthiness")) seen.set("worth checking", "claim");
  if (layers.includes("sentiment"))
    for (const name of ["positive", "negative"] as const) seen.set(name, name);
  return [...seen].map(([name, style]) => styled(name, style)).join("  ");
}
