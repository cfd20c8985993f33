import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packColumns, unpackColumns } from "../../src/text/binary-file.ts";
import { calibrated, fitCalibration } from "../../src/text/calibration.ts";
import { buildHashTable, openHashTable } from "../../src/text/hash-table.ts";
import { openChain } from "../../src/text/sequence/chain.ts";
import { openChainModel, packChain } from "../../src/text/sequence/model.ts";
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
          const path = new Uint8Array(length);
          chain.best(Float32Array.from(scores), length, Float32Array.from(logs), path);
          const best = Math.max(...all.map(({ score }) => score));
          const found = all.find((one) => one.path.join() === [...path].join());
          expect(found?.score).toBeCloseTo(best, 3);
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
      for (const [i, hash] of hashes.entries()) model.add(Uint32Array.of(hash), 1, sums, i * n);
      const path = new Uint8Array(hashes.length);
      openChain(tags).best(
        Float32Array.from(sums, (sum) => sum * model.scale),
        hashes.length,
        model.transitions,
        path,
      );
      return [...path];
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

test("a model adds up the weights of all features, however many, and leaves out those that it does not know", () => {
  const random = seeded(5);
  const hashes = Uint32Array.from({ length: 700 }, () => Math.floor(random() * 2 ** 32));
  const known = hashes.filter((_, i) => i % 3 !== 0);
  const weights = {
    // The largest is a whole number of steps, and so are all others.
    features: Float32Array.from({ length: known.length * n }, (_, i) =>
      i < n ? 1.27 : Math.round(random() * 254 - 127) / 100,
    ),
    transitions: new Float32Array(n * n),
  };
  const model = openChainModel(packChain(known, weights, n, null, 0));
  const expected = Array.from({ length: n }, (_, t) =>
    known.reduce((sum, _hash, row) => sum + Math.round((weights.features[row * n + t] ?? 0) * 100), 0),
  );
  const sums = new Int32Array(3 * n);
  model.add(hashes, hashes.length, sums, n);
  expect([...sums]).toEqual([...new Array(n).fill(0), ...expected, ...new Array(n).fill(0)]);
  model.add(hashes, 0, sums, n);
  expect([...sums.subarray(n, 2 * n)]).toEqual(expected);
});
