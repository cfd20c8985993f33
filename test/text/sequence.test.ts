import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packColumns, unpackColumns } from "../../src/text/binary-file.ts";
import { calibrated, fitCalibration } from "../../src/text/calibration.ts";
import { buildHashTable, openHashTable } from "../../src/text/hash-table.ts";
import { openChain } from "../../src/text/sequence/chain.ts";
import { openDecoder } from "../../src/text/sequence/decoder.ts";
import {
  type ChainModel,
  type FeaturesAt,
  openChainModel,
  packChain,
} from "../../src/text/sequence/model.ts";
import { bucketOf, makePerfectHash, placeOf as placeOfKey } from "../../src/text/sequence/perfect-hash.ts";
import { seeded } from "../../src/text/sequence/seeded.ts";
import { bioes, classOf, PLACE, placeOf, tagOf } from "../../src/text/sequence/tags.ts";
import { trainChain } from "../../src/text/sequence/train-chain.ts";

const tags = bioes(["A", "B"]);
const n = tags.count;

/** Every allowed path of a length, with its score. */
function paths(
  scores: readonly number[],
  length: number,
  logs: readonly number[],
): { path: number[]; score: number }[] {
  let all: { path: number[]; score: number }[] = [{ path: [], score: 0 }];
  for (let i = 0; i < length; i++)
    all = all.flatMap(({ path, score }) =>
      Array.from({ length: n }, (_, t) => t)
        .filter((t) => (i === 0 ? tags.mayStart[t] : tags.allowed[(path.at(-1) ?? 0) * n + t]) === 1)
        .map((t) => ({
          path: [...path, t],
          score: score + (scores[i * n + t] ?? 0) + (i === 0 ? 0 : (logs[(path.at(-1) ?? 0) * n + t] ?? 0)),
        })),
    );
  return all.filter(({ path }) => tags.mayEnd[path.at(-1) ?? 0] === 1);
}

/** A model that has nothing but a scale. */
const noModel: ChainModel = {
  tagCount: n,
  scale: 0.01,
  facts: null,
  transitions: new Float32Array(n * n),
  exponentials: new Float32Array(n * n),
  add() {},
};

const number = fc.integer({ min: -200, max: 200 }).map((value) => value / 100);

describe("a chain", () => {
  test("has the marginals and the best path that adding up all paths gives", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(number, { minLength: 4 * n, maxLength: 4 * n }),
        fc.array(number, { minLength: n * n, maxLength: n * n }),
        (length, scores, logs) => {
          const all = paths(scores, length, logs);
          const total = all.reduce((sum, { score }) => sum + Math.exp(score), 0);
          const chain = openChain(tags);
          const out = new Float64Array(length * n);
          const log = chain.marginals(
            Float32Array.from(scores),
            length,
            Float32Array.from(logs, Math.exp),
            out,
            null,
          );
          expect(log).toBeCloseTo(Math.log(total), 3);
          for (let i = 0; i < length; i++)
            for (let t = 0; t < n; t++) {
              const share = all
                .filter(({ path }) => path[i] === t)
                .reduce((sum, { score }) => sum + Math.exp(score), 0);
              expect(out[i * n + t]).toBeCloseTo(share / total, 3);
            }
          const decoder = openDecoder(
            {
              ...noModel,
              transitions: Float32Array.from(logs),
              exponentials: Float32Array.from(logs, Math.exp),
            },
            tags,
          );
          const sums = Int32Array.from([7, ...scores], (score) => Math.round(score * 100));
          const path = decoder.best(sums, 1, length, 0.5).slice(0, length);
          const biased = all.map(({ path, score }) => ({
            path,
            score: score - 0.5 * path.filter((tag) => tag === 0).length,
          }));
          const best = Math.max(...biased.map(({ score }) => score));
          const found = biased.find((one) => one.path.join() === [...path].join());
          expect(found?.score).toBeCloseTo(best, 3);
          const sum = biased.reduce((all, { score }) => all + Math.exp(score), 0);
          const chances = decoder.chances();
          for (let i = 0; i < length; i++)
            for (let t = 0; t < n; t++) {
              const share = biased
                .filter(({ path }) => path[i] === t)
                .reduce((all, { score }) => all + Math.exp(score), 0);
              expect(chances[i * decoder.width + t]).toBeCloseTo(share / sum, 4);
            }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("learns what it is shown, the same to the bit every time, and keeps it when packed", () => {
    const only = (...allowed: number[]) => Array.from({ length: n }, (_, t) => (allowed.includes(t) ? 1 : 0));
    const begin = tagOf(0, PLACE.begin);
    const end = tagOf(0, PLACE.end);
    const single = tagOf(1, PLACE.single);
    const examples = Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0
        ? {
            ids: Int32Array.of(0, 1),
            offsets: Int32Array.of(0, 1, 2),
            open: Uint8Array.from([...only(begin), ...only(end)]),
          }
        : // The gold of this one leaves the class open; its kind of word was seen elsewhere.
          {
            ids: Int32Array.of(2, 3),
            offsets: Int32Array.of(0, 1, 2),
            open: Uint8Array.from([...only(0), ...only(single, tagOf(0, PLACE.single))]),
          },
    );
    examples.push({
      ids: Int32Array.of(3),
      offsets: Int32Array.of(0, 1),
      open: Uint8Array.from(only(single)),
    });
    const options = { epochs: 12, rate: 0.3, l2: 1e-4, dropout: 0.1, seed: 7 };
    const weights = trainChain(examples, 4, tags, options);
    expect(trainChain(examples, 4, tags, options)).toEqual(weights);
    const model = openChainModel(packChain(Uint32Array.of(40, 30, 20, 10), weights, n, { note: 1 }));
    expect(model.facts).toEqual({ note: 1 });
    const best = (...hashes: number[]) => {
      const sums = new Int32Array(hashes.length * n);
      model.add(hashes.length, rowsOf(hashes.map((hash) => [hash])), sums, 0);
      return [...openDecoder(model, tags).best(sums, 0, hashes.length, 0).subarray(0, hashes.length)];
    };
    expect(best(40, 30)).toEqual([begin, end]);
    expect(best(20, 10)).toEqual([0, single]);
  });
});

test("tags say class and place", () => {
  for (const c of [0, 1])
    for (const place of Object.values(PLACE))
      expect([classOf(tagOf(c, place)), placeOf(tagOf(c, place))]).toEqual([c, place]);
});

test("a hash table finds what was put in, and nothing else", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 2, maxLength: 200 }),
      ([stranger = 0, ...keys]) => {
        const { keys: table, values } = buildHashTable(new Map(keys.map((key, i) => [key, i + 1])));
        const open = openHashTable(table, values);
        expect(keys.map((key) => open.get(key))).toEqual(keys.map((_, i) => i + 1));
        expect(open.get(stranger)).toBe(0);
      },
    ),
  );
});

test("columns come back from a file as they were, and another file is refused", () => {
  const columns = {
    a: Uint16Array.of(1, 2, 3),
    b: Float32Array.of(0.5),
    c: new Int8Array(0),
    d: Uint32Array.of(4294967295),
  };
  const file = packColumns({ made: "here" }, columns);
  // As a buffer from a pool is: not at a multiple of 8.
  const shifted = new Uint8Array(file.length + 3).subarray(3);
  shifted.set(file);
  const read = unpackColumns(shifted);
  expect(read.facts).toEqual({ made: "here" });
  expect(read.column("a", "Uint16Array")).toEqual(columns.a);
  expect(read.column("d", "Uint32Array")).toEqual(columns.d);
  expect(() => read.column("a", "Int8Array")).toThrow(/no column "a" of Int8Array/);
  expect(() => unpackColumns(new TextEncoder().encode("hello world"))).toThrow(/no model file/);
});

test("a calibration rises, and says how often answers of a score were right", () => {
  const random = seeded(3);
  const answers = Array.from({ length: 5000 }, (_, i) => ({
    score: (i % 100) / 100,
    right: random() < (i % 100) / 100,
  }));
  const curve = fitCalibration(answers);
  for (let i = 1; i < curve.probabilities.length; i++)
    expect(curve.probabilities[i]).toBeGreaterThanOrEqual(curve.probabilities[i - 1] ?? 0);
  for (const score of [0.2, 0.5, 0.8]) expect(calibrated(curve, score)).toBeCloseTo(score, 1);
});

/** Features of positions as a model asks for them. */
const rowsOf =
  (positions: readonly (readonly number[])[]): FeaturesAt =>
  (position, out, from) => {
    const hashes = positions[position] ?? [];
    out.set(hashes, from);
    return from + hashes.length;
  };

test.each([5, 9, 13, 14, 21, 29])(
  "a model of %i tags adds up the weights of all features and leaves out those that it does not know",
  (tagCount) => {
    const random = seeded(tagCount);
    const hashes = Array.from({ length: 3000 }, () => Math.floor(random() * 2 ** 32));
    const known = hashes.filter((_, i) => i % 3 !== 0);
    // The largest is a whole number of steps, and so are all others.
    const steps = Int32Array.from({ length: known.length * tagCount }, (_, i) =>
      i < tagCount ? 127 : Math.round(random() * 254 - 127),
    );
    const weights = {
      features: Float32Array.from(steps, (step) => step / 100),
      transitions: new Float32Array(tagCount * tagCount),
    };
    const model = openChainModel(packChain(Uint32Array.from(known), weights, tagCount, null, 0));
    const rowOf = new Map(known.map((hash, row) => [hash, row]));
    // More positions and more features than one call of the compiled code takes; some have none, some as many as may be.
    const positions = Array.from({ length: 700 }, (_, i) =>
      Array.from({ length: i % 50 === 0 ? 256 : i % 7 }, () => hashes[Math.floor(random() * 3000)] ?? 0),
    );
    const expected = positions.flatMap((features) =>
      Array.from({ length: tagCount }, (_, t) =>
        features.reduce((sum, hash) => {
          const row = rowOf.get(hash);
          return row === undefined ? sum : sum + (steps[row * tagCount + t] ?? 0);
        }, 1),
      ),
    );
    const sums = new Int32Array(3 + expected.length).fill(1);
    model.add(positions.length, rowsOf(positions), sums, 3);
    expect([...sums]).toEqual([1, 1, 1, ...expected]);
    model.add(0, rowsOf([]), sums, 0);
    expect([...sums]).toEqual([1, 1, 1, ...expected]);
  },
);

test("a model refuses more features of one position than its sums have room for", () => {
  const weights = {
    features: Float32Array.from({ length: n }, () => 1),
    transitions: new Float32Array(n * n),
  };
  const model = openChainModel(packChain(Uint32Array.of(7), weights, n, null, 0));
  expect(() => model.add(1, rowsOf([new Array(257).fill(7)]), new Int32Array(n), 0)).toThrow(
    /may have 256 features; one has 257/,
  );
});

test("a perfect hash gives each key a place of its own", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 500 }), (list) => {
      const keys = Uint32Array.from(list).sort();
      const { displacements, places } = makePerfectHash(keys);
      const taken = new Set<number>();
      for (const key of keys) {
        const place = placeOfKey(key, displacements[bucketOf(key, displacements.length)] ?? 0, places);
        expect(0 <= place && place < places).toBe(true);
        taken.add(place);
      }
      expect(taken.size).toBe(keys.length);
    }),
  );
});
