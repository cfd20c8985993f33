import { paragraphWriter, UNREAD } from "./paragraph-writer.ts";
import { scanHtml } from "./scan-html.ts";

/** The character references that text is full of (HTML Standard, named character references); others stay as they are written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  shy: "\u00ad",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  bull: "•",
  middot: "·",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  sect: "§",
  copy: "©",
  deg: "°",
};

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g;

/** Replaces character references by what they stand for. */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const point = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number.parseInt(decimal, 10);
    return 0 < point && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The text and title of a page by dropping its tags: for pages that no tree is built of. Linear in the page, without recursion. */
export function stripTags(html: string): { readonly text: string; readonly title: string | undefined } {
  const body = paragraphWriter();
  let title: string | undefined;
  let inTitle = false;
  let unread = "";
  let unreadDepth = 0;
  scanHtml(html, {
    text(text) {
      if (inTitle) title ??= decodeReferences(text).replace(/\s+/g, " ").trim();
      else if (unreadDepth === 0) body.text(decodeReferences(text));
    },
    open(name, attributes) {
      inTitle = name === "title" && unread !== "svg";
      if (unreadDepth > 0) {
        if (name === unread) unreadDepth++;
      } else if (UNREAD.has(name) && name !== "head" && !attributes.endsWith("/>")) {
        unread = name;
        unreadDepth = 1;
      } else body.tag(name);
    },
    close(name) {
      if (name === "title") inTitle = false;
      if (unreadDepth === 0) body.tag(name);
      else if (name === unread && --unreadDepth === 0) unread = "";
    },
  });
  return { text: body.done(), title: title || undefined };
}
