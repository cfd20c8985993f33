import { writeAtomic } from "../io/atomic-file.ts";
import { isSame, type RunDifference, runDifference } from "../query/difference/run-difference.ts";
import { EXPLANATION, figureRows, outcome } from "./diff-figures.ts";
import { differenceHtml } from "./diff-html.ts";
import { EXIT } from "./exit-codes.ts";
import { count, plural } from "./numbers.ts";
import { type Column, textTable } from "./text-table.ts";
import { validRecord } from "./valid-records.ts";
import { cutTo, visible } from "./visible-text.ts";

interface DiffOptions {
  readonly json?: boolean;
  readonly html?: string;
}

/** `copydesk diff`: what changed between two runs. The exit code says whether anything did. */
export async function diffCommand(
  pathA: string,
  pathB: string,
  { json, html }: DiffOptions,
): Promise<number> {
  const difference = await runDifference(pathA, pathB, validRecord);
  const same = isSame(difference);
  if (html !== undefined) writeAtomic(html, differenceHtml(difference, pathA, pathB));
  process.stdout.write(
    json
      ? `${JSON.stringify({ same, a: pathA, b: pathB, ...difference })}\n`
      : formatDifference(difference, same),
  );
  return same ? EXIT.done : EXIT.failures;
}

const SHOWN = { documents: 10, ids: 5 };
const LONGEST_ID = 60;
const number = (heading: string): Column => ({ heading, right: true });
const COLUMNS: readonly Column[] = [
  { heading: "layer" },
  number("in A"),
  number("in B"),
  number("same"),
  number("altered"),
  number("relabelled"),
  number("F1 %"),
  number("kappa"),
  number("alpha of words"),
  number("alpha of scores"),
];

function formatDifference(difference: RunDifference, same: boolean): string {
  const { layers, most, ids } = difference;
  const lines = [outcome(difference, same)];
  if (same) return `${lines.join("\n")}\n`;
  const rows = figureRows(layers).map(({ label, cells }) =>
    cells.map((cell, i) => (i === 0 && label ? `  ${visible(cell)}` : cell)),
  );
  if (rows.length > 0) lines.push("", ...textTable(COLUMNS, rows), "", ...EXPLANATION);
  for (const [layer, { missing }] of Object.entries(layers))
    if (missing.a + missing.b > 0)
      lines.push(
        `${layer}: ${plural(missing.a, "document")} of A and ${plural(missing.b, "document")} of B without the layer that the other has.`,
      );
  if (most.length > 0)
    lines.push(
      "",
      ...textTable(
        [{ heading: "most different" }, number("differences")],
        most
          .slice(0, SHOWN.documents)
          .map(({ id, differences }) => [cutTo(visible(id), LONGEST_ID), count(differences)]),
      ),
    );
  for (const [name, list, total] of [
    ["only in A", ids.onlyA, difference.documents.onlyA],
    ["only in B", ids.onlyB, difference.documents.onlyB],
    ["another text", ids.otherText, difference.documents.otherText],
  ] as const) {
    if (total === 0) continue;
    const first = list.slice(0, SHOWN.ids).map((id) => cutTo(visible(id), LONGEST_ID));
    lines.push(
      "",
      `${name}: ${first.join(", ")}${total > first.length ? ` and ${count(total - first.length)} more` : ""}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
