import type { Claim } from "../schema/claims.ts";
import { type ClaimExplanation, openExplainClaims } from "../stages/claims/explain.ts";
import { type Section, signed, type Told } from "./explanation.ts";
import type { Recomputed } from "./recompute.ts";
import { worthSection } from "./worth.ts";

const MOST_REJECTED = 6;

/** What made a claim: its cue with its frame, the source with those that lost to it, and what makes its sentence worth checking. */
export function explainClaim({ doc, layers }: Recomputed, claim: Claim): Told {
  const { tokens, sentences, entities = [] } = layers;
  const { attribution } = claim;
  const cue = attribution?.cue;
  const found =
    tokens && sentences && cue
      ? openExplainClaims()(doc.text, { tokens, sentences, entities }).find(
          (one) => one.cue.start < cue.end && cue.start < one.cue.end,
        )
      : undefined;
  const worth =
    tokens && sentences
      ? worthSection({ tokens, sentences, entities: entities ?? [] }, claim.sentence)
      : null;
  return {
    data: { claim: found ?? null, checkworthiness: worth?.data ?? null },
    sections: [
      madeBy(claim),
      ...(found ? [cueSection(found), sourceSection(found), ...confidenceSection(found)] : []),
      ...(worth?.sections ?? []),
    ],
  };
}

function madeBy({ by, attribution, certainty, polarity, tense, checkworthiness }: Claim): Section {
  const lines = attribution
    ? [
        `by ${by}: ${attribution.type} speech`,
        `cue: ${attribution.cue ? `“${attribution.cue.text}”, a form of “${attribution.cue.lemma}”` : "none"}`,
        `source: ${attribution.source ? `“${attribution.source.text}”${attribution.source.referent ? `, who is ${attribution.source.referent}` : ", whom no referent is known for"}` : "nobody is named"}`,
      ]
    : [`by ${by}: the writer's own sentence, worth checking by ${checkworthiness}`];
  const nested =
    by === "nested" ? ["inside what somebody else is said to say, where the models look for no cue"] : [];
  return {
    heading: "made by",
    lines: [...lines, ...nested, `put as ${certainty}, ${polarity}, tense ${tense}`],
  };
}

function cueSection({ cue }: ClaimExplanation): Section {
  return {
    heading: "the cue",
    lines: [
      `“${cue.text}” attributes with probability ${cue.sure}`,
      cue.lemma === null
        ? "it is not in the cue lexicon"
        : `in the cue lexicon as “${cue.lemma}”, with the frames ${cue.frames.join(", ") || "none"}; what it says of its content: ${cue.certainty ?? "nothing"}`,
    ],
  };
}

function confidenceSection({ confidence }: ClaimExplanation): Section[] {
  if (!confidence) return [];
  return [
    {
      heading: "how probable it is that people would mark it",
      lines: [
        `that this source says this: ${confidence.claim}; that it is part of what somebody says: ${confidence.content}`,
      ],
      table: {
        columns: [{ heading: "because of" }, { heading: "weight", right: true }],
        rows: confidence.reasons.map(({ feature, weight }) => [feature, signed(weight)]),
      },
    },
  ];
}

/** What the model found, where rules changed it. */
const mendedLines = ({ by, source, content }: NonNullable<ClaimExplanation["mended"]>): string[] => [
  `changed by the rules ${by.join(", ")} (src/stages/claims)`,
  `the model's source was ${source ? `“${source.text}”` : "none"}, its content ${content ? `“${content.text}”` : "none"}`,
];

function sourceSection({ source, rejected, mended }: ClaimExplanation): Section {
  return {
    heading: "the source, and what else could be",
    ...(mended && { lines: mendedLines(mended) }),
    table: {
      columns: [{ heading: "words" }, { heading: "probability", right: true }, { heading: "" }],
      rows: [
        ...(source ? [[source.text, source.score.toFixed(3), "chosen"]] : []),
        ...rejected.slice(0, MOST_REJECTED).map(({ text, score }) => [text, score.toFixed(3), ""]),
      ],
    },
  };
}
