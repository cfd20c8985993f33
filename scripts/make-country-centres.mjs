// Makes the list of where countries are.
//   node scripts/make-country-centres.mjs COUNTRIES
// COUNTRIES is countries.json of npm's world-countries 5.1.0 (mledoze/countries, ODbL 1.0), with the points of the CIA World Factbook. The
// outlines are those of the package world-atlas (Natural Earth, public domain), GeoNames' points those of geonames-countries.tsv. Writes
// src/stages/referents/places/country-centres.tsv: same input, same bytes.
//
// Where a country is, is a convention: GeoNames puts Mali at 18° N 2° W, the Factbook at 17° N 4° W. Where what is published
// and the middle of the outline are near each other, their mean is near whatever convention a reader has; where they are not (Canada, the
// United States), what GeoNames or else the Factbook says stands.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoCentroid, geoDistance } from "d3-geo";
import { feature } from "topojson-client";

const [countries] = process.argv.slice(2);
if (!countries) {
  console.error("usage: node scripts/make-country-centres.mjs COUNTRIES");
  process.exit(2);
}
/** Kilometres within which all points of a country have to lie for their mean to be taken. */
const NEAR = 300;
const EARTH_RADIUS = 6371;

const geonames = new Map(
  readFileSync(new URL("geonames-countries.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => {
      const [code, id, latitude, longitude] = line.split("\t");
      return [code, { id, point: latitude ? [Number(longitude), Number(latitude)] : null }];
    }),
);
const atlas = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"),
);
const middles = new Map(
  feature(atlas, atlas.objects.countries).features.map((area) => [area.id, geoCentroid(area)]),
);

const apart = (a, b) => EARTH_RADIUS * geoDistance(a, b);
const rounded = (degrees) => Math.round(degrees * 100) / 100;
const rows = JSON.parse(readFileSync(countries, "utf8"))
  .map(({ cca2, ccn3, latlng: [latitude, longitude] }) => {
    const { id = "", point = null } = geonames.get(cca2) ?? {};
    const factbook = [longitude, latitude];
    const points = [point, factbook, middles.get(ccn3)].filter(Boolean);
    const areNear = points.every((a) =>
      points.every((b) => apart(a, b) < NEAR && Math.abs(a[0] - b[0]) < 180),
    );
    const mean = (axis) => points.reduce((sum, each) => sum + each[axis], 0) / points.length;
    const [lon, lat] = areNear ? [mean(0), mean(1)] : (point ?? factbook);
    return [cca2, rounded(lat), rounded(lon), id].join("\t");
  })
  .sort();
writeFileSync(
  new URL("../src/stages/referents/places/country-centres.tsv", import.meta.url),
  `${[
    "# Countries: ISO 3166-1 alpha-2 code, latitude and longitude of the middle, GeoNames id where it is known. The mean of what GeoNames (CC BY 4.0)",
    "# and the CIA World Factbook say (through mledoze/countries, world-countries 5.1.0, ODbL 1.0) and of the middle of the outline (Natural Earth,",
    "# public domain) where these are near each other. Made by scripts/make-country-centres.mjs.",
    ...rows,
  ].join("\n")}\n`,
);
