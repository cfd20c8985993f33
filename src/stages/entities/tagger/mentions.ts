import { classOf, OUTSIDE, PLACE, placeOf } from "../../../text/sequence/tags.ts";
import { CLASSES, type NameClass } from "./classes.ts";
import type { Tagging } from "./tag.ts";

/** A mention that the tagger found: the tokens `first <= i && i < end`. */
export interface Mention {
  readonly first: number;
  readonly end: number;
  readonly name: NameClass;
  /** The least probable of its tags: not calibrated. */
  readonly sure: number;
}

/** The spans of a tagging, in order. */
export function mentionsOf({ tags, sure }: Tagging): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i] as number;
    if (tag === OUTSIDE) continue;
    const first = i;
    let least = sure[i] as number;
    // The best path has no begin without its end.
    while (placeOf(tags[i] as number) === PLACE.begin || placeOf(tags[i] as number) === PLACE.inside)
      least = Math.min(least, sure[++i] as number);
    mentions.push({ first, end: i + 1, name: CLASSES[classOf(tag)] as NameClass, sure: least });
  }
  return mentions;
}
