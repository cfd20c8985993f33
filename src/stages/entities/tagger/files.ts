import { readFileSync } from "node:fs";
import { unpackColumns } from "../../../text/binary-file.ts";
import { readWordSet } from "../../../text/lexicon.ts";
import { modelFile } from "../../../text/model-file.ts";
import { type ChainModel, openChainModel } from "../../../text/sequence/model.ts";
import { openClusters } from "./clusters.ts";
import { openGazetteer } from "./gazetteer.ts";
import type { Knowledge } from "./view.ts";

/** The files of the trained tagger: weights, and what it knows of words. */
export const TAGGER_FILES = {
  weights: modelFile(import.meta.url, "entities/weights.bin"),
  words: modelFile(import.meta.url, "entities/words.bin"),
} as const;

const list = (name: string): ReadonlySet<string> => readWordSet(import.meta.url, `${name}.tsv`);

/** Reads what the tagger knows of words: clusters, gazetteers, titles. */
export function openKnowledge(file: Uint8Array): Knowledge {
  const words = unpackColumns(file);
  return {
    clusters: openClusters(
      words.column("clusterKeys", "Uint32Array"),
      words.column("clusters", "Uint16Array"),
      words.column("middle", "Uint16Array"),
      words.column("coarse", "Uint16Array"),
    ),
    gazetteer: openGazetteer(words.column("nameKeys", "Uint32Array"), words.column("names", "Uint16Array")),
    titles: list("../titles"),
    candidates: { before: list("../before-names"), after: list("../after-names") },
  };
}

export const readKnowledge = (): Knowledge => openKnowledge(readFileSync(new URL(TAGGER_FILES.words)));
export const readModel = (): ChainModel => openChainModel(readFileSync(new URL(TAGGER_FILES.weights)));
