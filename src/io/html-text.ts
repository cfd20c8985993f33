import type { HtmlNode } from "./html-node.ts";
import { paragraphWriter, UNREAD } from "./paragraph-writer.ts";

const [ELEMENT, TEXT] = [1, 3];

/** The text of a tree, block elements in paragraphs of their own. Walks by pointers, not by recursion. */
export function textOfTree(root: HtmlNode): string {
  const out = paragraphWriter();
  let node = root;
  for (;;) {
    const name = node.localName ?? "";
    const isRead = node.nodeType !== ELEMENT || !UNREAD.has(name);
    if (node.nodeType === TEXT) out.text(node.textContent ?? "");
    else if (isRead) out.tag(name);
    const child = isRead ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    let next: HtmlNode | null = null;
    while (node !== root && !next) {
      next = node.nextSibling;
      if (node.localName !== "br") out.tag(node.localName ?? "");
      node = next ?? node.parentNode ?? root;
    }
    if (!next) return out.done();
  }
}
