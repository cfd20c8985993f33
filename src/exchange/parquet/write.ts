import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import { writeColumn } from "hyparquet-writer/src/column.js";
import { RECORD_LAYERS } from "../../schema/layers.ts";
import { mapOffsets, toCodepoint } from "../../schema/offset-units.ts";
import type { CopydeskRecord } from "../../schema/record.ts";
import type { Exporter, ExportFormat, Sink } from "../format.ts";
import { type Column, features, schemaElements } from "./columns.ts";
import { RECORD_COLUMNS } from "./record-columns.ts";
import { empty, openShredder } from "./shred.ts";

/** A row group is closed at this many rows or this much text, whichever comes first: all of it is in memory. */
const GROUP = { rows: 1000, characters: 2_000_000 } as const;

const PAGE_BYTES = 1 << 20;

/** A Parquet file with the columns of a record, which `datasets` reads with ClassLabels and no code. */
export const parquet: ExportFormat = {
  name: "parquet",
  about: "Parquet with stable typed columns and Hugging Face features",
  unit: "codepoint",
  shape: "file",
  holds: { layers: RECORD_LAYERS, fields: "all" },
  open(sink: Sink): Exporter {
    const rows = openParquetRows(sink, RECORD_COLUMNS);
    return {
      write(record) {
        rows.write(rowOf(record), record.text.length);
      },
      end() {
        rows.end();
        return new Map();
      },
    };
  },
};

/** Writes rows of any columns, in row groups, with the features that `datasets` reads in the file's metadata. */
export function openParquetRows(
  sink: Pick<Sink, "write">,
  columns: Readonly<Record<string, Column>>,
): { write(row: Readonly<Record<string, unknown>>, characters: number): void; end(): void } {
  const shredders = Object.entries(columns).map(([name, column]) => ({
    name,
    shredder: openShredder(name, column),
  }));
  const leaves = shredders.flatMap(({ shredder }) => shredder.leaves);
  const output = new ByteWriter();
  const drain = () => {
    sink.write(new Uint8Array(output.buffer.slice(0, output.index)));
    output.index = 0;
  };
  const schema: SchemaElement[] = [
    { name: "root", num_children: shredders.length },
    ...Object.entries(columns).flatMap(([name, column]) => schemaElements(name, column)),
  ];
  const elements = leafPaths(schema);
  // The library's writer makes head and foot; its own way to write groups walks each value once a leaf, which takes four times as long.
  const writer = new ParquetWriter({
    writer: Object.assign(output, { flush: drain, finish: drain }),
    createdBy: "copydesk",
    schema,
    kvMetadata: [{ key: "huggingface", value: JSON.stringify({ info: { features: features(columns) } }) }],
  });
  let held = 0;
  let size = 0;
  const close = () => {
    if (held === 0) return;
    const begun = output.offset;
    const chunks = leaves.map(({ path, ...pageData }, i) => {
      const schemaPath = elements[i] ?? [];
      const element = schemaPath.at(-1) ?? { name: "" };
      const column = {
        columnName: path.join("."),
        element,
        schemaPath,
        codec: writer.codec,
        compressors: { SNAPPY: writer.compressors.SNAPPY },
        // Least and greatest values help readers to skip groups, by whole documents only.
        stats: path.length === 1 && path[0] !== "text",
        pageSize: PAGE_BYTES,
        columnIndex: false,
        offsetIndex: false,
      };
      return writeColumn({ writer: output, column, pageData }).chunk;
    });
    empty(leaves);
    const bytes = chunks.reduce((sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n), 0n);
    writer.num_rows += BigInt(held);
    writer.row_groups.push({
      columns: chunks,
      total_byte_size: bytes,
      num_rows: BigInt(held),
      total_compressed_size: BigInt(output.offset - begun),
    });
    drain();
    held = 0;
    size = 0;
  };
  return {
    write(row, characters) {
      for (const { name, shredder } of shredders) shredder.add(row[name]);
      held++;
      size += characters;
      if (held >= GROUP.rows || size >= GROUP.characters) close();
    },
    end() {
      close();
      writer.finish();
    },
  };
}

/** The elements from the root to each leaf of a schema that is written depth first. */
function leafPaths(schema: readonly SchemaElement[]): SchemaElement[][] {
  const paths: SchemaElement[][] = [];
  let next = 0;
  const visit = (above: readonly SchemaElement[]) => {
    const element = schema[next++];
    if (!element) return;
    const path = [...above, element];
    if (!element.num_children) paths.push(path);
    for (let i = 0; i < (element.num_children ?? 0); i++) visit(path);
  };
  visit([]);
  return paths;
}

/** A record as a row: offsets in code points, `meta` as JSON. */
export function rowOf(record: CopydeskRecord): Record<string, unknown> {
  const { meta, ...rest } = record;
  const row = record.offsets === "utf16" ? mapOffsets(rest, toCodepoint(record.text)) : rest;
  return { ...row, meta: JSON.stringify(meta) };
}
