/** What `scanHtml` tells about, in the order of the text. */
export interface HtmlEvents {
  readonly text?: (text: string) => void;
  /** A start tag; `attributes` is what stands between its name and its end. */
  readonly open?: (name: string, attributes: string) => void;
  readonly close?: (name: string) => void;
}

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})/y;
/** Elements whose contents are no markup. */
const RAW: ReadonlyMap<string, RegExp> = new Map(
  ["script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes"].map((name) => [
    name,
    new RegExp(`</${name}`, "gi"),
  ]),
);

/**
 * Walks the tags of a page without building a tree: one pass, no recursion, whatever the page is. Knows quotes in tags, comments and raw
 * elements, and nothing else of the HTML standard.
 */
export function scanHtml(html: string, { text, open, close }: HtmlEvents): void {
  const tagEnd = tagEnds(html);
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf("<", at);
    if (at < (tag < 0 ? html.length : tag)) text?.(html.slice(at, tag < 0 ? html.length : tag));
    if (tag < 0) return;
    if (html.startsWith("<!--", tag)) {
      const end = html.indexOf("-->", tag + 4);
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    TAG.lastIndex = tag;
    const [, slash, written] = TAG.exec(html) ?? [];
    if (written === undefined) {
      const isMarkup = "!?/".includes(html[tag + 1] ?? " ");
      if (!isMarkup) text?.("<");
      at = isMarkup ? tagEnd(tag + 1) : tag + 1;
      continue;
    }
    const name = written.toLowerCase();
    const inside = TAG.lastIndex;
    at = tagEnd(inside);
    if (slash) {
      close?.(name);
      continue;
    }
    open?.(name, html.slice(inside, at));
    const rawEnd = RAW.get(name);
    if (!rawEnd) continue;
    rawEnd.lastIndex = at;
    const end = rawEnd.exec(html)?.index ?? html.length;
    if (name === "title") text?.(html.slice(at, end));
    at = end;
  }
}

/**
 * Returns a function that finds the end of a tag behind a place in it. A quote that is not closed is passed over; it is the last of its
 * kind in the page, so that nobody searches the page for its like again.
 */
function tagEnds(html: string): (from: number) => number {
  const MARK = /["'>]/g;
  return (from) => {
    MARK.lastIndex = from;
    for (let mark = MARK.exec(html); mark; mark = MARK.exec(html)) {
      const [c] = mark;
      if (c === ">") return mark.index + 1;
      const end = html.indexOf(c, mark.index + 1);
      if (end >= 0) MARK.lastIndex = end + 1;
    }
    return html.length;
  };
}
