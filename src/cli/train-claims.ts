import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../io/atomic-file.ts";
import { trainClaims } from "../train/claims/train.ts";
import { EXIT } from "./exit-codes.ts";

export interface TrainClaimsOptions {
  readonly data: readonly string[];
  readonly offsets: "codepoint" | "utf16";
  readonly silver: readonly string[];
  readonly vectors: string;
  readonly out: string;
}

/** Trains the models of the claims stage and writes their files. */
export async function trainClaimsCommand(options: TrainClaimsOptions): Promise<number> {
  const started = performance.now();
  const say = (line: string) =>
    process.stderr.write(
      `copydesk: ${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s ${line}\n`,
    );
  const made = await trainClaims({ ...options, unit: options.offsets, say });
  mkdirSync(options.out, { recursive: true });
  writeAtomic(join(options.out, "cues.bin"), made.cues);
  writeAtomic(join(options.out, "parts.bin"), made.parts);
  writeAtomic(join(options.out, "confidence.bin"), made.confidence);
  writeAtomic(join(options.out, "words.bin"), made.words);
  writeAtomic(join(options.out, "card.md"), made.card);
  say(`wrote ${options.out}`);
  return EXIT.done;
}
