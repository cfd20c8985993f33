import { posix } from "node:path";
import type { CopydeskRecord } from "../schema/record.ts";

/** What is said of a document in reports and used to group it. */
export interface Facts {
  readonly id: string;
  readonly source: { readonly uri: string; readonly line?: number | undefined };
  /** Who published it. */
  readonly outlet: string;
  /** ISO 8601, as exact as is known; null where nothing says. */
  readonly date: string | null;
  readonly title: string | null;
}

/** Fields of `meta` in which corpora name the outlet, the most certain first. */
const OUTLET_FIELDS = ["outlet", "publisher", "site", "source", "newspaper"] as const;
const ISO_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|T| )/;

export function factsOf(record: CopydeskRecord): Facts {
  const { uri, line } = record.source;
  return {
    id: record.id,
    source: line === undefined ? { uri } : { uri, line },
    outlet: outletOf(record),
    date: record.reference?.value ?? isoDate(record.published) ?? null,
    title: record.title?.text ?? titleInMeta(record.meta),
  };
}

const isoDate = (published: string | undefined): string | undefined =>
  published !== undefined && ISO_DATE.test(published) ? published.replace(" ", "T") : undefined;

function titleInMeta(meta: Readonly<Record<string, unknown>>): string | null {
  return typeof meta.title === "string" ? meta.title : null;
}

/** The outlet that `meta` names, else the site of the address, else the file of rows or the folder of the file that it was read from. */
function outletOf({ meta, url, source }: CopydeskRecord): string {
  for (const field of OUTLET_FIELDS) {
    const value = Object.hasOwn(meta, field) ? meta[field] : undefined;
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  const site = url === undefined ? undefined : /^[a-z]+:\/\/(?:www\.)?([^/?#:]+)/i.exec(url)?.[1];
  if (site !== undefined) return site.toLowerCase();
  return source.line === undefined ? posix.dirname(source.uri) : source.uri;
}
