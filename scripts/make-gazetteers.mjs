// Makes the gazetteers of the entities stage from the public lists they come from.
//   node scripts/make-gazetteers.mjs DATA WORDS
// DATA is a folder with gazetteers/*.gz and, to count words, claims/ and entities/; WORDS is words.txt of npm's word-list 4.1.0.
// Writes src/stages/entities/{countries,cities,demonyms,given-names,family-names,places-in-small}.tsv: same input, same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const [data, words] = process.argv.slice(2);
if (!data || !words) {
  console.error("usage: node scripts/make-gazetteers.mjs DATA WORDS");
  process.exit(2);
}
const out = new URL("../src/stages/entities/", import.meta.url);
const text = (path) => gunzipSync(readFileSync(join(data, path))).toString("utf8");
const table = (name) =>
  text(`gazetteers/${name}`)
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const LATIN = /^[\p{Script=Latin}\p{M}’' .-]+$/u;

/** How often each word stands in lower case, and with a capital inside a sentence, in running news text: tells words from names. */
const lower = new Map();
const upper = new Map();
for (const path of ["claims/polnear.train.jsonl.gz", "entities/worldwide.train.jsonl.gz"]) {
  for (const row of text(path).trim().split("\n")) {
    for (const [, before, word] of JSON.parse(row).text.matchAll(/(\S?)\s(\p{L}+)/gu)) {
      if (/^\p{Ll}/u.test(word)) lower.set(word, (lower.get(word) ?? 0) + 1);
      else if (/[\p{Ll},]/u.test(before))
        upper.set(word.toLowerCase(), (upper.get(word.toLowerCase()) ?? 0) + 1);
    }
  }
}
/** A word of the language rather than a name: often in lower case, and more often so than with a capital. */
const isWord = (name) =>
  (lower.get(name.toLowerCase()) ?? 0) >= 3 &&
  (lower.get(name.toLowerCase()) ?? 0) * 2 > (upper.get(name.toLowerCase()) ?? 0);

function write(name, header, rows) {
  const lines = [...new Set(rows.map((row) => row.join("\t")))].sort(byCode);
  writeFileSync(
    new URL(name, out),
    `${header.map((line) => `# ${line}`).join("\n")}\n# made by: node scripts/make-gazetteers.mjs DATA WORDS\n${lines.join("\n")}\n`,
  );
  console.log(`${name}: ${lines.length} rows`);
}

const countries = table("countries.tsv.gz");
const countryRows = countries.flatMap(([code, , name, official, alts = "", capital]) => {
  const names = [name, official, ...alts.split("|")].filter(
    (form) => form.length >= 4 && LATIN.test(form) && !isWord(form),
  );
  return names.map((form) => [form.replace(/^The /, ""), code, capital ?? ""]);
});
write(
  "countries.tsv",
  ["Countries: name, ISO 3166-1 alpha-2 code, capital. Source: mledoze/countries, ODbL 1.0."],
  countryRows,
);

/** Territories whose people go by the name of another country's: where two codes share a demonym, theirs is left out. */
const TERRITORIES = new Set(["BQ", "IO", "MP", "SJ", "TF"]);
const demonyms = [
  ...countries.flatMap(([code, , , , , , forms = ""]) => forms.split("|").map((form) => [form, code])),
  ...table("nationalities_en.tsv.gz").map(([code, form]) => [form, code]),
].filter(
  ([form, code]) =>
    form &&
    !TERRITORIES.has(code) &&
    !countries.some(([, , name]) => name === form) &&
    /^\p{Lu}\p{L}+( \p{Lu}\p{L}+)?$/u.test(form),
);
// Not the names of countries that some rows repeat.
const plurals = demonyms
  .filter(([form]) => /(an|i|ian)$/.test(form))
  .map(([form, code]) => [`${form}s`, code]);
write(
  "demonyms.tsv",
  [
    "Demonyms: form, ISO 3166-1 alpha-2 code. Source: mledoze/countries, ODbL 1.0, and a list of nationalities, MIT.",
  ],
  [...demonyms, ...plurals],
);

const countryNames = new Set(countryRows.map(([name]) => name));
const given = new Set([
  ...["male", "female", "unisex"].flatMap((kind) =>
    table(`wikidata_${kind}_names.txt.gz`).map(([name]) => name),
  ),
  ...table("popular_names_by_country.tsv.gz")
    .filter(([, kind]) => kind === "given")
    .map(([, , name]) => name),
  ...table("faker_african_indian_names.tsv.gz")
    .filter(([, kind]) => kind === "given")
    .map(([, , name]) => name),
]);
const family = new Set([
  ...table("wikidata_family_names.txt.gz").map(([name]) => name),
  ...table("popular_names_by_country.tsv.gz")
    .filter(([, kind]) => kind === "family")
    .map(([, , name]) => name),
  ...table("faker_african_indian_names.tsv.gz")
    .filter(([, kind]) => kind === "family")
    .map(([, , name]) => name),
]);
const personal = (names) =>
  [...names]
    .filter(
      (name) =>
        name &&
        name.length >= 3 &&
        /^\p{Lu}[\p{Script=Latin}\p{M}’'-]+$/u.test(name) &&
        !isWord(name) &&
        !countryNames.has(name),
    )
    .map((name) => [name]);
const NAMES =
  "Source: Wikidata, CC0; popular names by country, MIT; Faker, MIT. Words of the language left out.";
write("given-names.tsv", [`Given names. ${NAMES}`], personal(given));
write("family-names.tsv", [`Family names. ${NAMES}`], personal(family));

const cities = new Map();
for (const [id, name, ascii, , country, , kind, population, latitude, longitude] of table(
  "geonames_cities500.tsv.gz",
)) {
  if (Number(population) < 50_000 && kind !== "PPLC") continue;
  for (const form of new Set([name, ascii])) {
    if (
      form.length < 4 ||
      !LATIN.test(form) ||
      isWord(form) ||
      (given.has(form) && Number(population) < 500_000 && kind !== "PPLC") ||
      countryNames.has(form)
    )
      continue;
    const other = cities.get(form);
    // The largest place of a name stands for it, unless others are nearly as large.
    if (!other || Number(other[4]) < Number(population))
      cities.set(form, [
        form,
        id,
        country,
        `${Number(latitude).toFixed(3)},${Number(longitude).toFixed(3)}`,
        population,
        other ? other[4] : "0",
      ]);
    else other[5] = String(Math.max(Number(other[5]), Number(population)));
  }
}
write(
  "cities.tsv",
  [
    "Cities of 50,000 people or more, and capitals: name, GeoNames id, country, latitude,longitude, population, population of the next largest of that name.",
    "Source: GeoNames (www.geonames.org), CC BY 4.0.",
  ],
  [...cities.values()],
);

/** Places known well enough that people write their names in small letters, too: cities and regions of so many people, and countries. */
const KNOWN = { city: 100_000, region: 1_000_000 };
const dictionary = new Set(readFileSync(words, "utf8").split("\n"));
const regionPeople = new Map();
const known = countries.map(([, , name]) => name);
for (const [, name, ascii, , country, region, , population] of table("geonames_cities500.tsv.gz")) {
  const code = `${country}.${region}`;
  regionPeople.set(code, (regionPeople.get(code) ?? 0) + Number(population));
  if (Number(population) >= KNOWN.city) known.push(name, ascii);
}
for (const [code, name] of table("geonames_admin1.tsv.gz"))
  if ((regionPeople.get(code) ?? 0) >= KNOWN.region) known.push(name);
write(
  "places-in-small.tsv",
  [
    "Countries, cities of 100,000 people or more and regions of a million, in small letters, where a word is none of the language.",
    "Source: mledoze/countries, ODbL 1.0; GeoNames (www.geonames.org), CC BY 4.0; words of the language: npm's word-list 4.1.0, MIT.",
  ],
  known
    .map((name) => name.toLowerCase())
    .filter(
      (name) =>
        name.length >= 4 &&
        /^[\p{Script=Latin}\p{M}]+(?: [\p{Script=Latin}\p{M}]+)*$/u.test(name) &&
        name.split(" ").some((word) => word.length >= 3 && !dictionary.has(word) && !isWord(word)),
    )
    .map((name) => [name]),
);
