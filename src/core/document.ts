import type { RecordLayer } from "../schema/layers.ts";
import type { ProblemCode } from "../schema/problem-codes.ts";

/** What went wrong, as data. `stage` is a layer's name, or `read` for what happened before any stage ran. */
export interface Problem {
  readonly stage: string;
  readonly code: ProblemCode;
  readonly message: string;
}

/** Where a document comes from: a path relative to where the run was started (`-` for standard input) and, in a file of many, its row. */
export interface Source {
  readonly uri: string;
  /** Counted from 1. */
  readonly line?: number;
}

/** A text and what is known of it before any stage ran. Documents never change; annotations stand beside them. */
export interface Document {
  readonly id: string;
  readonly source: Source;
  /** Exactly what was read. Every offset in memory counts its UTF-16 code units. */
  readonly text: string;
  readonly published?: string;
  readonly url?: string;
  /** Fields of the input that copydesk does not know, untouched. */
  readonly meta: Readonly<Record<string, unknown>>;
  /** Layers that the input brought, complete, with UTF-16 offsets: their stages are skipped. */
  readonly given: { readonly [layer in RecordLayer]?: unknown };
  /** What reading it met. */
  readonly problems: readonly Problem[];
}
