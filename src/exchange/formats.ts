import type { ExportFormat, ImportFormat } from "./format.ts";

/** The formats that can be written, each loaded when it is asked for. */
export const EXPORTERS: Readonly<Record<string, () => Promise<ExportFormat>>> = {
  conll: async () => (await import("./conll/write.ts")).conll,
  "conllu-plus": async () => (await import("./conllu-plus/write.ts")).conlluPlus,
  spacy: async () => (await import("./spacy/write.ts")).spacy,
  parquet: async () => (await import("./parquet/write.ts")).parquet,
  "label-studio": async () => (await import("./label-studio/write.ts")).labelStudio,
  prodigy: async () => (await import("./prodigy/write.ts")).prodigy,
  doccano: async () => (await import("./doccano/write.ts")).doccano,
  brat: async () => (await import("./brat/write.ts")).brat,
  inception: async () => (await import("./inception/write.ts")).inception,
  timeml: async () => (await import("./timeml/write.ts")).timeml,
  "web-annotation": async () => (await import("./web-annotation/write.ts")).webAnnotation,
  gkg: async () => (await import("./gkg/write.ts")).gkg,
  csv: async () => (await import("./csv/write.ts")).csv,
  duckdb: async () => (await import("./duckdb/write.ts")).duckdb,
};

/** The formats that can be read. */
export const IMPORTERS: Readonly<Record<string, () => Promise<ImportFormat>>> = {
  "label-studio": async () => (await import("./label-studio/read.ts")).labelStudioImport,
  prodigy: async () => (await import("./prodigy/read.ts")).prodigyImport,
  doccano: async () => (await import("./doccano/read.ts")).doccanoImport,
  brat: async () => (await import("./brat/read.ts")).bratImport,
  inception: async () => (await import("./inception/read.ts")).inceptionImport,
  conll: async () => (await import("./conll/read.ts")).conllImport,
  spacy: async () => (await import("./spacy/read.ts")).spacyImport,
};
