import { readFileSync } from "node:fs";
import { unpackColumns } from "../../../text/binary-file.ts";
import { openHashTable } from "../../../text/hash-table.ts";
import { modelFile } from "../../../text/model-file.ts";
import { type ChainModel, openChainModel } from "../../../text/sequence/model.ts";
import { readCues } from "../cues.ts";
import type { Knowledge } from "./view.ts";

/** The files of the trained models: the one that marks cues, the one that finds their parts, and what both know of words. */
export const CLAIM_FILES = {
  cues: modelFile(import.meta.url, "claims/cues.bin"),
  parts: modelFile(import.meta.url, "claims/parts.bin"),
  words: modelFile(import.meta.url, "claims/words.bin"),
} as const;

/** Reads what the models know of words: the cue lexicon, clusters of words, and the stems that can be in a cue. */
export function openKnowledge(file: Uint8Array): Knowledge {
  const words = unpackColumns(file);
  return {
    cues: readCues(),
    clusters: {
      fine: openHashTable(words.column("keys", "Uint32Array"), words.column("values", "Uint16Array")),
      middle: words.column("middle", "Uint16Array"),
    },
    triggers: new Set(Int32Array.from(words.column("triggers", "Uint32Array"))),
  };
}

export const readKnowledge = (): Knowledge => openKnowledge(readFileSync(new URL(CLAIM_FILES.words)));
export const readChain = (address: string): ChainModel => openChainModel(readFileSync(new URL(address)));
