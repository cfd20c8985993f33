import news from "../pipelines/news.ts";
import { annotateDocument, openStages } from "./core/annotate-document.ts";
import { type Pipeline, selectLayers } from "./core/pipeline.ts";
import { type OffsetUnit, recordMaker } from "./core/record.ts";
import { documentFromRow } from "./io/document-from-row.ts";
import { DEFAULT_READ_OPTIONS } from "./io/read-item.ts";
import type { CopydeskRecord } from "./schema/record.ts";

/** A document as input: its text, or a row as in a JSONL corpus. Fields that copydesk does not know go to the record's `meta`. */
export type Input =
  | string
  | {
      readonly text: string;
      readonly id?: string | number;
      readonly published?: string;
      readonly title?: string;
      readonly [field: string]: unknown;
    };

export interface PipelineOptions {
  /** The unit of offsets in records; code points unless told otherwise. */
  readonly offsets?: OffsetUnit;
  /** Only these layers. */
  readonly layers?: readonly string[];
}

/** A pipeline whose models are loaded. Documents do not influence one another, so it can be used for as long as one likes. */
export interface OpenPipeline {
  /** One document to its record. Throws a TypeError for an input without a text. */
  annotate(input: Input): Promise<CopydeskRecord>;
  /**
   * Records in the order of the documents, one at a time: the next document is asked for only when its record is. Nothing is kept of
   * a document, so ids that occur twice stay as they are.
   */
  annotateAll(inputs: AsyncIterable<Input> | Iterable<Input>): AsyncGenerator<CopydeskRecord>;
}

/** Loads a pipeline's models once, for many documents. */
export async function openPipeline(
  pipeline: Pipeline = news,
  options: PipelineOptions = {},
): Promise<OpenPipeline> {
  const chosen = options.layers ? selectLayers(pipeline, options.layers) : pipeline;
  const stages = await openStages(chosen);
  const toRecord = recordMaker(chosen, options.offsets ?? "codepoint");

  async function annotate(input: Input): Promise<CopydeskRecord> {
    const row = typeof input === "string" ? { text: input } : input;
    const item = await documentFromRow(
      row,
      { uri: "-" },
      { ...DEFAULT_READ_OPTIONS, maxBytes: Number.POSITIVE_INFINITY },
    );
    if ("problem" in item) throw new TypeError(item.problem.message);
    return toRecord(item.doc, await annotateDocument(item.doc, stages));
  }
  return {
    annotate,
    async *annotateAll(inputs) {
      for await (const input of inputs) yield await annotate(input);
    },
  };
}

let opened: Promise<OpenPipeline> | undefined;

/** Annotates with the news pipeline: one document to its record, or documents to records, one by one. */
export function annotate(input: Input): Promise<CopydeskRecord>;
export function annotate(inputs: AsyncIterable<Input>): AsyncGenerator<CopydeskRecord>;
export function annotate(
  input: Input | AsyncIterable<Input>,
): Promise<CopydeskRecord> | AsyncGenerator<CopydeskRecord> {
  opened ??= openPipeline();
  const pipeline = opened;
  if (typeof input === "object" && Symbol.asyncIterator in input) {
    return (async function* () {
      yield* (await pipeline).annotateAll(input as AsyncIterable<Input>);
    })();
  }
  return pipeline.then((open) => open.annotate(input as Input));
}
