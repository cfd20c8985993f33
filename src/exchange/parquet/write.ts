import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { RECORD_LAYERS } from "../../schema/layers.ts";
import { mapOffsets, toCodepoint } from "../../schema/offset-units.ts";
import type { CopydeskRecord } from "../../schema/record.ts";
import type { Exporter, ExportFormat, Sink } from "../format.ts";
import { cellOf } from "./cell.ts";
import { type Column, features, schemaElements } from "./columns.ts";
import { RECORD_COLUMNS } from "./record-columns.ts";

/** A row group is closed at this many rows or this much text, whichever comes first: all of it is in memory. */
const GROUP = { rows: 1000, characters: 4_000_000 } as const;

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
  const names = Object.keys(columns);
  const cells = names.map((name) => [name, cellOf(columns[name] ?? { type: "string" })] as const);
  const output = new ByteWriter();
  const drain = () => {
    sink.write(new Uint8Array(output.buffer.slice(0, output.index)));
    output.index = 0;
  };
  const writer = new ParquetWriter({
    writer: Object.assign(output, { flush: drain, finish: drain }),
    createdBy: "copydesk",
    schema: [
      { name: "root", num_children: names.length },
      ...names.flatMap((name) => schemaElements(name, columns[name] ?? { type: "string" })),
    ],
    kvMetadata: [{ key: "huggingface", value: JSON.stringify({ info: { features: features(columns) } }) }],
  });
  let group = new Map<string, unknown[]>(names.map((name) => [name, []]));
  let size = 0;
  let held = 0;
  const close = () => {
    if (held === 0) return;
    writer.write({
      columnData: names.map((name) => ({ name, data: group.get(name) ?? [] })),
      rowGroupSize: held,
    });
    group = new Map(names.map((name) => [name, []]));
    size = 0;
    held = 0;
  };
  return {
    write(row, characters) {
      for (const [name, cell] of cells) group.get(name)?.push(cell(row[name]));
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

/** A record as a row: offsets in code points, `meta` as JSON. */
export function rowOf(record: CopydeskRecord): Record<string, unknown> {
  const { meta, ...rest } = record;
  const row = record.offsets === "utf16" ? mapOffsets(rest, toCodepoint(record.text)) : rest;
  return { ...row, meta: JSON.stringify(meta) };
}
