import type { TagSet } from "./tags.ts";

/**
 * Sums over the paths of a linear chain (Rabiner 1989, scaled): the probability of each tag at each position. Buffers grow and are
 * used again, so that nothing is made for a sequence.
 */
export function openChain({ count: n, allowed, mayStart, mayEnd }: TagSet) {
  let capacity = 0;
  let forward = new Float64Array(0);
  let backward = new Float64Array(0);
  let potential = new Float64Array(0);
  const grow = (length: number) => {
    if (length <= capacity) return;
    capacity = Math.max(length, 2 * capacity);
    forward = new Float64Array(capacity * n);
    backward = new Float64Array(capacity * n);
    potential = new Float64Array(capacity * n);
  };
  // Which tags may come before which, as lists in a row, because most pairs may not: those before `to` are `before[starts[to]]` and on.
  const lists = Array.from({ length: n }, (_, to) =>
    Array.from({ length: n }, (_, from) => from).filter((from) => allowed[from * n + to] === 1),
  );
  const before = Int32Array.from(lists.flat());
  const starts = new Int32Array(n + 1);
  lists.forEach((list, to) => {
    starts[to + 1] = (starts[to] as number) + list.length;
  });

  return {
    /**
     * Writes the marginal probabilities of `length` positions to `out`, given `scores` (rows of n) and `transitions` (n × n, from row to
     * column). `open`, where given, says which tags are possible (rows of n). Returns the logarithm of the sum over all paths.
     */
    marginals(
      scores: Float32Array,
      length: number,
      transitions: Float32Array,
      out: Float64Array,
      open: Uint8Array | null,
    ): number {
      grow(length);
      let log = 0;
      for (let i = 0; i < length; i++) {
        const row = i * n;
        let most = Number.NEGATIVE_INFINITY;
        for (let t = 0; t < n; t++) most = Math.max(most, scores[row + t] ?? 0);
        log += most;
        let sum = 0;
        for (let t = 0; t < n; t++) {
          const closed = open !== null && open[row + t] === 0;
          const e =
            closed || (i === length - 1 && mayEnd[t] === 0) ? 0 : Math.exp((scores[row + t] ?? 0) - most);
          potential[row + t] = e;
          let total = 0;
          if (e > 0) {
            if (i === 0) total = mayStart[t] === 1 ? 1 : 0;
            else
              for (let k = starts[t] as number; k < (starts[t + 1] as number); k++) {
                const from = before[k] as number;
                total += (forward[row - n + from] as number) * (transitions[from * n + t] as number);
              }
          }
          const value = total * e;
          forward[row + t] = value;
          sum += value;
        }
        if (sum <= 0) return Number.NEGATIVE_INFINITY;
        log += Math.log(sum);
        for (let t = 0; t < n; t++) forward[row + t] = (forward[row + t] as number) / sum;
      }
      const last = (length - 1) * n;
      for (let t = 0; t < n; t++) backward[last + t] = 1;
      for (let i = length - 2; i >= 0; i--) {
        const row = i * n;
        let sum = 0;
        backward.fill(0, row, row + n);
        for (let to = 0; to < n; to++) {
          const value = (backward[row + n + to] as number) * (potential[row + n + to] as number);
          if (value === 0) continue;
          for (let k = starts[to] as number; k < (starts[to + 1] as number); k++) {
            const from = before[k] as number;
            const add = value * (transitions[from * n + to] as number);
            backward[row + from] = (backward[row + from] as number) + add;
            sum += add;
          }
        }
        for (let t = 0; t < n; t++) backward[row + t] = (backward[row + t] as number) / sum;
      }
      for (let i = 0; i < length; i++) {
        const row = i * n;
        let sum = 0;
        for (let t = 0; t < n; t++) {
          const value = (forward[row + t] as number) * (backward[row + t] as number);
          out[row + t] = value;
          sum += value;
        }
        for (let t = 0; t < n; t++) out[row + t] = (out[row + t] as number) / sum;
      }
      return log;
    },

    /** The probability of each pair of neighbouring tags between positions `i` and `i + 1` after `marginals`: calls `add` for each. */
    pairs(
      i: number,
      transitions: Float32Array,
      add: (from: number, to: number, probability: number) => void,
    ): void {
      const row = i * n;
      let sum = 0;
      for (let pass = 0; pass < 2; pass++)
        for (let to = 0; to < n; to++) {
          const value = (backward[row + n + to] as number) * (potential[row + n + to] as number);
          if (value === 0) continue;
          for (let k = starts[to] as number; k < (starts[to + 1] as number); k++) {
            const from = before[k] as number;
            const p = (forward[row + from] as number) * (transitions[from * n + to] as number) * value;
            if (p === 0) continue;
            if (pass === 0) sum += p;
            else add(from, to, p / sum);
          }
        }
    },
  };
}
