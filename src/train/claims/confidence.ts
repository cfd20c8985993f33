import { companyOf } from "../../stages/claims/confidence/company.ts";
import { type ConfidenceWeights, packConfidence } from "../../stages/claims/confidence/confidence.ts";
import { FEATURES, featuresOf } from "../../stages/claims/confidence/features.ts";
import { TEXT_FACTS, textFacts, textKind } from "../../stages/claims/confidence/text-kind.ts";
import type { Finding } from "../../stages/claims/finding.ts";
import { fitLogistic, type SparseExample } from "../logistic.ts";
import type { Lesson } from "./lessons.ts";
import { rightContents, rightOnes } from "./score.ts";

/** A text in which claims were found by models that did not see it. */
export interface Found {
  readonly lesson: Lesson;
  readonly findings: readonly Finding[];
}

/**
 * How often a feature has to occur, what examples count against the size of weights, and what a finding in other text than news counts. Chosen
 * on polnear.dev and gum_other.dev, for want of a third set of texts that no model had seen.
 */
export const CONFIDENCE_SETTINGS = { least: 3, strength: 1 / 6, kindStrength: 20, otherText: 2 };

/** Learns how probable it is that people find what was found. The same texts give the same bytes. */
export function fitConfidence(texts: readonly Found[]): Uint8Array {
  const { least, strength, otherText } = CONFIDENCE_SETTINGS;
  const kind = kindWeights(texts.map(({ lesson }) => lesson));
  const hashes = new Int32Array(FEATURES);
  const rows = texts.flatMap(({ lesson, findings: every }) => {
    const { reading, names, all, isNews } = lesson;
    // What rules find counts in any case.
    const findings = every.filter(({ by }) => by === "model");
    const textIs = textKind(reading, kind);
    const company = companyOf(every, reading);
    const isClaim = rightOnes(findings, all);
    const isContent = rightContents(findings, all);
    return findings.map((finding, i) => {
      featuresOf(finding, company(finding), reading, names, textIs, hashes);
      return {
        hashes: hashes.slice(),
        weight: isNews ? 1 : otherText,
        claim: Number(isClaim[i]),
        content: Number(isContent[i]),
      };
    });
  });
  const counts = new Map<number, number>();
  for (const row of rows) for (const hash of row.hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const kept = [...counts].flatMap(([hash, count]) => (count >= least ? [hash] : [])).sort((a, b) => a - b);
  // Column 0 is of no feature: what every finding has.
  const columns = new Map(kept.map((hash, k) => [hash, k + 1]));
  const fit = (answerOf: (row: (typeof rows)[number]) => number) =>
    Float32Array.from(
      fitLogistic(
        rows.map((row): SparseExample => {
          const present = [0, ...Array.from(row.hashes).flatMap((hash) => columns.get(hash) ?? [])];
          return {
            columns: present,
            values: present.map(() => 1),
            yes: answerOf(row),
            weight: row.weight,
          };
        }),
        kept.length + 1,
        strength,
      ),
    );
  const weights: ConfidenceWeights = {
    hashes: kept,
    claim: fit(({ claim }) => claim),
    content: fit(({ content }) => content),
    kind,
  };
  return packConfidence(weights);
}

/** Weights that tell news from other text. Both count the same together. */
function kindWeights(lessons: readonly Lesson[]): number[] {
  const news = lessons.filter(({ isNews }) => isNews).length;
  const others = Math.max(1, lessons.length - news);
  const examples = lessons.map(({ reading, isNews }): SparseExample => {
    const values = [...textFacts(reading)];
    return {
      columns: values.map((_, k) => k),
      values,
      yes: Number(isNews),
      weight: isNews ? others / Math.max(1, news) : 1,
    };
  });
  return [...fitLogistic(examples, TEXT_FACTS, CONFIDENCE_SETTINGS.kindStrength)].map(
    (weight) => Math.round(weight * 1e6) / 1e6,
  );
}
