import { readFileSync } from "node:fs";

const corpus = new URL("../../corpus/", import.meta.url);

const WORDS = 600;

/** The paragraphs of the sample corpus, in order. */
function paragraphs(): string[] {
  const rows = readFileSync(new URL("wikinews.jsonl", corpus), "utf8").split("\n").filter(Boolean);
  const texts = [
    readFileSync(new URL("bamako.txt", corpus), "utf8"),
    ...rows.map((row) => (JSON.parse(row) as { text: string }).text),
  ];
  return texts.flatMap((text) => text.split(/\n+/)).filter((paragraph) => paragraph.split(" ").length > 8);
}

/**
 * Articles of 600 words for timing, put together from paragraphs of the sample corpus in an order that differs from one
 * article to the next. The same every time.
 */
export function articles(count: number): string[] {
  const all = paragraphs();
  let at = 0;
  return Array.from({ length: count }, (_, i) => {
    const chosen: string[] = [];
    for (let words = 0; words < WORDS; ) {
      const next = all[at % all.length] ?? "";
      // A step that shares no factor with most lengths visits all paragraphs.
      at += 7 + (i % 3);
      const more = next.split(" ").slice(0, WORDS - words);
      chosen.push(more.join(" "));
      words += more.length;
    }
    return chosen.join("\n\n");
  });
}
