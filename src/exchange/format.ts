import type { RecordLayer } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** Where a format's bytes go. Nothing appears under its name before everything is written. */
export interface Sink {
  /** Adds to the format's own file. */
  write(content: string | Uint8Array): void;
  /** Writes another whole file: inside the folder of a format of many files, beside the file of others. */
  file(name: string, content: string | Uint8Array): void;
  /** Where a library that opens files by itself may write the format's own file. */
  readonly path: string;
}

/** What happens to a span that does not fall on token borders: left out, grown to whole tokens, or shrunk to them. It is counted in any case. */
export type Align = "strict" | "expand" | "contract";

export interface ExportOptions {
  readonly align: Align;
  /** How spans are written on tokens: B I O, or B I O with E for the last and S for the only one. */
  readonly scheme: "BIO" | "BIOES";
}

export const DEFAULT_EXPORT_OPTIONS: ExportOptions = { align: "strict", scheme: "BIO" };

/** What a format had no room for, in words, and how often. */
export type Losses = ReadonlyMap<string, number>;

/** An export under way. It holds one record at a time, or as many as a block of the format has. */
export interface Exporter {
  /** The record may be in either unit of offsets. */
  write(record: CopydeskRecord): void | Promise<void>;
  /** Completes the file and says what was left out. The sink's owner names the file. */
  end(): Losses | Promise<Losses>;
}

/** What a format has room for. What is not listed is counted as lost. */
export interface Holds {
  readonly layers: readonly RecordLayer[];
  /** Fields of annotations by `layer.field`, beside span and label; "all" for all of the layers above. */
  readonly fields: "all" | readonly string[];
}

/** A format that records are written to. */
export interface ExportFormat {
  readonly name: string;
  /** What the format is, in a line. */
  readonly about: string;
  /** What its start and end count; `none` when it has tokens or marks up the text itself. */
  readonly unit: "codepoint" | "utf16" | "none";
  /** One file, a folder of files, or one file that a library writes by itself. */
  readonly shape: "file" | "folder" | "database";
  readonly holds: Holds;
  open(sink: Sink, options: ExportOptions): Exporter;
}

/** A format that records are read from. */
export interface ImportFormat {
  readonly name: string;
  /** Records in the order of the file or of the file names in a folder; throws an ImportError at the first that cannot be read. */
  read(path: string): AsyncGenerator<CopydeskRecord>;
}

/** What cannot be read, with its file and line. */
export class ImportError extends Error {
  override readonly name = "ImportError";
}
