import { notRead } from "../query/not-read.ts";
import { parsedRecords } from "../query/parsed-records.ts";
import { type Statistics, statistics } from "../query/statistics.ts";
import { EXIT } from "./exit-codes.ts";
import { count, plural } from "./numbers.ts";
import { type Column, textTable } from "./text-table.ts";
import { cutTo, visible } from "./visible-text.ts";

const LONGEST_NAME = 40;

/** `copydesk stats`: the figures of records as a table. */
export async function statsCommand(path: string, options: { readonly json?: boolean }): Promise<number> {
  const sums = statistics();
  for await (const record of parsedRecords([path])) sums.add(record);
  for await (const { code } of notRead(path)) sums.addNotRead(String(code));
  const figures = sums.read();
  process.stdout.write(options.json ? `${JSON.stringify(figures)}\n` : formatStatistics(figures));
  return EXIT.done;
}

const number = (heading: string): Column => ({ heading, right: true });

function formatStatistics(figures: Statistics): string {
  const { documents, words, languages, published, layers, names, problems } = figures;
  const each = documents === 0 ? 0 : words / documents;
  const lines = [`${plural(documents, "document")}, ${plural(words, "word")}, ${count(each)} a document`];
  if (figures.notRead > 0) lines.push(`${plural(figures.notRead, "document")} could not be read`);
  if (published)
    lines.push(
      `published from ${published.first} to ${published.last} (${plural(published.documents, "document")})`,
    );
  const told = Object.entries(languages).map(([code, n]) => `${visible(code)} ${count(n)}`);
  if (told.length > 0) lines.push(`languages: ${told.join(", ")}`);

  const rows = Object.entries(layers).flatMap(([layer, { documents: there, failed, annotations }]) => {
    const labelled = Object.entries(annotations).filter(([label]) => label !== "all");
    const missing = failed > 0 ? count(failed) : "";
    return [
      [layer, annotations.all ? count(annotations.all.number) : "", count(there), missing],
      ...labelled.map(([label, { number: n, documents: within }]) => [
        `  ${visible(label)}`,
        count(n),
        count(within),
        "",
      ]),
    ];
  });
  block(lines, [{ heading: "layer" }, number("annotations"), number("documents"), number("failed")], rows);

  for (const [label, top] of Object.entries(names))
    block(
      lines,
      [{ heading: `most named ${label}` }, number("documents"), number("mentions")],
      top.map((name) => [
        cutTo(visible(name.name), LONGEST_NAME),
        count(name.documents),
        count(name.mentions),
      ]),
    );
  if (figures.namesMissedAtMost > 0)
    lines.push(
      "",
      `There are very many names: a count can lack up to ${plural(figures.namesMissedAtMost, "document")}.`,
    );

  block(
    lines,
    [{ heading: "problem" }, number("number"), number("documents")],
    Object.entries(problems).map(([code, n]) => [visible(code), count(n.number), count(n.documents)]),
  );
  return `${lines.join("\n")}\n`;
}

/** A table under an empty line; nothing where it has no rows. */
function block(lines: string[], columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  if (rows.length > 0) lines.push("", ...textTable(columns, rows));
}
