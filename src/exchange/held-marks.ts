import type { CopydeskRecord } from "../schema/record.ts";
import type { Holds } from "./format.ts";
import { countOtherLayers, type LossTally } from "./losses.ts";
import { type Mark, type MarkLayer, marksOf } from "./marks.ts";

/** The labelled spans of a record with the fields that a format has room for; the rest is counted. */
export function heldMarks(record: CopydeskRecord, holds: Holds, losses: LossTally): Mark[] {
  countOtherLayers(record, holds.layers, losses);
  const layers = holds.layers as readonly MarkLayer[];
  const marks = marksOf(record).filter(({ layer }) => layers.includes(layer));
  const { fields: names } = holds;
  if (names === "all") return marks;
  return marks.map((mark) => {
    const fields: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(mark.fields)) {
      const full = `${mark.layer}.${name}`;
      if (names.includes(full)) fields[name] = value;
      else losses.add(full);
    }
    return { ...mark, fields };
  });
}
