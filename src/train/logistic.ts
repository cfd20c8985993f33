import { logistic } from "../text/linear/logistic.ts";
import { minimize } from "./lbfgs.ts";

/** Examples as sparse rows: row `i` has the values `values[starts[i]]`..`values[starts[i + 1]]` at the columns `columns[…]`. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** An example: its row's columns and values, the probability that its answer is yes (0 or 1 where it is known), and how much it counts. */
export interface SparseExample {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly yes: number;
  readonly weight: number;
}

/** Fits a logistic regression over `size` columns; `strength` is what the examples count against the squares of the weights. */
export function fitLogistic(
  examples: readonly SparseExample[],
  size: number,
  strength: number,
): Float64Array {
  const { starts, columns, values } = rowsOf(examples);
  return minimize(size, (at, gradient) => {
    let loss = 0;
    for (let k = 0; k < size; k++) {
      loss += ((at[k] as number) * (at[k] as number)) / 2;
      gradient[k] = at[k] as number;
    }
    examples.forEach(({ yes, weight }, i) => {
      const from = starts[i] as number;
      const to = starts[i + 1] as number;
      let score = 0;
      for (let k = from; k < to; k++) score += (values[k] as number) * (at[columns[k] as number] as number);
      const counts = strength * weight;
      // log(1 + exp(score)) without overflow.
      const softplus = Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score)));
      loss += counts * (softplus - yes * score);
      const push = counts * (logistic(score) - yes);
      for (let k = from; k < to; k++) {
        const column = columns[k] as number;
        gradient[column] = (gradient[column] as number) + push * (values[k] as number);
      }
    });
    return loss;
  });
}

function rowsOf(examples: readonly SparseExample[]): SparseRows {
  const total = examples.reduce((sum, { columns }) => sum + columns.length, 0);
  const starts = new Int32Array(examples.length + 1);
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  let at = 0;
  examples.forEach((example, i) => {
    columns.set(example.columns, at);
    values.set(example.values, at);
    at += example.columns.length;
    starts[i + 1] = at;
  });
  return { starts, columns, values };
}
