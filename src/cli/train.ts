import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../io/atomic-file.ts";
import { trainEntities } from "../train/entities/train.ts";
import { EXIT } from "./exit-codes.ts";

export interface TrainEntitiesOptions {
  readonly data: readonly string[];
  readonly offsets: "codepoint" | "utf16";
  readonly silver: readonly string[];
  readonly vectors: string;
  readonly gazetteers: string;
  readonly out: string;
}

/** Trains the entity tagger and writes its files. */
export async function trainEntitiesCommand(options: TrainEntitiesOptions): Promise<number> {
  const started = performance.now();
  const say = (line: string) =>
    process.stderr.write(
      `copydesk: ${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s ${line}\n`,
    );
  const made = await trainEntities({ ...options, unit: options.offsets, say });
  mkdirSync(options.out, { recursive: true });
  writeAtomic(join(options.out, "weights.bin"), made.weights);
  writeAtomic(join(options.out, "words.bin"), made.words);
  writeAtomic(join(options.out, "card.md"), made.card);
  say(`wrote ${options.out}`);
  return EXIT.done;
}
