import { readFileSync } from "node:fs";
import type { Entity } from "../../../schema/entities.ts";
import { packColumns, unpackColumns } from "../../../text/binary-file.ts";
import { buildHashTable, openHashTable } from "../../../text/hash-table.ts";
import { logistic } from "../../../text/linear/logistic.ts";
import { modelFile } from "../../../text/model-file.ts";
import type { Finding } from "../finding.ts";
import type { Reading } from "../reading.ts";
import { companyOf } from "./company.ts";
import { FEATURES, featureName, featuresOf } from "./features.ts";
import { type TextKind, textKind } from "./text-kind.ts";

export const CONFIDENCE_FILE = modelFile(import.meta.url, "claims/confidence.bin");

/** How probable it is that people find what was found. */
export interface Confidence {
  /** That somebody is said to say, think or promise this, and that it is this source. */
  readonly claim: number;
  /** That the content is part of what somebody is said to say, whoever it is. */
  readonly content: number;
}

/** A feature's part in the logarithm of the odds of a claim. */
export interface Reason {
  readonly feature: string;
  readonly weight: number;
}

/** Weights of features by their hashes, those of no feature first. */
export interface ConfidenceWeights {
  readonly hashes: readonly number[];
  readonly claim: Float32Array;
  readonly content: Float32Array;
  /** Of `textFacts`, for telling news from other text. */
  readonly kind: readonly number[];
}

export function packConfidence({ hashes, claim, content, kind }: ConfidenceWeights): Uint8Array {
  const { keys, values } = buildHashTable(new Map(hashes.map((hash, k) => [hash, k + 1])));
  return packColumns({ kind }, { keys, values, claim, content });
}

/** Judges the findings that it was opened with, those of a text. */
export interface ConfidenceInText {
  readonly kind: TextKind;
  of(finding: Finding): Confidence;
  /** What each feature adds, the weightiest first. */
  reasons(finding: Finding): Reason[];
}

/** Loads the weights and returns a function that judges what was found in a text. */
export function openConfidence(
  file: Uint8Array = readFileSync(new URL(CONFIDENCE_FILE)),
): (reading: Reading, names: readonly Entity[], findings: readonly Finding[]) => ConfidenceInText {
  const packed = unpackColumns(file);
  // Written by `packConfidence`.
  const { kind: weights } = packed.facts as { readonly kind: readonly number[] };
  const table = openHashTable(packed.column("keys", "Uint32Array"), packed.column("values", "Uint16Array"));
  const claim = packed.column("claim", "Float32Array");
  const content = packed.column("content", "Float32Array");
  const features = new Int32Array(FEATURES);
  return (reading, names, findings) => {
    const kind = textKind(reading, weights);
    const company = companyOf(findings, reading);
    const hashesOf = (finding: Finding) =>
      featuresOf(finding, company(finding), reading, names, kind, features);
    return {
      kind,
      of(finding) {
        hashesOf(finding);
        let claimScore = claim[0] as number;
        let contentScore = content[0] as number;
        for (let k = 0; k < FEATURES; k++) {
          const place = table.get(features[k] as number);
          if (place === 0) continue;
          claimScore += claim[place] as number;
          contentScore += content[place] as number;
        }
        return { claim: logistic(claimScore), content: logistic(contentScore) };
      },
      reasons(finding) {
        hashesOf(finding);
        return Array.from(features, (hash, place) => ({
          feature: featureName(place),
          weight: table.get(hash) === 0 ? 0 : (claim[table.get(hash)] as number),
        }))
          .filter(({ weight }) => weight !== 0)
          .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
      },
    };
  };
}
