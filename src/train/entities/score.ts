import { CLASSES } from "../../stages/entities/tagger/classes.ts";
import type { Mention } from "../../stages/entities/tagger/mentions.ts";
import { OUTSIDE, PLACE, type TagSet, tagOf } from "../../text/sequence/tags.ts";

/** A gold mention as `first:end`, to the classes that it may be of. */
export type GoldMentions = ReadonlyMap<string, readonly number[]>;

interface Judged {
  readonly set: string;
  readonly gold: { readonly mentions: GoldMentions; readonly unsaid: Uint8Array };
  readonly found: readonly Mention[];
}

/** Reads mentions back from the tags that a gold allows. `unsaid` marks tokens of which the gold does not say whether they are in a name. */
export function goldMentions(open: Uint8Array, count: number, { count: n, classes }: TagSet): Judged["gold"] {
  const mentions = new Map<string, number[]>();
  const unsaid = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const may = (at: number, tag: number) => open[at * n + tag] === 1;
    if (may(i, OUTSIDE)) {
      if (classes.some((_, c) => may(i, tagOf(c, PLACE.single)))) unsaid[i] = 1;
      continue;
    }
    const single = classes.flatMap((_, c) => (may(i, tagOf(c, PLACE.single)) ? [c] : []));
    const begun = classes.flatMap((_, c) => (may(i, tagOf(c, PLACE.begin)) ? [c] : []));
    if (single.length > 0) mentions.set(`${i}:${i + 1}`, single);
    else if (begun.length > 0) {
      let end = i + 1;
      while (end < count && !may(end, tagOf(begun[0] as number, PLACE.end))) end++;
      mentions.set(`${i}:${end + 1}`, begun);
    }
  }
  return { mentions, unsaid };
}

/** Precision, recall and F1 by set and class, and every found mention with whether it is right. What the gold does not say is not counted. */
export function scoreMentions(documents: readonly Judged[]): {
  readonly answers: readonly { readonly score: number; readonly right: boolean }[];
  readonly figures: readonly string[];
} {
  const answers: { score: number; right: boolean }[] = [];
  const counts = new Map<string, { right: number; found: number; gold: number }>();
  const at = (set: string, name: string) => {
    const key = `${set}\t${name}`;
    const count = counts.get(key) ?? { right: 0, found: 0, gold: 0 };
    counts.set(key, count);
    return count;
  };
  for (const { set, gold, found } of documents) {
    for (const classes of gold.mentions.values())
      if (classes.length === 1)
        for (const name of ["all", CLASSES[classes[0] as number] as string]) at(set, name).gold++;
    for (const { first, end, name, sure } of found) {
      const classes = gold.mentions.get(`${first}:${end}`);
      const right = classes?.includes(CLASSES.indexOf(name)) ?? false;
      if (!right && gold.unsaid.subarray(first, end).includes(1)) continue;
      if (right && classes && classes.length > 1) continue;
      answers.push({ score: sure, right });
      for (const label of ["all", name]) {
        const count = at(set, label);
        count.found++;
        if (right) count.right++;
      }
    }
  }
  const percent = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(1);
  const figures = [...counts].map(([key, { right, found, gold }]) => {
    const [set = "", name = ""] = key.split("\t");
    return `${set} ${name}: P ${percent(right, found)} R ${percent(right, gold)} F1 ${percent(2 * right, found + gold)} (${gold})`;
  });
  return { answers, figures };
}
