import type { ReadItem } from "../io/read-item.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** What a run reads: a document, with its record where layers of it are made anew; or a problem in place of one. */
export type RunItem =
  | (Extract<ReadItem, { doc: unknown }> & { readonly record?: CopydeskRecord })
  | Extract<ReadItem, { problem: unknown }>;
