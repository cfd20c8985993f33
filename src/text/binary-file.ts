const MAGIC = 0x43444b31;
type Column = Uint32Array | Uint16Array | Uint8Array | Int8Array | Float32Array;
const TYPES = { Uint32Array, Uint16Array, Uint8Array, Int8Array, Float32Array } as const;
type TypeName = keyof typeof TYPES;

interface Header {
  readonly facts: unknown;
  readonly columns: readonly { readonly name: string; readonly type: TypeName; readonly length: number }[];
}

/** Puts facts and named columns of numbers into one file: a header in JSON, then the columns, each at a multiple of 8 bytes, little-endian. */
export function packColumns(facts: unknown, columns: Readonly<Record<string, Column>>): Uint8Array {
  const header: Header = {
    facts,
    columns: Object.entries(columns).map(([name, column]) => ({
      name,
      type: column.constructor.name as TypeName,
      length: column.length,
    })),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(8 + json.length);
  const total = Object.values(columns).reduce((sum, { byteLength }) => sum + aligned(byteLength), start);
  const file = new Uint8Array(total);
  new DataView(file.buffer).setUint32(0, MAGIC, true);
  new DataView(file.buffer).setUint32(4, json.length, true);
  file.set(json, 8);
  let at = start;
  for (const column of Object.values(columns)) {
    file.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  }
  return file;
}

/** Reads such a file without copying its columns. Throws when it is none. */
export function unpackColumns(file: Uint8Array): {
  readonly facts: unknown;
  column<T extends TypeName>(name: string, type: T): InstanceType<(typeof TYPES)[T]>;
} {
  // A buffer from a pool need not begin at a multiple of 8.
  const bytes = file.byteOffset % 8 === 0 ? file : Uint8Array.from(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC)
    throw new Error("This is no model file of copydesk's. Install copydesk anew, or train the model again.");
  const length = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Header;
  const places = new Map<string, { type: TypeName; at: number; length: number }>();
  let at = aligned(8 + length);
  for (const { name, type, length: count } of header.columns) {
    places.set(name, { type, at, length: count });
    at += aligned(count * TYPES[type].BYTES_PER_ELEMENT);
  }
  return {
    facts: header.facts,
    column(name, type) {
      const place = places.get(name);
      if (place?.type !== type)
        throw new Error(`The model file has no column "${name}" of ${type}. Train the model again.`);
      // The type was just compared with the one that the column was written with.
      return new TYPES[type](bytes.buffer as ArrayBuffer, bytes.byteOffset + place.at, place.length) as never;
    },
  };
}

const aligned = (bytes: number): number => (bytes + 7) & ~7;
