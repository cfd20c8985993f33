import { expect, test } from "vitest";
import type { FeaturesAt } from "../../src/text/sequence/model.ts";
import { bioes } from "../../src/text/sequence/tags.ts";
import { fit, type Sequence } from "../../src/train/claims/fit.ts";
import { rangesOf, tokensOf } from "../../src/train/claims/gold.ts";
import { scoreClaims } from "../../src/train/claims/score.ts";
import { tagRuns } from "../../src/train/claims/tag-runs.ts";

const range = (first: number, end: number) => ({ first, end });

test("runs become tags that begin, go on and end", () => {
  expect([...tagRuns(Int32Array.from([-1, 0, 2, 2, 2, -1, 3]), 2)]).toEqual([0, 4, 1, 2, 3, 0, 8]);
});

test("spans of gold become the tokens that they touch", () => {
  const tokens = {
    count: 3,
    starts: Int32Array.from([0, 4, 9]),
    ends: Int32Array.from([3, 8, 12]),
    surface: [],
    lower: [],
    pos: new Uint8Array(3),
    opensParagraph: new Uint8Array(3),
  };
  expect(tokensOf(tokens, { start: 5, end: 12 })).toEqual(range(1, 3));
  expect(tokensOf(tokens, { start: 3, end: 4 })).toBeNull();
  expect(rangesOf(tokens, [{ start: 9, end: 12, cue: { start: 4, end: 8 } }])).toEqual([
    { content: range(2, 3), parts: [range(2, 3)], source: null, cue: range(1, 2) },
  ]);
});

test("the score tells exact spans from overlapping ones", () => {
  const gold = [{ content: range(5, 9), parts: [range(5, 9)], source: range(0, 2), cue: range(3, 4) }];
  const found = [{ content: range(5, 8), source: range(0, 2), cue: range(3, 4) }];
  expect(scoreClaims([{ gold, found }])).toEqual([
    "source: exact 100.0, overlapping 100.0 (1)",
    "cue: exact 100.0, overlapping 100.0 (1)",
    "content: exact 0.0, overlapping 100.0 (1)",
    "who said what: 100.0",
  ]);
});

test("the same sequences give the same bytes, and the model tells what it has learned", () => {
  const tags = bioes(["A"]);
  const sequence = (word: number, tag: number): Sequence => {
    const open = new Uint8Array(tags.count);
    open[tag] = 1;
    return {
      length: 1,
      open,
      featuresAt(_, out) {
        out[0] = word;
        return 1;
      },
    };
  };
  const sequences = Array.from({ length: 40 }, (_, i) => sequence(i % 2 === 0 ? 7 : 9, i % 2 === 0 ? 4 : 0));
  const settings = { least: 2, rate: 0.1, l2: 1e-3, dropout: 0, seed: 1, epochs: 5, prune: 0.01 };
  const once = fit(sequences, tags, settings, () => {});
  expect(fit(sequences, tags, settings, () => {}).pack(null)).toEqual(once.pack(null));
  const row = new Int32Array(tags.count);
  const seven: FeaturesAt = (_, out, from) => {
    out[from] = 7;
    return from + 1;
  };
  once.model.add(1, seven, row, 0);
  expect(row[4]).toBeGreaterThan(row[0] ?? 0);
});
