import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tensorsOf } from "../../stages/sentiment/shape.ts";
import type { MadeModel } from "./to-model.ts";

/** Writes the files of a model into a folder: model.json, words.txt, vectors.bin, weights.bin (32-bit floats, little endian). */
export function saveModel(folder: string, { model, words, bytes }: MadeModel): void {
  const { header, tensors } = model;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "model.json"), `${JSON.stringify(header, null, 2)}\n`);
  writeFileSync(join(folder, "words.txt"), `${words.join("\n")}\n`);
  writeFileSync(join(folder, "vectors.bin"), bytes);
  const sizes = tensorsOf(header);
  const weights = Buffer.alloc(4 * sizes.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [name] of sizes) for (const weight of tensors[name]) at = weights.writeFloatLE(weight, at);
  writeFileSync(join(folder, "weights.bin"), weights);
}
