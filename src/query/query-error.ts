import { VIEWS, type View } from "./views.ts";

/** A query that cannot be answered, told in words. */
export class QueryError extends Error {
  override readonly name = "QueryError";
}

/** DuckDB's message for a person: without the context of how we wrap the query, with the columns of the views that it names. */
export function queryError(thrown: unknown, sql: string): QueryError {
  const [told = ""] = (thrown instanceof Error ? thrown.message : String(thrown)).split(/\n\s*LINE \d+:/);
  return new QueryError(`${explanation(told.trim())}${listing(told, sql)}`);
}

function explanation(told: string): string {
  if (told.includes("Expected a single SELECT statement"))
    return "Only one SELECT statement can be asked: a query reads, and nothing else.";
  if (
    told.includes("file system operations are disabled") ||
    told.includes("is disabled through configuration")
  )
    return `A query reads the records that were named, and nothing else. (${told})`;
  if (told.includes("Malformed JSON") || told.includes("JSON transform error"))
    return `${told.split("\n")[0]} 'copydesk check' lists everything that is wrong with these records.`;
  return told;
}

/** Which views there are when the query named none that is, and the columns of those that it named. */
function listing(told: string, sql: string): string {
  if (!/^(Binder|Catalog|Parser) Error/.test(told)) return "";
  const named = VIEWS.filter(({ name }) => new RegExp(`\\b${name}\\b`, "i").test(sql));
  const shown = told.startsWith("Binder") && named.length > 0 ? named : [];
  const views = `\nViews: ${VIEWS.map(({ name }) => name).join(", ")}.`;
  return shown.length > 0 ? `\n${shown.map(columnsOf).join("\n")}` : views;
}

const columnsOf = ({ name, columns }: View): string =>
  `Columns of ${name}: ${columns.map(([column]) => column).join(", ")}.`;
