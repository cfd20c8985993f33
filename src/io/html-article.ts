import { type HtmlFacts, htmlFacts } from "./html-facts.ts";
import type { HtmlDocument, HtmlNode } from "./html-node.ts";
import { isOrdinaryPage } from "./html-shape.ts";
import { textOfTree } from "./html-text.ts";
import { stripTags } from "./strip-tags.ts";

/** The article of a page. */
export interface Article extends HtmlFacts {
  readonly text: string;
  readonly title?: string;
}

/** linkedom needs the outer elements to be there. */
const whole = (html: string): string =>
  /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`;

/**
 * The article of a page, found by Readability: paragraphs divided by blank lines, without menus and advertisements. Where it finds none,
 * and for pages too large or deep to build a tree of, the text of the whole body by dropping the tags. Scripts never run.
 */
export async function articleOf(html: string): Promise<Article> {
  const stripped = (facts: HtmlFacts = {}): Article => {
    const { text, title } = stripTags(html);
    return { text, ...(title !== undefined && { title }), ...facts };
  };
  if (!isOrdinaryPage(html)) return stripped();
  const [{ parseHTML }, { Readability }] = await Promise.all([
    import("linkedom"),
    import("@mozilla/readability"),
  ]);
  let facts: HtmlFacts = {};
  try {
    // The types of both packages are the browser's, which this project compiles without.
    const { document } = parseHTML(whole(html)) as unknown as { document: HtmlDocument };
    facts = htmlFacts(document);
    const reader = new Readability<HtmlNode>(document as never, {
      serializer: (node) => node as unknown as HtmlNode,
    });
    const found = reader.parse();
    const text = found?.content ? textOfTree(found.content) : "";
    if (text === "") return stripped(facts);
    const title = found?.title?.replace(/\s+/g, " ").trim();
    return { text, ...(title && { title }), ...facts };
  } catch {
    // Both are made for pages as browsers take them and may throw at others; the tags can always be dropped.
    return stripped(facts);
  }
}
