/** A node of a picture or page that is not tied to a way of showing it: the report writes it as text, the pages hand it to the browser. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Element | string)[];
}

export const element = (
  tag: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Element | string)[]
): Element => ({ tag, attributes, children });

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that cannot become markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** The element as HTML or SVG. Tags and names of attributes come from our code; values and texts are escaped. */
export function toMarkup(node: Element | string): string {
  if (typeof node === "string") return escaped(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
  return `<${node.tag}${attributes}>${node.children.map(toMarkup).join("")}</${node.tag}>`;
}
