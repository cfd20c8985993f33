import type { TokenRange } from "../../text/sentence-tokens.ts";
import { continuedQuotation, trimmedContent } from "./content-span.ts";
import type { CuePlace } from "./cue-place.ts";
import type { Finding } from "./finding.ts";
import { nounPhraseLeft, nounPhraseRight } from "./noun-phrase.ts";
import { closesQuotation, isSpeech, opensQuotation, type Reading } from "./reading.ts";

/** `"…," X said`, `"…," said X` and `…, X said`: the content stands before the source and the cue. */
export function contentBefore({ reading, sentence, group, word, isSentenceStart }: CuePlace): Finding | null {
  const { tokens, nextVerb, nextStop } = reading;
  const left = nounPhraseLeft(tokens, sentence.first, group.first);
  const edge = (left?.first ?? group.first) - 1;
  if (edge < 0 || tokens.opensParagraph[edge + 1] === 1) return null;
  const quoted =
    closesQuotation(reading, edge) ??
    (tokens.lower[edge] === "," ? closesQuotation(reading, edge - 1) : undefined);
  const speech = quoted !== undefined && (isSpeech(reading, quoted) || quoted.first === sentence.first);
  const source = left ?? nounPhraseRight(tokens, group.end, sentence.end);
  if (!source) return null;
  const cueEnd = Math.max(source.end, group.end);
  if (!speech) {
    if (opensQuotation(reading, cueEnd) || opensQuotation(reading, cueEnd + 1)) return null;
    const verb = nextVerb[sentence.first] ?? sentence.end;
    const after = nextVerb[cueEnd] ?? sentence.end;
    const bare = tokens.lower[edge] === "," && verb < edge;
    if (
      !bare ||
      tokens.lower[cueEnd] === "that" ||
      after < Math.min(nextStop[cueEnd] ?? sentence.end, sentence.end)
    )
      return null;
  }
  const first = quoted && quoted.first <= sentence.first ? quoted.first : sentence.first;
  const content = trimmedContent(
    reading,
    first,
    endBehind(reading, sentence, cueEnd, edge + 1, speech, isSentenceStart),
  );
  return content && { content, source, cue: group, word, by: left ? "after" : "inverted" };
}

/** The end of a content that begins before its cue: it may go on behind the cue, in this sentence or in quoted ones that follow. */
function endBehind(
  reading: Reading,
  sentence: TokenRange,
  cueEnd: number,
  edge: number,
  speech: boolean,
  isSentenceStart: (token: number) => boolean,
): number {
  const { tokens, nextStop } = reading;
  if (!speech) return edge;
  for (let i = cueEnd, stops = 0; i <= sentence.end && i < tokens.count && stops < 3; stops++) {
    const stop = nextStop[i] ?? sentence.end;
    const opener = stop < sentence.end ? stop + 1 : sentence.end;
    const quotation = tokens.opensParagraph[opener] === 1 ? undefined : opensQuotation(reading, opener);
    if (quotation && (stop >= sentence.end - 1 || stop === cueEnd)) {
      return continuedQuotation(reading, quotation.end, isSentenceStart);
    }
    i = opener + 1;
  }
  return edge;
}
