import type { Dateline } from "../../schema/dateline.ts";
import { readLexicon } from "../../text/lexicon.ts";

/** North or south of the equator; null when the text does not say where it was written. */
export type Hemisphere = "n" | "s" | null;

/** Returns a function that tells the hemisphere from the dateline's place, its parts tried from the last ("Perth, Australia"). */
export function openHemispheres(): (dateline: Dateline | undefined) => Hemisphere {
  const known = new Map(
    readLexicon(import.meta.url, "hemispheres.tsv").map(([place = "", side]) => [place, side]),
  );
  return (dateline) => {
    const parts = (dateline?.place?.text ?? "").toLowerCase().split(/\s*,\s*/);
    for (const part of parts.reverse()) {
      const side = known.get(part);
      if (side === "n" || side === "s") return side;
    }
    return null;
  };
}
