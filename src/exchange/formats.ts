import type { ExportFormat, ImportFormat } from "./format.ts";

/** The formats that can be written, each loaded when it is asked for. */
export const EXPORTERS: Readonly<Record<string, () => Promise<ExportFormat>>> = {
  parquet: async () => (await import("./parquet/write.ts")).parquet,
  "label-studio": async () => (await import("./label-studio/write.ts")).labelStudio,
};

/** The formats that can be read. */
export const IMPORTERS: Readonly<Record<string, () => Promise<ImportFormat>>> = {};
