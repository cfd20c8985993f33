import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Topology } from "topojson-specification";
import { type Element, element, toMarkup } from "./charts/element.ts";
import { timeline } from "./charts/timeline.ts";
import { worldMap } from "./charts/world-map.ts";
import { facets, overview } from "./index/corpus.ts";
import type { IndexRow } from "./index/open-index.ts";
import { problemGroups, quotes } from "./index/quotes.ts";
import type { OpenRun } from "./open-run.ts";

const CLAIMS = 50;
const LONGEST_CLAIM = 400;

const STYLE = `:root{color-scheme:light dark;--paper:#fff;--ink:#1d1d1b;--quiet:#5a5954;--line:#d9d6cd;--accent:#0b5a94;--dates:#9a4a00;--land:#e4e0d4;--sea:#f3f1ea}
@media (prefers-color-scheme:dark){:root{--paper:#181816;--ink:#ecebe6;--quiet:#a9a79e;--line:#3b3a36;--accent:#86bff0;--dates:#f0a35e;--land:#33322d;--sea:#1f1f1c}}
body{background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1,td.what{font-family:"Iowan Old Style",Palatino,Georgia,serif}h2{font-size:1rem;margin:2rem 0 .5rem;break-after:avoid}
p,th,.quiet{color:var(--quiet)}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line)}
.number{text-align:right;font-variant-numeric:tabular-nums}.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:0 2rem}
td{overflow-wrap:anywhere}svg{width:100%;height:auto}svg text{fill:var(--quiet);font:11px system-ui,sans-serif}.bar.published{fill:var(--accent)}.bar.spoken{fill:var(--dates)}
.axis{stroke:var(--line)}.sea{fill:var(--sea)}.land{fill:var(--land);stroke:var(--paper);stroke-width:.5}.place{fill:var(--accent);fill-opacity:.55;stroke:var(--accent)}
tr{break-inside:avoid}@media print{:root{--paper:#fff;--ink:#000}body{margin:0;max-width:none}}`;

/** One page with the figures of a run: no script, nothing loaded from elsewhere, every text escaped. */
export async function reportPage(run: OpenRun): Promise<string> {
  const { index } = run;
  const figures = await overview(index, {});
  const counts = await facets(index, {});
  const claims = await quotes(index, { sort: "worth" }, 0, CLAIMS);
  const problems = await problemGroups(index);
  const world = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-110m.json"), "utf8"),
  ) as Topology;
  const months = (rows: readonly IndexRow[]) =>
    rows.map(({ month, documents }) => ({ month: String(month), documents: Number(documents) }));
  const line = timeline(months(figures.published), months(figures.spokenOf));
  const points = figures.places.map(({ name, latitude, longitude, documents }) => ({
    ...{ name: String(name), documents: Number(documents) },
    ...{ latitude: Number(latitude), longitude: Number(longitude) },
  }));
  const named = (title: string, rows: readonly IndexRow[], value = "documents") =>
    table(title, ["name", value], rows);
  const parts: Element[] = [
    element("h1", {}, run.name),
    element("p", {}, `${figures.documents} documents, ${figures.words} words, ${claims.total} claims.`),
    ...(line ? [element("h2", {}, "When"), line] : []),
    ...(points.length > 0 ? [element("h2", {}, "Where"), worldMap(world, points)] : []),
    element(
      "div",
      { class: "columns" },
      named("People", figures.people),
      named("Organisations", figures.organisations),
      named("Places", figures.locations),
      named("Who speaks", figures.speakers, "claims"),
      table("Who speaks of whom", ["speaker", "name", "claims"], figures.speaksOf),
      ...Object.entries(counts)
        .filter(([, values]) => values.length > 0)
        .map(([name, values]) =>
          table(
            `By ${name}`,
            ["value", "count"],
            values.map(({ value, count }) => ({ value, count })),
          ),
        ),
    ),
    element("h2", {}, `The ${claims.rows.length} claims most worth checking`),
    claimTable(claims.rows),
    ...(problems.length > 0 ? [table("Problems", ["stage", "code", "problems", "documents"], problems)] : []),
  ];
  const head = element("title", {}, `${run.name}: copydesk`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">${toMarkup(head)}
<style>${STYLE}</style></head>
<body>${parts.map(toMarkup).join("\n")}</body></html>
`;
}

const shown = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

function table(title: string, columns: readonly string[], rows: readonly IndexRow[]): Element {
  const kind = (row: IndexRow, column: string): Readonly<Record<string, string>> =>
    typeof row[column] === "number" ? { class: "number" } : {};
  return element(
    "section",
    {},
    element("h2", {}, title),
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name))),
      ),
      element(
        "tbody",
        {},
        ...rows.map((row) =>
          element("tr", {}, ...columns.map((name) => element("td", kind(row, name), shown(row[name])))),
        ),
      ),
    ),
  );
}

function claimTable(rows: readonly IndexRow[]): Element {
  const cut = (text: string) => (text.length > LONGEST_CLAIM ? `${text.slice(0, LONGEST_CLAIM)}…` : text);
  return element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...["", "who", "what", "document"].map((name) => element("th", { scope: "col" }, name)),
      ),
    ),
    element(
      "tbody",
      {},
      ...rows.map(({ worth, speaker, text, title, document, published }) =>
        element(
          "tr",
          {},
          element("td", { class: "number" }, worth === null ? "" : Number(worth).toFixed(2)),
          element("td", {}, shown(speaker) || "the writer"),
          element("td", { class: "what" }, cut(shown(text))),
          element(
            "td",
            { class: "quiet" },
            [shown(title) || shown(document), shown(published)].filter(Boolean).join(", "),
          ),
        ),
      ),
    ),
  );
}
