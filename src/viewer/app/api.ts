/** A row as the server sends it. */
export type Row = Readonly<Record<string, string | number | null>>;

export interface Page {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Asks the server; rejects with what it says when it cannot answer. */
export async function ask<T>(
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): Promise<T> {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const response = await fetch(`${path}?${search}`);
  if (!response.ok) throw new Error(await response.text());
  // The server's answers are ours; what records hold in them is only ever shown as text.
  return (await response.json()) as T;
}

export const textOf = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

export const count = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
