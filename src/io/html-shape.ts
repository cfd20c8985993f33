import { scanHtml } from "./scan-html.ts";

/** Elements that HTML closes by itself, or that hold nothing: left open, they do not go deeper. */
const SELF_CLOSED: ReadonlySet<string> = new Set(
  (
    "area base br col embed hr img input link meta param source track wbr " +
    "p li dt dd tr td th thead tbody tfoot option optgroup rt rp html head body"
  ).split(" "),
);

/** A tree as large as this is not built: what looks for the article in it takes time that grows faster than the page, and recurses. */
const LARGEST = { depth: 256, tags: 12_000 };

/** Whether a page is of a size and depth that pages of news have, so that a tree of it can be built. One pass, no recursion. */
export function isOrdinaryPage(html: string): boolean {
  let depth = 0;
  let deepest = 0;
  let tags = 0;
  scanHtml(html, {
    open(name, attributes) {
      tags++;
      if (!SELF_CLOSED.has(name) && !attributes.endsWith("/>")) deepest = Math.max(deepest, ++depth);
    },
    close(name) {
      if (depth > 0 && !SELF_CLOSED.has(name)) depth--;
    },
  });
  return tags > 0 && tags <= LARGEST.tags && deepest <= LARGEST.depth;
}
