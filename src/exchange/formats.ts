import type { ExportFormat, ImportFormat } from "./format.ts";

/** The formats that can be written, each loaded when it is asked for. */
export const EXPORTERS: Readonly<Record<string, () => Promise<ExportFormat>>> = {
  conll: async () => (await import("./conll/write.ts")).conll,
  spacy: async () => (await import("./spacy/write.ts")).spacy,
  parquet: async () => (await import("./parquet/write.ts")).parquet,
  "label-studio": async () => (await import("./label-studio/write.ts")).labelStudio,
  prodigy: async () => (await import("./prodigy/write.ts")).prodigy,
  doccano: async () => (await import("./doccano/write.ts")).doccano,
  brat: async () => (await import("./brat/write.ts")).brat,
  csv: async () => (await import("./csv/write.ts")).csv,
};

/** The formats that can be read. */
export const IMPORTERS: Readonly<Record<string, () => Promise<ImportFormat>>> = {
  "label-studio": async () => (await import("./label-studio/read.ts")).labelStudioImport,
  prodigy: async () => (await import("./prodigy/read.ts")).prodigyImport,
  doccano: async () => (await import("./doccano/read.ts")).doccanoImport,
  brat: async () => (await import("./brat/read.ts")).bratImport,
  conll: async () => (await import("./conll/read.ts")).conllImport,
  spacy: async () => (await import("./spacy/read.ts")).spacyImport,
};
