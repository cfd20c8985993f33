import type { z } from "zod";
import { date } from "./dates.ts";
import { entity } from "./entities.ts";
import type { RecordLayer } from "./layers.ts";
import { layerSchemas } from "./record.ts";

/** A layer as the input brought it, complete and in UTF-16 offsets, or what in it does not fit the schema. */
export type GivenLayer = { readonly value: unknown } | { readonly error: string };

type Item = Record<string, unknown>;

/**
 * Completes the short form that people write by hand, `[{"start": 0, "end": 4, "label": "ORG"}]`: text from the offsets, order and
 * ids by position, defaults for the rest. Fields that the schema does not know are left out.
 */
function complete(list: unknown, text: string, letter: string, known: z.ZodObject, defaults: Item): unknown {
  if (!Array.isArray(list)) return list;
  const items = list.map((item: Item) => {
    const fields = Object.entries(item ?? {}).filter(([key]) => key in known.shape);
    const slice =
      typeof item?.start === "number" && typeof item.end === "number" ? text.slice(item.start, item.end) : "";
    return { text: slice, by: "given", ...defaults, ...Object.fromEntries(fields) } as Item;
  });
  items.sort((a, b) => Number(a.start) - Number(b.start) || Number(a.end) - Number(b.end));
  return items.map((item, i) => ({ ...item, id: `${letter}${i}` }));
}

const COMPLETE: { readonly [layer in RecordLayer]?: (value: unknown, text: string) => unknown } = {
  language: (value) =>
    typeof value === "string" ? { code: value.toLowerCase().split(/[-_]/)[0], score: 1 } : value,
  title: (value) => (typeof value === "string" ? { text: value, start: null, end: null } : value),
  entities: (value, text) => complete(value, text, "e", entity, { score: 1, referent: null }),
  dates: (value, text) =>
    complete(value, text, "d", date, { mod: null, quant: null, freq: null, interval: null, anchor: "none" }),
};

/** Reads one layer of the input, whose offsets are UTF-16 units. Its laws are not checked here. */
export function readGiven(layer: RecordLayer, value: unknown, text: string): GivenLayer {
  const parsed = layerSchemas[layer].safeParse(COMPLETE[layer]?.(value, text) ?? value);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    error: issue ? `${[layer, ...issue.path].join(".")}: ${issue.message}` : "does not fit the schema",
  };
}
