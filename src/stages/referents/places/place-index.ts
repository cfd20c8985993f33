import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { dataFile } from "../../../text/lexicon.ts";
import { partitionPoint } from "../../../text/partition-point.ts";
import { keyOf } from "../mention.ts";

const FILE = dataFile(import.meta.url, "../../../../models/places/places.bin");
export const PLACES_MODEL = pathToFileURL(FILE).href;

/** What an entry is. A part is a quarter of a town, a seat the capital of a region, a region the first division of a country. */
export type PlaceKind = "city" | "part" | "seat" | "capital" | "county" | "region" | "country";

/** A place that a name can mean. Latitude and longitude are in degrees, `geonames` null where the sources have no id. */
export interface Place {
  readonly kind: PlaceKind;
  readonly geonames: string | null;
  readonly country: string | null;
  /** The number of the region that it is or lies in; 0 for none. */
  readonly region: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
  /** The name is not its own, but another that it is known by, or was. */
  readonly byOtherName: boolean;
}

const OTHER = 0x80000000;

const KINDS: readonly PlaceKind[] = ["city", "part", "seat", "capital", "county", "region"];

/** FNV-1a over the UTF-16 units of a name's key; as in scripts/make-places.mjs. */
function hashOf(name: string): number {
  const key = keyOf(name);
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Reads the index: 32-bit little-endian columns after the mark, the number of entries and the number of names. Entries: id,
 * latitude and longitude in 1e-5 degrees, population; region (13 bits), kind (3), country (two letters, 16); names: sorted hashes, and
 * the entry of each, with the highest bit where the name is another than the entry's own.
 */
export function openPlaceIndex(): (name: string) => Place[] {
  const bytes = readFileSync(FILE);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const [, entries = 0, names = 0] = new Uint32Array(buffer, 0, 3);
  const column = (i: number) => 12 + i * entries * 4;
  const ids = new Uint32Array(buffer, column(0), entries);
  const latitudes = new Int32Array(buffer, column(1), entries);
  const longitudes = new Int32Array(buffer, column(2), entries);
  const populations = new Uint32Array(buffer, column(3), entries);
  const kinds = new Uint32Array(buffer, column(4), entries);
  const hashes = new Uint32Array(buffer, column(5), names);
  const targets = new Uint32Array(buffer, column(5) + names * 4, names);

  const placeAt = (target: number): Place => {
    const i = target & ~OTHER;
    const packed = kinds[i] ?? 0;
    return {
      kind: KINDS[(packed >> 16) & 7] ?? "city",
      geonames: ids[i] ? String(ids[i]) : null,
      country: String.fromCharCode((packed >> 8) & 255, packed & 255),
      region: packed >>> 19,
      latitude: (latitudes[i] ?? 0) / 1e5,
      longitude: (longitudes[i] ?? 0) / 1e5,
      population: populations[i] ?? 0,
      byOtherName: (target & OTHER) !== 0,
    };
  };
  return (name) => {
    const hash = hashOf(name);
    const places: Place[] = [];
    for (let i = partitionPoint(names, (k) => (hashes[k] ?? 0) < hash); hashes[i] === hash; i++)
      places.push(placeAt(targets[i] ?? 0));
    return places;
  };
}
