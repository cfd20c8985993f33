import { OUTSIDE, PLACE, tagOf } from "../../text/sequence/tags.ts";

/** The tags of positions that are labelled by runs: neighbours with one number are one span, whose class is the number's rest by `classes`; -1 is outside. */
export function tagRuns(runs: Int32Array, classes: number): Uint8Array {
  const tags = new Uint8Array(runs.length).fill(OUTSIDE);
  for (let i = 0; i < runs.length; ) {
    const run = runs[i] as number;
    let end = i + 1;
    while (end < runs.length && runs[end] === run) end++;
    if (run >= 0) {
      const name = run % classes;
      tags.fill(tagOf(name, PLACE.inside), i, end);
      tags[i] = tagOf(name, end === i + 1 ? PLACE.single : PLACE.begin);
      if (end > i + 1) tags[end - 1] = tagOf(name, PLACE.end);
    }
    i = end;
  }
  return tags;
}
