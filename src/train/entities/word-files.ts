import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { extend, GOES_ON, LISTS, LONGEST_NAME } from "../../stages/entities/tagger/gazetteer.ts";
import { readWordSet } from "../../text/lexicon.ts";
import { hashText } from "../../text/sequence/hash.ts";

type List = (typeof LISTS)[number];

/** People that a city must have, and people that it must have for its other names to be known. */
const INHABITANTS = { least: 5000, manyNames: 100_000 };
/** Where tokens end inside a word: at an apostrophe or a hyphen. */
const BETWEEN = /\s+|(?<=\p{L})(?=['-])|(?<=['-])(?=\p{L})/u;
const COMPANY_FORM = /,? (?:Inc|Corp|Ltd|plc|Co)\.?(?: \(.*\))?$/i;

/** Names of all lists as hashes of their words, with the lists that they are in. `folder` holds the gazetteers' source files. */
export function nameEntries(folder: string): Map<number, number> {
  const entries = new Map<number, number>();
  const add = (name: string, list: List) => {
    const words = name.replaceAll("’", "'").toLowerCase().split(BETWEEN).filter(Boolean);
    if (words.length === 0 || words.length > LONGEST_NAME) return;
    let hash = 0;
    words.forEach((word, k) => {
      hash = k === 0 ? hashText(word) : extend(hash, hashText(word));
      const bit = k === words.length - 1 ? 1 << LISTS.indexOf(list) : GOES_ON;
      entries.set(hash, (entries.get(hash) ?? 0) | bit);
    });
  };
  const rows = (file: string): string[][] =>
    gunzipSync(readFileSync(join(folder, `${file}.tsv.gz`)))
      .toString("utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"));
  const words = (name: string) =>
    readWordSet(new URL("../../stages/entities/index.ts", import.meta.url).href, `${name}.tsv`);

  const own: readonly (readonly [string, List])[] = [
    ["cities", "city"],
    ["places", "city"],
    ["countries", "country"],
    ["regions", "region"],
    ["demonyms", "demonym"],
    ["groups", "demonym"],
    ["given-names", "given"],
    ["family-names", "family"],
    ["orgs", "organisation"],
  ];
  for (const [file, list] of own) for (const name of words(file)) add(name, list);
  for (const [, name = "", ascii = "", others = "", , , , people] of rows("geonames_cities500")) {
    if (Number(people) < INHABITANTS.least) continue;
    add(name, "city");
    add(ascii, "city");
    if (Number(people) >= INHABITANTS.manyNames)
      for (const other of others.split("|")) if (other.length > 4) add(other, "city");
  }
  for (const file of ["geonames_admin1", "geonames_admin2"])
    for (const [, name = ""] of rows(file)) if (name.length > 3) add(name, "division");
  for (const [, name = ""] of rows("everypolitician_people")) if (name.includes(" ")) add(name, "person");
  for (const [, name = ""] of rows("everypolitician_orgs"))
    if (name.length > 6 && name !== "unknown") add(name, "party");
  for (const [, club = "", alias = ""] of rows("football_clubs"))
    for (const name of [club, alias]) add(name, "club");
  for (const [, name = ""] of rows("companies_us_listed"))
    if (name !== "NASDAQ") add(name.replace(COMPANY_FORM, ""), "company");
  for (const [, name = ""] of rows("universities")) add(name, "university");
  return entries;
}
