import { compareRuns } from "./compare-runs.ts";
import { documentList, facets, overview } from "./index/corpus.ts";
import { filtersOf } from "./index/filters.ts";
import { problemGroups, problemsOf, quoteChoices, quoteFiltersOf, quotes } from "./index/quotes.ts";
import type { OpenRun } from "./open-run.ts";

/** What is answered: JSON text, or null for "there is no such thing". */
export type Answer = (query: URLSearchParams) => Promise<string | null>;

const MOST_ROWS = 200;

const whole = (query: URLSearchParams, name: string): number => {
  const number = Number(query.get(name) ?? 0);
  return Number.isSafeInteger(number) && number >= 0 ? number : 0;
};
const pageOf = (query: URLSearchParams): [number, number] => [
  whole(query, "offset"),
  Math.min(whole(query, "limit") || MOST_ROWS, MOST_ROWS),
];

/** The questions that the pages ask, by path. */
export function routes(run: OpenRun, other: OpenRun | null): ReadonlyMap<string, Answer> {
  const { index } = run;
  const compared = other ? compareRuns(run, other) : null;
  const json =
    (answer: (query: URLSearchParams) => unknown): Answer =>
    async (query) => {
      const value = await answer(query);
      return value === null || value === undefined ? null : JSON.stringify(value);
    };
  return new Map<string, Answer>([
    [
      "/api/run",
      json(async () => {
        const [sums] = await index.rows("select count(*) as documents from documents");
        return { name: run.name, other: other?.name ?? null, documents: sums?.documents ?? 0 };
      }),
    ],
    ["/api/documents", json((query) => documentList(index, filtersOf(query), ...pageOf(query)))],
    ["/api/facets", json((query) => facets(index, filtersOf(query)))],
    ["/api/overview", json((query) => overview(index, filtersOf(query)))],
    ["/api/document", (query) => run.records.line(whole(query, "doc"))],
    ["/api/quotes", json((query) => quotes(index, quoteFiltersOf(query), ...pageOf(query)))],
    ["/api/quote-choices", json(() => quoteChoices(index))],
    ["/api/problems", json(() => problemGroups(index))],
    [
      "/api/problem",
      json((query) => problemsOf(index, query.get("stage") ?? "", query.get("code") ?? "", ...pageOf(query))),
    ],
    ["/api/compared", json(async () => (await compared?.list())?.slice(0, MOST_ROWS) ?? null)],
    ["/api/changes", json((query) => compared?.changes(whole(query, "a"), whole(query, "b")) ?? null)],
    ["/api/other", async (query) => (await other?.records.line(whole(query, "doc"))) ?? null],
  ]);
}
