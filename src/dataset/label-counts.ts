import type { CopydeskRecord } from "../schema/record.ts";

/** How often each label comes in a record, under names such as `entities/ORG` and `sentiment/neutral`. Layers that are null or absent count nothing. */
export function labelCounts({
  entities,
  dates,
  claims,
  sentiment,
}: CopydeskRecord): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (layer: string, label: string) => {
    const name = `${layer}/${label}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const { label } of entities ?? []) add("entities", label);
  for (const { type } of dates ?? []) add("dates", type);
  for (const { attribution } of claims ?? []) add("claims", attribution?.type ?? "own voice");
  if (sentiment) add("sentiment", sentiment.document.label);
  return counts;
}
