import type { HtmlDocument } from "./html-node.ts";
import { parseRow } from "./parse-row.ts";

/** What a page says about itself. */
export interface HtmlFacts {
  readonly published?: string;
  readonly url?: string;
  readonly language?: string;
}

const PUBLISHED_NAMES: ReadonlySet<string> = new Set([
  "article:published_time",
  "og:published_time",
  "date",
  "pubdate",
  "publishdate",
  "publish-date",
  "dc.date",
  "dc.date.issued",
  "dcterms.created",
  "parsely-pub-date",
  "sailthru.date",
]);

/** Reads date, address and language of a page: meta tags first, then JSON-LD, then the first `<time>`. */
export function htmlFacts(document: HtmlDocument): HtmlFacts {
  const meta = new Map<string, string>();
  for (const tag of document.querySelectorAll("meta[content]")) {
    const name = (
      tag.getAttribute?.("property") ??
      tag.getAttribute?.("name") ??
      tag.getAttribute?.("itemprop")
    )
      ?.trim()
      .toLowerCase();
    const content = tag.getAttribute?.("content")?.trim();
    if (name && content && !meta.has(name)) meta.set(name, content);
  }
  const attribute = (selector: string, name: string): string | undefined => {
    const [first] = document.querySelectorAll(selector);
    return first?.getAttribute?.(name)?.trim() || undefined;
  };
  const published =
    [...PUBLISHED_NAMES].map((name) => meta.get(name)).find((value) => value !== undefined) ??
    meta.get("datepublished") ??
    publishedInData(document) ??
    attribute("time[datetime]", "datetime");
  const url = [attribute('link[rel="canonical"]', "href"), meta.get("og:url")].find((address) =>
    /^https?:\/\//i.test(address ?? ""),
  );
  const language = document.documentElement?.getAttribute?.("lang")?.trim();
  return {
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    // Some pages carry a placeholder here.
    ...(language && /^[a-z]{2,3}(?![a-z])/i.test(language) && { language }),
  };
}

/** `datePublished` of the JSON-LD, whose things may lie in a list or a `@graph`. */
function publishedInData(document: HtmlDocument): string | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const parsed = parseRow(script.textContent ?? "", "");
    const things: unknown[] = "value" in parsed ? [parsed.value] : [];
    // Grows while it is gone through: the things inside things come behind. parseRow has bounded their depth.
    for (const thing of things) {
      if (Array.isArray(thing)) for (const item of thing) things.push(item);
      else if (typeof thing === "object" && thing !== null) {
        const { datePublished, "@graph": graph } = thing as Record<string, unknown>;
        if (typeof datePublished === "string" && datePublished.trim() !== "") return datePublished.trim();
        if (graph !== undefined) things.push(graph);
      }
    }
  }
  return undefined;
}
