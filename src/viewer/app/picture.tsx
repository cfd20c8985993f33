import { h, type VNode } from "preact";
import type { Element } from "../charts/element.ts";

/** An element of a chart, for the browser. */
export function Picture({ of }: { readonly of: Element }): VNode {
  return h(
    of.tag,
    of.attributes,
    of.children.map((child) => (typeof child === "string" ? child : <Picture of={child} />)),
  );
}
