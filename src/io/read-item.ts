import type { Document, Source } from "../core/document.ts";
import type { ProblemCode } from "../schema/problem-codes.ts";

/** Formats that copydesk reads. */
export type Format = "txt" | "md" | "html" | "jsonl" | "json" | "csv" | "tsv" | "warc";
export type Compression = "none" | "gzip" | "brotli";

/** A file of the corpus. */
export interface InputFile {
  /** Where it is opened. */
  readonly path: string;
  /** How records name it: relative to where the run was started, with forward slashes. */
  readonly uri: string;
  /** Bytes on disk. */
  readonly size: number;
  /** When it was last changed, in milliseconds of the epoch, where a run is to notice that it changed again. */
  readonly modified?: number;
  /** The hash of its content, of an object in a store: it is read as it was or not at all. */
  readonly etag?: string;
  readonly format: Format;
  readonly compression: Compression;
}

/** A stretch of a file of lines, in bytes; it begins at the start of a line. */
export interface ByteRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** The number, from 1, of the line that begins at `start`. */
  readonly firstLine: number;
}

/** What went wrong where there is no document to write it to. */
export interface ReadProblem {
  readonly source: Source;
  readonly code: ProblemCode;
  readonly message: string;
}

/** A file of the corpus, or what is in the way of reading it. */
export type FoundInput = { readonly file: InputFile } | { readonly problem: ReadProblem };

/** What a reader yields, in the order of the input: documents, and problems in place of documents that could not be read. */
export type ReadItem = { readonly doc: Document } | { readonly problem: ReadProblem };

/** Names of the fields of a row that mean something to copydesk, each with the name it has in this corpus. */
export interface FieldNames {
  readonly text: string;
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly url: string;
  readonly language: string;
}

/** How to read, the same for every file of a run. */
export interface ReadOptions {
  readonly fields: FieldNames;
  /** Documents above this many bytes are refused with a `too-large` problem, without being held in memory. */
  readonly maxBytes: number;
}

export const DEFAULT_READ_OPTIONS: ReadOptions = {
  fields: {
    text: "text",
    id: "id",
    title: "title",
    published: "published",
    url: "url",
    language: "language",
  },
  maxBytes: 4 * 1024 * 1024,
};
