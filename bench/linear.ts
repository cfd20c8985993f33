import { openPipeline } from "../src/library.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";

const ROUNDS = 3;
const LENGTHS = [50_000, 200_000] as const;

/** Milliseconds that the news pipeline takes for hostile texts, and for ones four times as long: the ratio is to stay near 4. */
export async function bench(): Promise<void> {
  const pipeline = await openPipeline();
  for (const [name, make] of Object.entries(HOSTILE_TEXTS)) {
    const times: number[] = [];
    for (const length of LENGTHS) {
      const text = make(length);
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < ROUNDS; round++) {
        const started = performance.now();
        await pipeline.annotate({ text, language: "en", published: "2025-12-23" });
        best = Math.min(best, performance.now() - started);
      }
      times.push(best);
    }
    const [short = 0, long = 0] = times;
    console.log(
      `${name.padEnd(26)} ${short.toFixed(0).padStart(6)} ms  ${long.toFixed(0).padStart(6)} ms  × ${(long / short).toFixed(1)}`,
    );
  }
}
