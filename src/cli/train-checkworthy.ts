import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../io/atomic-file.ts";
import { trainCheckworthy } from "../train/checkworthy/train.ts";
import { EXIT } from "./exit-codes.ts";

/** Trains the model of check-worthiness and writes its files. */
export async function trainCheckworthyCommand({
  data,
  silver,
  vectors,
  out,
}: {
  readonly data: readonly string[];
  readonly silver: readonly string[];
  readonly vectors: string;
  readonly out: string;
}): Promise<number> {
  const made = await trainCheckworthy(data, silver, vectors, (line) =>
    process.stderr.write(`copydesk: ${line}\n`),
  );
  mkdirSync(out, { recursive: true });
  writeAtomic(join(out, "weights.bin"), made.weights);
  writeAtomic(join(out, "card.md"), made.card);
  return EXIT.done;
}
