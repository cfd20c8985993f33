import { noCounts, percent, scoreOf } from "./counts.ts";
import type { Difference, Scorer } from "./scorer.ts";

/**
 * Dates as in TempEval-3: `strict` for exact spans, `relaxed` for overlapping ones, and of these `type` and `value`: those that are
 * right among all predicted and all gold expressions.
 */
export function datesScorer(): Scorer {
  const strict = noCounts();
  const relaxed = noCounts();
  const right = { type: 0, value: 0, strictValue: 0 };
  return {
    add(gold, predicted) {
      const want = (gold.dates ?? []).map((date) => ({ date, used: false }));
      const differences: Difference[] = [];
      for (const found of predicted?.dates ?? []) {
        const at = { layer: "dates", start: found.start, end: found.end, text: found.text };
        const same = want.find(
          ({ date, used }) => !used && date.start === found.start && date.end === found.end,
        );
        const over =
          same ?? want.find(({ date, used }) => !used && date.start < found.end && found.start < date.end);
        strict[same ? "hits" : "spurious"]++;
        relaxed[over ? "hits" : "spurious"]++;
        if (!over) {
          differences.push({ ...at, kind: "spurious", gold: null, predicted: reading(found) });
          continue;
        }
        over.used = true;
        if (over.date.type === found.type) right.type++;
        if (comparable(over.date.value) === comparable(found.value)) {
          right.value++;
          if (same) right.strictValue++;
        }
        if (!same || reading(over.date) !== reading(found))
          differences.push({
            ...at,
            kind: "different",
            gold: `${over.date.text}: ${reading(over.date)}`,
            predicted: reading(found),
          });
      }
      for (const { date, used } of want) {
        if (used) continue;
        relaxed.missed++;
        differences.push({
          layer: "dates",
          start: date.start,
          end: date.end,
          text: date.text,
          kind: "missed",
          gold: reading(date),
          predicted: null,
        });
      }
      strict.missed += want.length;
      return differences;
    },
    rows() {
      const [found, wanted] = [relaxed.hits + relaxed.spurious, relaxed.hits + relaxed.missed];
      const share = (hits: number) => ({
        precision: percent(hits, found),
        recall: percent(hits, wanted),
        f1: percent(2 * hits, found + wanted),
        gold: wanted,
        predicted: found,
      });
      return {
        strict: { ...scoreOf({ ...strict, missed: strict.missed - strict.hits }) },
        relaxed: { ...scoreOf(relaxed) },
        type: share(right.type),
        value: share(right.value),
        "strict and value": share(right.strictValue),
      };
    },
  };
}

const reading = ({ type, value }: { readonly type: string; readonly value: string }): string =>
  `${type} ${value}`;

/** Two values that mean the same are written alike: seconds of zero, midnight, and a Z for the zone are left out. */
function comparable(value: string): string {
  return value
    .toUpperCase()
    .replace(/T24:00(:00)?$/, "")
    .replace(/(T\d\d:\d\d):00$/, "$1")
    .replace(/Z$/, "");
}
