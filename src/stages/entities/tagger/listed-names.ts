import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { LISTS, WITHIN } from "./gazetteer.ts";
import { GAZETTEER_SOURCES } from "./gazetteer-sources.ts";
import type { View } from "./view.ts";

/** The names of gazetteers that lie over a mention, by list, as the tagger sees them. */
export function listedNames(
  { within, count, tokens }: View,
  text: string,
  { first, end }: TokenRange,
): { readonly list: string; readonly name: string; readonly source: string }[] {
  return LISTS.flatMap((list, number) => {
    const at = (i: number) => within[number * count + i] ?? 0;
    const found: { list: string; name: string; source: string }[] = [];
    for (let i = first; i < end; i++) {
      if (at(i) === WITHIN.none) continue;
      let from = i;
      while (from > 0 && (at(from) === WITHIN.inside || at(from) === WITHIN.end)) from--;
      let to = i;
      while (to + 1 < count && (at(to) === WITHIN.begin || at(to) === WITHIN.inside)) to++;
      const name = text.slice(tokens.starts[from], tokens.ends[to]);
      found.push({ list, name, source: GAZETTEER_SOURCES[list] });
      i = to;
    }
    return found;
  });
}
