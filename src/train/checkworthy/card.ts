interface CardFacts {
  readonly files: readonly string[];
  readonly sentences: number;
  readonly heldSpeeches: readonly string[];
  readonly figures: readonly string[];
  readonly settings: object;
}

/** The model card of check-worthiness. */
export function card({ files, sentences, heldSpeeches, figures, settings }: CardFacts): string {
  return `# Check-worthiness

A logistic regression over hashed features of a sentence: words, endings, pairs of words and of parts of speech, labels of names, and its form
(numbers, amounts, comparisons, modality, questions, length).

Made by \`copydesk train checkworthy --data FILES… --out models/checkworthiness\` from ${sentences} sentences: ${files.join(", ")}.
Settings: ${JSON.stringify(settings)}.

## Data
| set | what | licence |
|---|---|---|
| checkworthy_debates | 22,501 sentences of presidential debates of the United States, worth checking or not (ClaimBuster, as CheckThat! Lab 2024 gives it) | for research |
| policlaim | speeches of governors and presidents of the United States: states a fact that can be checked? Left out for good: ${heldSpeeches.join(", ")} | none stated |

No text of the data is in the file.

## Figures
Every fifth debate sentence, held back (the shipped weights have seen them since), and the speeches that are left out for good:

${figures.map((line) => `- ${line}`).join("\n")}

## Limits
English only. Debates and speeches have other thresholds for what is worth checking (a quarter and three fifths of their sentences); one score has to
serve both, so it is too low for speeches, where its order is right. Subjectivity is no part of this model: its weights are set by hand.
`;
}
