/** The little of the DOM that is used here; the project compiles without the browser's types. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly textContent: string | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly parentNode: HtmlNode | null;
  getAttribute?(name: string): string | null;
}

export interface HtmlDocument {
  readonly documentElement: HtmlNode | null;
  readonly title: string;
  querySelectorAll(selector: string): Iterable<HtmlNode>;
}
