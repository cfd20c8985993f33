// Makes the index of places from lists of GeoNames.
//   node scripts/make-places.mjs DATA        DATA is a folder with gazetteers/geonames_{cities500,admin1}.tsv.gz
// Writes models/places/places.bin: same input, same bytes. The layout is told in src/stages/referents/places/place-index.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const [data] = process.argv.slice(2);
if (!data) {
  console.error("usage: node scripts/make-places.mjs DATA");
  process.exit(2);
}
const table = (name) =>
  gunzipSync(readFileSync(join(data, "gazetteers", name)))
    .toString("utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
const LATIN = /^[\p{Script=Latin}\p{M}’' .-]+$/u;
/** Alternate names of smaller places cost more room and wrong hits than they bring. */
const ALTERNATES_FROM = 15_000;

/** As `hashOf` in src/stages/referents/places/place-index.ts. */
function hashOf(name) {
  const key = name.toLowerCase().replaceAll("’", "'").replaceAll(".", "").replace(/\s+/g, " ");
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const entries = [];
const pairs = [];
const admin = new Map();
for (const [id, name, ascii, alternates = "", country, code, feature, people, lat, lon] of table(
  "geonames_cities500.tsv.gz",
)) {
  const population = Number(people);
  const names = new Set([name, ascii]);
  // Three letters and fewer in capitals are codes of airports, not names.
  if (population >= ALTERNATES_FROM)
    for (const other of alternates.split("|")) if (other.length >= 4 && LATIN.test(other)) names.add(other);
  for (const form of names) if (form) pairs.push([hashOf(form), entries.length]);
  const kind = feature === "PPLC" ? 2 : 1;
  entries.push({ id: Number(id), lat: Number(lat), lon: Number(lon), population, country, kind });
  const region = admin.get(`${country}.${code}`) ?? {
    south: 90,
    north: -90,
    west: 180,
    east: -180,
    population: 0,
  };
  region.population += population;
  region.south = Math.min(region.south, lat);
  region.north = Math.max(region.north, lat);
  region.west = Math.min(region.west, lon);
  region.east = Math.max(region.east, lon);
  admin.set(`${country}.${code}`, region);
}
// A region lies in the middle of the box around its towns: their mean would be pulled to where most of them are.
for (const [code, name] of table("geonames_admin1.tsv.gz")) {
  const region = admin.get(code);
  if (!region) continue;
  pairs.push([hashOf(name), entries.length]);
  entries.push({
    id: 0,
    lat: (region.south + region.north) / 2,
    lon: (region.west + region.east) / 2,
    population: region.population,
    country: code.slice(0, 2),
    kind: 3,
  });
}
pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);

const int = (values) => Buffer.from(Int32Array.from(values).buffer);
const natural = (values) => Buffer.from(Uint32Array.from(values).buffer);
writeFileSync(
  new URL("../models/places/places.bin", import.meta.url),
  Buffer.concat([
    natural([0x31504443, entries.length, pairs.length]),
    natural(entries.map(({ id }) => id)),
    int(entries.map(({ lat }) => Math.round(lat * 1e5))),
    int(entries.map(({ lon }) => Math.round(lon * 1e5))),
    natural(entries.map(({ population }) => population)),
    natural(
      entries.map(({ country, kind }) => (kind << 16) | (country.charCodeAt(0) << 8) | country.charCodeAt(1)),
    ),
    natural(pairs.map(([hash]) => hash)),
    natural(pairs.map(([, entry]) => entry)),
  ]),
);
console.log(`${entries.length} places, ${pairs.length} names`);
