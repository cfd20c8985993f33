import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { PolarityLexicon } from "./polarity-lexicon.ts";

/** A negator turns the polar words among this many that follow it, up to a punctuation mark. */
const NEGATION_WINDOW = 4;
/** A negated word says less than its opposite: "not good" is milder than "bad". */
const NEGATED = -0.75;
const BEFORE_CONTRAST = 0.6;
const AFTER_CONTRAST = 1.3;
const PUNCT = POS_TAGS.indexOf("PUNCT");
const PROPN = POS_TAGS.indexOf("PROPN");

/** The tone of each token in its sentence, after negation, intensifiers and contrast; 0 outside sentences. One pass. */
export function wordTones(
  tokens: Tokens,
  sentences: readonly TokenRange[],
  lexicon: PolarityLexicon,
): Float64Array {
  const tones = new Float64Array(tokens.count);
  for (const { first, end } of sentences) {
    let negated = 0;
    let factor = 1;
    let contrast = -1;
    for (let i = first; i < end; i++) {
      const word = tokens.lower[i] ?? "";
      if (tokens.pos[i] === PUNCT) {
        negated = 0;
        factor = 1;
        continue;
      }
      if (lexicon.contrasts.has(word) && i > first) contrast = i;
      const weight = isName(tokens, i, first) ? 0 : lexicon.weight(word);
      if (weight !== 0) {
        tones[i] = weight * factor * (negated > 0 ? NEGATED : 1);
        factor = 1;
      }
      negated = lexicon.negators.has(word) ? NEGATION_WINDOW : negated - 1;
      factor = lexicon.intensifiers.get(word) ?? factor;
    }
    if (contrast < 0) continue;
    for (let i = first; i < end; i++) {
      tones[i] = (tones[i] ?? 0) * (i < contrast ? BEFORE_CONTRAST : AFTER_CONTRAST);
    }
  }
  return tones;
}

/** A name has no tone of its own ("Hope", "Prince Charming"); a headline's capitals are no sign of a name. */
function isName(tokens: Tokens, i: number, first: number): boolean {
  if (tokens.pos[i] !== PROPN || i === first) return false;
  return tokens.surface[i] !== tokens.lower[i] && !capitalised(tokens, i - 1) && !capitalised(tokens, i + 1);
}

function capitalised({ surface, lower, count }: Tokens, i: number): boolean {
  return 0 <= i && i < count && surface[i] !== lower[i];
}
