import type { Document } from "../src/core/document.ts";
import type { Layers } from "../src/core/layers.ts";
import { dates } from "../src/stages/dates/index.ts";
import { sentences } from "../src/stages/sentences/index.ts";
import { tokens } from "../src/stages/tokens/index.ts";

const ROUNDS = 10;

/** Tokens a second of the dates stage alone, tokens and sentences made before: the median of some rounds. */
export async function stageSpeed(
  texts: readonly string[],
): Promise<{ tokens: number; tokensASecond: number }> {
  const tokenize = await tokens().open();
  const split = await sentences().open();
  const annotate = await dates().open();
  const silent = () => {};
  const prepared: (readonly [Document, Layers])[] = [];
  let count = 0;
  for (const text of texts) {
    const doc: Document = { id: "b", source: { uri: "b" }, text, meta: {}, given: {}, problems: [] };
    // The stages of this bench read no other layers.
    const layers = {
      language: { code: "en", score: 1 },
      reference: { value: "2025-12-23", from: "published" },
    } as unknown as Layers;
    const made = { ...layers, tokens: (await tokenize(doc, layers, silent)) as Layers["tokens"] };
    const parted = (await split(doc, made, silent)) as Layers["sentences"];
    prepared.push([doc, { ...made, sentences: parted }]);
    count += made.tokens.count;
  }
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    for (const [doc, layers] of prepared) await annotate(doc, layers, silent);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { tokens: count, tokensASecond: (count / (times[ROUNDS / 2] ?? 1)) * 1000 };
}
