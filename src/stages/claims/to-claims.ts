import type { Layers } from "../../core/layers.ts";
import type { Tokens } from "../../core/tokens.ts";
import type { Claim } from "../../schema/claims.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { openCertainty, openPolarity } from "./certainty.ts";
import type { ScoredFinding } from "./finding.ts";
import { inside } from "./inside.ts";
import { mainVerb } from "./main-verb.ts";
import { holdsQuotation, type Reading } from "./reading.ts";
import { TAG } from "./tags.ts";
import type { openTenseRules } from "./tense.ts";
import type { VerbQuestions } from "./verbs-by-compromise.ts";
import type { Who } from "./who.ts";

/** What is asked about every content. */
export interface Judges {
  readonly certainty: ReturnType<typeof openCertainty>;
  readonly polarity: ReturnType<typeof openPolarity>;
  readonly tense: ReturnType<typeof openTenseRules>;
  readonly verbs: VerbQuestions;
  readonly who: Who;
}

type Read = Pick<Layers, "sentences" | "entities" | "dates" | "checkworthiness">;

/** Findings as claims in text order. */
export async function toClaims(
  text: string,
  reading: Reading,
  layers: Read,
  findings: readonly ScoredFinding[],
  judges: Judges,
): Promise<Claim[]> {
  const { tokens } = reading;
  const span = ({ first, end }: TokenRange) => {
    const from = tokens.starts[first] ?? 0;
    const to = tokens.ends[end - 1] ?? from;
    return { start: from, end: to, text: text.slice(from, to) };
  };
  const claims: Claim[] = [];
  let sentence = 0;
  const ordered = findings.toSorted(
    (a, b) => a.content.first - b.content.first || b.content.end - a.content.end,
  );
  for (const finding of ordered) {
    const { content, source, cue, word, by, score } = finding;
    while (sentence + 1 < layers.sentences.length && (reading.sentences[sentence]?.end ?? 0) <= content.first)
      sentence++;
    const verb = mainVerb(tokens, content);
    const group = verb && text.slice(tokens.starts[verb.first], tokens.ends[verb.end - 1]);
    const at = span(content);
    const from = source && span(source);
    claims.push({
      id: `c${claims.length}`,
      sentence: layers.sentences[sentence]?.id ?? "s0",
      ...at,
      attribution:
        by === "voice"
          ? null
          : {
              type: by === "turn" ? "direct" : voiceOf(reading, content, cue),
              source: from && {
                ...from,
                referent: source && judges.who(source, by !== "nested"),
              },
              cue: cue && { ...span(cue), lemma: word?.lemma ?? (await lemmaOf(tokens, cue, judges.verbs)) },
            },
      ...(score !== undefined && { score: Math.round(score * 1e4) / 1e4 }),
      checkworthiness: layers.checkworthiness[sentence]?.score ?? 0,
      certainty: judges.certainty(tokens, content, word),
      polarity: judges.polarity(tokens, content, verb),
      tense: judges.tense(tokens, verb) ?? (await judges.verbs.tense(group ?? "")),
      entities: inside(layers.entities, at.start, at.end).map(({ id }) => id),
      dates: inside(layers.dates, at.start, at.end).map(({ id }) => id),
      by,
    });
  }
  return claims;
}

/** The lemma of a cue that is not in the lexicon: its first verb's infinitive; without a verb, its first word. */
async function lemmaOf(tokens: Tokens, { first, end }: TokenRange, verbs: VerbQuestions): Promise<string> {
  for (let i = first; i < end; i++) {
    if (tokens.pos[i] === TAG.verb) return verbs.infinitive(tokens.lower[i] as string);
  }
  return tokens.lower[first] as string;
}

/** Direct when the content opens and closes with a quotation, mixed when it holds one, else indirect, as is what somebody quoted says that others say. */
function voiceOf(
  reading: Reading,
  content: TokenRange,
  cue: TokenRange | null,
): "direct" | "indirect" | "mixed" {
  const { quotationOf } = reading;
  const { first, end } = content;
  if (cue && quotationOf[cue.first] !== -1 && quotationOf[cue.first] === quotationOf[first])
    return "indirect";
  if (quotationOf[first] !== -1 && quotationOf[end - 1] !== -1) return "direct";
  return holdsQuotation(reading, content) ? "mixed" : "indirect";
}
