import { isSame, type RunDifference } from "../query/difference/run-difference.ts";
import { EXPLANATION, figureRows, outcome } from "./diff-figures.ts";
import { visible } from "./visible-text.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML: nothing in it is markup, and what would turn or hide text is shown by its number. */
const html = (text: string): string => visible(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

const HEADINGS = [
  "layer",
  "in A",
  "in B",
  "same",
  "altered",
  "relabelled",
  "F1 %",
  "kappa",
  "alpha of words",
  "alpha of scores",
];
const LONGEST_TEXT = 300;

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fdfcf9; --rule: #d8d4ca; --quiet: #5c5850; --a: #8a3800; --b: #00508f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e0; --paper: #191917; --rule: #3d3b36; --quiet: #a8a498; --a: #f0a060; --b: #7fb8ec; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 75rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
div.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } td.label { padding-left: 1.2rem; }
p.quiet, td.quiet { color: var(--quiet); } .a { color: var(--a); } .b { color: var(--b); } summary { cursor: pointer; padding: .3rem 0; }
@media print { details { break-inside: avoid; } }`;

/** A difference as one HTML file that loads nothing and runs nothing. */
export function differenceHtml(difference: RunDifference, pathA: string, pathB: string): string {
  const { layers, most, ids } = difference;
  const heads = HEADINGS.map((name, i) => `<th scope="col"${i === 0 ? "" : ' class="n"'}>${name}</th>`).join(
    "",
  );
  const rows = figureRows(layers).map(({ label, cells }) => {
    const [name = "", ...figures] = cells;
    return `<tr><td${label ? ' class="label"' : ""}>${html(name)}</td>${figures.map((cell) => `<td class="n">${html(cell)}</td>`).join("")}</tr>`;
  });
  const documents = most.map(({ id, differences, changes }) => {
    const lines = changes.map(
      ({ layer, kind, text, a, b }) =>
        `<tr><td>${html(layer)}</td><td>${html(kind)}</td><td>${html(cut(text))}</td><td class="a">${html(cut(a ?? ""))}</td><td class="b">${html(cut(b ?? ""))}</td></tr>`,
    );
    const more =
      differences > changes.length ? `<p class="quiet">and ${differences - changes.length} more</p>` : "";
    return `<details><summary>${html(id)}: ${differences}</summary><div class="wide"><table><thead><tr><th scope="col">layer</th><th scope="col">change</th><th scope="col">text</th><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>${lines.join("\n")}</tbody></table></div>${more}</details>`;
  });
  const lists = (
    [
      ["Only in A", ids.onlyA, difference.documents.onlyA],
      ["Only in B", ids.onlyB, difference.documents.onlyB],
      ["Another text under the same id", ids.otherText, difference.documents.otherText],
    ] as const
  )
    .filter(([, , total]) => total > 0)
    .map(
      ([name, list, total]) =>
        `<h2>${name}: ${total}</h2><ul>${list.map((id) => `<li>${html(id)}</li>`).join("")}</ul>${total > list.length ? `<p class="quiet">and ${total - list.length} more</p>` : ""}`,
    );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>copydesk diff</title><style>${STYLE}</style></head><body><main>
<h1>${html(outcome(difference, isSame(difference)))}</h1>
<p><span class="a">A</span> is ${html(pathA)}, <span class="b">B</span> is ${html(pathB)}.</p>
<h2>By layer and label</h2><div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>
${EXPLANATION.map((line) => `<p class="quiet">${html(line)}</p>`).join("\n")}
${documents.length > 0 ? `<h2>Documents by how much they differ</h2>\n${documents.join("\n")}` : ""}
${lists.join("\n")}
</main></body></html>
`;
}

const cut = (text: string): string =>
  text.length > LONGEST_TEXT ? `${[...text].slice(0, LONGEST_TEXT).join("")}…` : text;
