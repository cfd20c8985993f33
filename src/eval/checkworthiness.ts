import { noCounts, percent, scoreOf } from "./counts.ts";
import type { Rows, Scorer } from "./scorer.ts";

const FIGURES = ["score", "subjectivity"] as const;
const NAMES = { score: "check-worthy", subjectivity: "subjective" } as const;
/** From here on a probability means yes. */
const YES = 0.5;

interface Judged {
  readonly yes: boolean;
  readonly score: number;
}

/** Sentences that both have, paired by where they begin: F1 at 0.5, and average precision over the ranking of all documents' sentences. */
export function checkworthinessScorer(): Scorer {
  const rows: Record<(typeof FIGURES)[number], Judged[]> = { score: [], subjectivity: [] };
  return {
    add(gold, predicted) {
      const begins = new Map((predicted?.sentences ?? []).map(({ id, start }) => [start, id]));
      const found = new Map((predicted?.checkworthiness ?? []).map((row) => [row.sentence, row]));
      const starts = new Map((gold.sentences ?? []).map(({ id, start }) => [id, start]));
      for (const row of gold.checkworthiness ?? []) {
        const other = found.get(begins.get(starts.get(row.sentence) ?? -1) ?? "");
        for (const figure of FIGURES)
          rows[figure].push({ yes: row[figure] >= YES, score: other?.[figure] ?? 0 });
      }
      return [];
    },
    rows: () => Object.fromEntries(FIGURES.map((figure) => [NAMES[figure], ranked(rows[figure])])) as Rows,
  };
}

function ranked(judged: readonly Judged[]): Rows[string] {
  const order = [...judged].sort((a, b) => b.score - a.score);
  let hits = 0;
  let precisions = 0;
  order.forEach(({ yes }, i) => {
    if (yes) precisions += ++hits / (i + 1);
  });
  const counts = noCounts();
  for (const { yes, score } of judged) {
    if (score >= YES) counts[yes ? "hits" : "spurious"]++;
    else if (yes) counts.missed++;
  }
  return { ...scoreOf(counts), averagePrecision: percent(precisions, hits) };
}
