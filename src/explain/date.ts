import type { DateExpression } from "../schema/dates.ts";
import { openDateExplainer } from "../stages/dates/explain.ts";
import { ExplainError, type Told } from "./explanation.ts";
import type { Recomputed } from "./recompute.ts";

/** The reading of a temporal expression, step by step. */
export function explainDate({ doc, layers }: Recomputed, date: DateExpression, dayFirst: boolean): Told {
  const { tokens, sentences, reference, dateline } = layers;
  if (!tokens || !sentences || !reference)
    throw new ExplainError("The text's tokens, sentences and reference cannot be made.");
  const steps = openDateExplainer(dayFirst)(doc.text, { tokens, sentences, reference, dateline }, date);
  return {
    data: steps,
    sections: [
      {
        heading: "the reading, step by step",
        table: {
          columns: [{ heading: "step" }, { heading: "text" }, { heading: "says" }],
          rows: steps.map(({ step, text, says }) => [step, text, says]),
        },
      },
    ],
  };
}
