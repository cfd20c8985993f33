import { type Agreement, type Annotator, agreement, type LayerAgreement } from "../dataset/agreement.ts";
import { readItems } from "../dataset/read-items.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { count, plural } from "./numbers.ts";

/** `copydesk agreement`: how far two or more annotators agree, by layer and label. */
export async function agreementCommand(
  paths: readonly string[],
  { json }: { readonly json?: boolean },
): Promise<number> {
  if (paths.length < 2) throw new UsageError("Agreement needs two annotators or more.");
  const annotators: Annotator[] = [];
  for (const path of paths) {
    const records: Annotator["records"][number][] = [];
    for await (const item of readItems([path], process.cwd())) {
      if ("problem" in item) throw new UsageError(item.problem.message);
      records.push(item.record);
    }
    annotators.push({ name: path, records });
  }
  const found = agreement(annotators);
  if (found.documents === 0)
    throw new UsageError(
      `No two of ${paths.join(", ")} have a document in common, by id or text. Are they of the same corpus?`,
    );
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : inWords(found));
  return EXIT.done;
}

const WIDTH = { name: 28, figure: 9 };

function inWords({ annotators, documents, differing, method, layers }: Agreement): string {
  const letters = annotators.map((name, i) => `  ${letterOf(i)}  ${name}`);
  const blocks = Object.entries(layers).map(([layer, found]) => blockOf(layer, found, annotators));
  return [
    `${plural(documents, "document")} that at least two annotators have${differing > 0 ? `; ${differing} left out, because the text differs` : ""}`,
    ...letters,
    "",
    ...blocks,
    `F1     ${method.f1}`,
    `kappa  ${method.kappa}`,
    `alpha  ${method.alpha}`,
    "",
  ].join("\n");
}

const letterOf = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : `#${i + 1}`);

function blockOf(layer: string, found: LayerAgreement, annotators: readonly string[]): string {
  const { unit, units, alpha, alphaByLabel, pairs } = found;
  const couple = ([a, b]: readonly [string, string]) =>
    `${letterOf(annotators.indexOf(a))}–${letterOf(annotators.indexOf(b))}`;
  const head = [...pairs.flatMap(({ between }) => [`F1 ${couple(between)}`, `κ ${couple(between)}`]), "α"];
  const row = (name: string, figures: readonly (number | null)[]) =>
    `  ${name.padEnd(WIDTH.name - 2)}${figures.map((figure, i) => cell(figure, i % 2 === 0 && i < figures.length - 1)).join("")}`;
  const labels = [...new Set(pairs.flatMap((pair) => Object.keys(pair.labels)))].sort();
  return [
    `${`${layer}, ${count(units)} ${unit}s`.padEnd(WIDTH.name)}${head.map((text) => text.padStart(WIDTH.figure)).join("")}`,
    row("all", [...pairs.flatMap(({ f1, kappa }) => [f1, kappa]), alpha]),
    ...labels.map((label) =>
      row(label, [
        ...pairs.flatMap((pair) => [pair.labels[label]?.f1 ?? null, pair.labels[label]?.kappa ?? null]),
        alphaByLabel[label] ?? null,
      ]),
    ),
    "",
  ].join("\n");
}

const cell = (figure: number | null, percent: boolean): string =>
  (figure === null ? "–" : figure.toFixed(percent ? 1 : 3)).padStart(WIDTH.figure);
