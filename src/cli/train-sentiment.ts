import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "./exit-codes.ts";

/** `copydesk train sentiment`: trains the model of the sentiment stage and writes it, with its card, into a folder. */
export async function trainSentimentCommand({
  data,
  vectors,
  out,
}: {
  readonly data: readonly string[];
  readonly vectors: string;
  readonly out: string;
}): Promise<number> {
  const { trainSentiment } = await import("../train/sentiment/index.ts");
  const { saveModel } = await import("../train/sentiment/save-model.ts");
  const { modelCard } = await import("../train/sentiment/card.ts");
  const trained = await trainSentiment({
    data,
    vectors,
    onProgress: (message) => process.stderr.write(`copydesk: ${message}\n`),
  });
  saveModel(out, trained);
  writeFileSync(join(out, "card.md"), modelCard(trained));
  return EXIT.done;
}
