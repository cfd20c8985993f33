import type { TokenRange } from "../../text/sentence-tokens.ts";
import { contentBefore } from "./content-before.ts";
import { contentEnd, continuedQuotation, trimmedContent } from "./content-span.ts";
import type { CuePlace } from "./cue-place.ts";
import type { Cue } from "./cues.ts";
import type { Finding } from "./finding.ts";
import { nounPhraseLeft } from "./noun-phrase.ts";
import { closesQuotation, isSpeech, opensQuotation, type Reading } from "./reading.ts";
import { TAG } from "./tags.ts";
import { isPassive, verbGroupLeft } from "./verb-group.ts";

/** How far behind a cue its that-clause or quotation may begin: "told reporters in Lima on Monday that …". */
const REACH = 10;
const CLAUSE_OPENERS: ReadonlySet<string> = new Set(["that"]);
const QUESTION_OPENERS: ReadonlySet<string> = new Set([
  "whether",
  "if",
  "why",
  "how",
  "what",
  "who",
  "when",
  "where",
]);

/** Who said what by the cue verb at token `at`; `subject` is the last source of the sentence, which a later "…, adding that" shares. */
export function verbFinding(
  reading: Reading,
  sentence: TokenRange,
  at: number,
  word: Cue,
  subject: TokenRange | null,
  isSentenceStart: (token: number) => boolean,
): Finding | null {
  const { tokens } = reading;
  const group = verbGroupLeft(tokens, sentence.first, at);
  const place: CuePlace = { reading, sentence, group, word, isSentenceStart };
  const gerund = group.end - group.first === 1 && (tokens.lower[at] ?? "").endsWith("ing");
  const passive = isPassive(tokens, group);
  if (group.first > sentence.first && tokens.lower[group.first - 1] === "to") return null;

  if (!gerund && !passive) {
    const before = word.frames.has("speech") ? contentBefore(place) : null;
    if (before) return before;
  }
  const source = passive ? null : gerund ? subject : nounPhraseLeft(tokens, sentence.first, group.first);
  if (!passive && !source) return null;
  const first = contentStart(place, passive);
  if (first < 0) return null;
  const end = contentEnd(reading, first, sentence.end);
  const content = trimmedContent(
    reading,
    first,
    closesQuotation(reading, end - 1) ? continuedQuotation(reading, end, isSentenceStart) : end,
  );
  return content && { content, source, cue: group, word, by: passive ? "passive" : "verb" };
}

/** The token with which the content behind the cue begins, -1 for none. */
function contentStart({ reading, sentence, group, word }: CuePlace, passive: boolean): number {
  const { tokens, nextVerb, nextStop } = reading;
  const { frames } = word;
  const j = group.end;
  const clause = frames.has("speech") || frames.has("that") || frames.has("recipient");
  const next = tokens.lower[j] ?? "";
  if (frames.has("to") && next === "to") return j;
  if ((frames.has("whether") || frames.has("that")) && QUESTION_OPENERS.has(next)) return j;
  const object =
    frames.has("object") && !passive && j < sentence.end && next !== "that" && opensClause(reading, j);
  if (object) return j;
  if (clause) {
    const limit = Math.min(sentence.end + 1, j + REACH, tokens.count);
    for (let i = j; i < limit; i++) {
      const quotation = opensQuotation(reading, i);
      if (quotation && !passive && (i === j || (isSpeech(reading, quotation) && beginsSpeech(reading, i))))
        return i;
      if (i >= sentence.end) break;
      if (CLAUSE_OPENERS.has(tokens.lower[i] ?? "") && tokens.pos[i] !== TAG.pronoun) return i;
      if (CLAUSE_OPENERS.has(tokens.lower[i] ?? "") && i === j) return i;
      if (frames.has("whether") && QUESTION_OPENERS.has(tokens.lower[i] ?? "")) return i;
      if (tokens.pos[i] === TAG.verb || tokens.pos[i] === TAG.auxiliary) break;
    }
    const from = frames.has("recipient") ? afterRecipient(reading, sentence, j) : j;
    const verb = nextVerb[from] ?? sentence.end;
    const stop = nextStop[from] ?? sentence.end;
    if (
      !passive &&
      from > 0 &&
      opensClause(reading, from) &&
      from < verb &&
      verb < Math.min(sentence.end, stop)
    )
      return from;
  }
  if (frames.has("of")) {
    for (let i = j; i < Math.min(sentence.end, j + REACH); i++) if (tokens.lower[i] === "of") return i + 1;
  }
  return -1;
}

/** Whether a quotation stands for a whole utterance, "…: “We …”", and not for the end of a clause, "he said it “was …”". */
function beginsSpeech({ tokens }: Reading, i: number): boolean {
  const first = tokens.surface[i + 1] ?? "";
  return tokens.pos[i - 1] === TAG.punctuation || first !== (tokens.lower[i + 1] ?? "");
}

const CLAUSE_TAGS: ReadonlySet<number> = new Set([
  TAG.pronoun,
  TAG.determiner,
  TAG.name,
  TAG.noun,
  TAG.adjective,
  TAG.numeral,
]);

function opensClause({ tokens }: Reading, i: number): boolean {
  return CLAUSE_TAGS.has(tokens.pos[i] ?? -1);
}

/** Where the addressee of "told her …", "told the court …" ends. */
function afterRecipient({ tokens }: Reading, sentence: TokenRange, first: number): number {
  if (tokens.pos[first] === TAG.pronoun) return first + 1;
  let i = first;
  while (
    i < Math.min(sentence.end, first + 4) &&
    (tokens.pos[i] === TAG.determiner || tokens.pos[i] === TAG.adjective)
  )
    i++;
  const noun = i;
  while (i < Math.min(sentence.end, first + 6) && (tokens.pos[i] === TAG.noun || tokens.pos[i] === TAG.name))
    i++;
  return i > noun ? i : first;
}
