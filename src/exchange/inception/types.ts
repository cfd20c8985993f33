/** Names of the UIMA types that the export uses: DKPro Core's own for documents and names, INCEpTION's custom layers for the rest. */
export const TYPES = {
  document: "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
  entities: "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
  dates: "webanno.custom.Timex3",
  claims: "webanno.custom.Claim",
} as const;

/** Features beside the label, by layer. All are strings, as INCEpTION's custom features may be. */
export const FEATURES = {
  entities: ["score", "amount", "unit", "referent", "by"],
  dates: ["timex", "mod", "quant", "freq", "intervalStart", "intervalEnd", "anchor", "by"],
  claims: [
    "of",
    "claim",
    "sentence",
    "attribution",
    "score",
    "checkworthiness",
    "certainty",
    "polarity",
    "tense",
    "referent",
    "lemma",
    "by",
  ],
} as const;

/** Features with another name than the field: `value` is the label, and `from` cannot be an attribute's name in Python. */
export const RENAMED: Readonly<Record<string, string>> = {
  "entities.value": "amount",
  "dates.value": "timex",
  "dates.from": "intervalStart",
  "dates.to": "intervalEnd",
};

const string = { "%RANGE": "uima.cas.String" };
const feature = (name: string) => [name, { "%NAME": name, ...string }];

const layerType = (name: string, features: readonly string[]) => ({
  "%NAME": name,
  "%SUPER_TYPE": "uima.tcas.Annotation",
  ...Object.fromEntries(["value", ...features].map(feature)),
});

/** The type system, which each file carries. */
export const TYPE_SYSTEM = {
  [TYPES.document]: {
    "%NAME": TYPES.document,
    "%SUPER_TYPE": "uima.tcas.DocumentAnnotation",
    ...Object.fromEntries(["documentTitle", "documentId"].map(feature)),
  },
  [TYPES.entities]: layerType(TYPES.entities, FEATURES.entities),
  [TYPES.dates]: layerType(TYPES.dates, FEATURES.dates),
  [TYPES.claims]: layerType(TYPES.claims, FEATURES.claims),
};
