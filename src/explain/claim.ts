import type { Claim } from "../schema/claims.ts";
import type { Told } from "./explanation.ts";

/** What made a claim, as the record tells it: its parts, and the rule or model. */
export function explainClaim({ by, attribution, certainty, polarity, tense, checkworthiness }: Claim): Told {
  const lines = attribution
    ? [
        `by ${by}: ${attribution.type} speech`,
        `cue: ${attribution.cue ? `“${attribution.cue.text}”, a form of “${attribution.cue.lemma}”` : "none"}`,
        `source: ${attribution.source ? `“${attribution.source.text}”${attribution.source.referent ? `, who is ${attribution.source.referent}` : ", whom no referent is known for"}` : "nobody is named"}`,
      ]
    : [`by ${by}: the writer's own sentence, worth checking by ${checkworthiness}`];
  return {
    data: { by, attribution, certainty, polarity, tense, checkworthiness },
    sections: [{ heading: "made by", lines: [...lines, `put as ${certainty}, ${polarity}, tense ${tense}`] }],
  };
}
