import { readFileSync } from "node:fs";

/** A text of the test corpus and what was planted: `of` is the number of the text that it was made from. */
export interface Planted {
  readonly text: string;
  readonly kind: "own" | "near" | "syndicated" | "paragraph";
  readonly of: number;
}

const FOOTER =
  "This report first appeared in our partner newspaper and is printed here with its kind permission. Write to the desk if you know more, or call the number on the back page. All rights are reserved by the publisher, and no part of it may be passed on.";

/** A small generator of pseudo-random numbers in 0..1 (mulberry32), so that the corpus is the same every time. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Texts of 150–800 words: in half of the steps the word that follows in some sentence of the sample corpus, else any of its words, so that
 * stock phrases come in many texts. One text in fifty is an earlier one with exactly 10 % of its words changed; one in fifty is an earlier one under
 * another headline and with a footer; one in fifty shares a fifth of its words, a paragraph, with an earlier one and is no duplicate.
 */
export function* plantedTexts(count: number, seed = 1): Generator<Planted> {
  const random = numbers(seed);
  const rows = readFileSync(new URL("../../corpus/wikinews.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const words = rows.flatMap((row) => (JSON.parse(row) as { text: string }).text.split(/\s+/));
  const following = new Map<string, number[]>();
  words.forEach((word, i) => {
    const list = following.get(word) ?? [];
    list.push(i + 1);
    following.set(word, list);
  });
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const story = (length: number): string[] => {
    const out: string[] = [];
    let last = pick(words);
    while (out.length < length) {
      out.push(last);
      const next = random() < 0.5 ? words[pick(following.get(last) ?? [0])] : undefined;
      last = next ?? pick(words);
    }
    return out;
  };
  /** The last texts that are nobody's copy, with their numbers. */
  const recent: { readonly number: number; readonly words: readonly string[] }[] = [];
  for (let i = 0; i < count; i++) {
    const kind =
      recent.length < 50
        ? "own"
        : i % 50 === 1
          ? "near"
          : i % 50 === 2
            ? "syndicated"
            : i % 50 === 3
              ? "paragraph"
              : "own";
    if (kind === "own") {
      const own = story(150 + Math.floor(random() * 650));
      // Not every text can be copied, but what can be lies up to thousands of texts back.
      if (recent.length < 5000) recent.push({ number: i, words: own });
      else if (i % 7 === 0) recent[Math.floor(random() * recent.length)] = { number: i, words: own };
      yield { text: own.join(" "), kind, of: i };
      continue;
    }
    const [original] = recent.splice(Math.floor(random() * recent.length), 1);
    if (!original) continue;
    if (kind === "near")
      yield { text: changed(original.words, 0.1, random, words).join(" "), kind, of: original.number };
    else if (kind === "syndicated")
      yield {
        text: `${story(9).join(" ")}\n\n${original.words.join(" ")}\n\n${FOOTER}`,
        kind,
        of: original.number,
      };
    else {
      const length = Math.floor(original.words.length / 5);
      const own = story(4 * length);
      own.splice(Math.floor(random() * own.length), 0, ...original.words.slice(length, 2 * length));
      yield { text: own.join(" "), kind, of: original.number };
    }
  }
}

/** Exactly a share of the words, drawn without repeats, replaced by others. */
function changed(
  words: readonly string[],
  share: number,
  random: () => number,
  others: readonly string[],
): string[] {
  const out = [...words];
  const places = words.map((_, i) => i);
  for (let i = 0; i < Math.round(share * words.length); i++) {
    const chosen = i + Math.floor(random() * (places.length - i));
    const place = places[chosen] as number;
    places[chosen] = places[i] as number;
    const before = out[place];
    while (out[place] === before) out[place] = others[Math.floor(random() * others.length)] as string;
  }
  return out;
}
