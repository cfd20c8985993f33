import type { Annotation } from "./annotations.ts";

/** A stretch of text between two borders, and the annotations over it, the longest first. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly over: readonly Annotation[];
}

/** Annotations drawn over one place; what lies deeper is reached by the keyboard and in the lists. */
const DEEPEST = 6;

/** Cuts a stretch of text at every border of an annotation. `annotations` are in the order of their beginnings. */
export function segmentsOf(start: number, end: number, annotations: readonly Annotation[]): Segment[] {
  const borders = new Set([start, end]);
  const inside = annotations.filter((one) => one.start < end && one.end > start);
  for (const one of inside) {
    borders.add(Math.max(start, one.start));
    borders.add(Math.min(end, one.end));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const found: Segment[] = [];
  let open: Annotation[] = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from = 0, to = 0] = [sorted[i], sorted[i + 1]];
    open = open.filter((one) => one.end > from);
    for (let one = inside[next]; one && one.start <= from; one = inside[++next])
      if (one.end > from && open.length < DEEPEST) open.push(one);
    found.push({ start: from, end: to, over: [...open].sort((a, b) => b.end - b.start - (a.end - a.start)) });
  }
  return found;
}

/** Where paragraphs begin and end: at empty lines. */
export function paragraphsOf(text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g))
    found.push([match.index, match.index + match[0].length]);
  return found;
}
