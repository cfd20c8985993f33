import { useState } from "preact/hooks";
import { ask, count, type Page, type Row, textOf } from "./api.ts";
import { csvOf } from "./csv.ts";
import { address } from "./route.ts";
import { useAnswer } from "./use-answer.ts";
import { useTyped } from "./use-typed.ts";

type Query = Readonly<Record<string, string>>;
const PAGE = 100;
/** No more rows than this are copied: the clipboard is no file. */
const MOST_COPIED = 10_000;
const COLUMNS = {
  speaker: "Who",
  cue: "Cue",
  text: "What",
  certainty: "Certainty",
  worth: "Worth checking",
  probability: "Probability",
} as const;

export function QuotesPage({ query }: { readonly query: Query }) {
  const offset = Number(query.offset ?? 0);
  const { value: page } = useAnswer<Page>("/api/quotes", { ...query, offset, limit: PAGE });
  const { value: choices } = useAnswer<Readonly<Record<string, readonly string[]>>>("/api/quote-choices");
  const set = (name: string, value: string) => {
    location.hash = address("quotes", { ...query, offset: "", [name]: value });
  };
  const worth = useTyped(query.worth, (value) => set("worth", value));
  const probability = useTyped(query.probability, (value) => set("probability", value));
  const total = page?.total ?? 0;
  return (
    <div class="page">
      <h1>Who said what</h1>
      <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
        <Field name="q" label="What" query={query} set={set} />
        <Field name="speaker" label="Who" query={query} set={set} />
        <Choice name="cue" label="Cue" values={choices?.cues ?? []} query={query} set={set} />
        <Choice
          name="certainty"
          label="Certainty"
          values={choices?.certainties ?? []}
          query={query}
          set={set}
        />
        <label>
          Worth checking, at least
          <input type="number" min="0" max="1" step="0.1" {...worth} />
        </label>
        <label>
          Probability, at least
          <input type="number" min="0" max="1" step="0.1" {...probability} />
        </label>
        <CopyButton query={query} total={total} />
      </form>
      <p class="total" aria-live="polite">
        {count(total)} claims
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Claims">
        <table class="quotes">
          <thead>
            <tr>
              {Object.entries(COLUMNS).map(([name, title]) => (
                <th key={name} scope="col" aria-sort={query.sort === name ? "other" : undefined}>
                  <button type="button" class="quiet" onClick={() => set("sort", name)}>
                    {title}
                  </button>
                </th>
              ))}
              <th scope="col">Document</th>
            </tr>
          </thead>
          <tbody>
            {(page?.rows ?? []).map((row) => (
              <QuoteRow key={`${row.doc} ${row.id}`} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      <nav class="pager" aria-label="Pages of claims">
        {offset > 0 && (
          <a href={address("quotes", { ...query, offset: String(Math.max(0, offset - PAGE)) })}>Before</a>
        )}
        {offset + PAGE < total && (
          <a href={address("quotes", { ...query, offset: String(offset + PAGE) })}>Next</a>
        )}
      </nav>
    </div>
  );
}

/** To two decimals; nothing for null. */
const share = (value: Row[string] | undefined): string =>
  value === null || value === undefined ? "" : Number(value).toFixed(2);

function QuoteRow({ row }: { readonly row: Row }) {
  return (
    <tr>
      <td>{textOf(row.speaker) || <span class="none">the writer</span>}</td>
      <td>{textOf(row.cue)}</td>
      <td class="what">{textOf(row.text)}</td>
      <td>{textOf(row.certainty)}</td>
      <td class="number">{share(row.worth)}</td>
      <td class="number">{share(row.probability)}</td>
      <td>
        <a href={`#/doc/${row.doc}?a=${encodeURIComponent(textOf(row.id))}`}>
          {textOf(row.title) || textOf(row.document)}
        </a>
      </td>
    </tr>
  );
}

interface FieldOf {
  readonly name: string;
  readonly label: string;
  readonly query: Query;
  readonly set: (name: string, value: string) => void;
}

function Field({ name, label, query, set }: FieldOf) {
  return (
    <label>
      {label}
      <input type="search" {...useTyped(query[name], (value) => set(name, value))} />
    </label>
  );
}

function Choice({ name, label, values, query, set }: FieldOf & { readonly values: readonly string[] }) {
  return (
    <label>
      {label}
      <select value={query[name] ?? ""} onChange={(event) => set(name, event.currentTarget.value)}>
        <option value="">any</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
}

function CopyButton({ query, total }: { readonly query: Query; readonly total: number }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const rows: Row[] = [];
    for (let offset = 0; offset < Math.min(total, MOST_COPIED); offset += 200)
      rows.push(...(await ask<Page>("/api/quotes", { ...query, offset, limit: 200 })).rows);
    await navigator.clipboard.writeText(
      csvOf(
        [
          "speaker",
          "cue",
          "text",
          "kind",
          "certainty",
          "worth",
          "probability",
          "document",
          "id",
          "published",
        ],
        rows,
      ),
    );
    setSaid(`${count(rows.length)} rows copied`);
  };
  return (
    <p class="copy">
      <button type="button" onClick={() => void copy().catch((error: Error) => setSaid(error.message))}>
        Copy as CSV
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
