import type { Item } from "./items.ts";

/** The label of each word of a text, a word being a run between white space; "" for a word in no item. Items do not overlap. */
export function wordLabels(text: string, items: readonly Item[]): string[] {
  const spans = items
    .map(({ place, label }) => {
      const [start = 0, end = 0] = place.split(":").map(Number);
      return { start, end, label };
    })
    .sort((a, b) => a.start - b.start);
  const labels: string[] = [];
  let next = 0;
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    while (next < spans.length && (spans[next]?.end ?? 0) <= index) next++;
    const span = spans[next];
    labels.push(span && span.start < index + word.length ? span.label : "");
  }
  return labels;
}
