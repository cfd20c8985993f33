import type { LISTS } from "./gazetteer.ts";

/** Where the names of each list come from, and under which licence they stand. NOTICE has the addresses. */
export const GAZETTEER_SOURCES: { readonly [list in (typeof LISTS)[number]]: string } = {
  city: "GeoNames, CC BY 4.0; cities.tsv, places.tsv",
  country: "mledoze/countries, ODbL 1.0; countries.tsv",
  division: "GeoNames, CC BY 4.0",
  region: "written for copydesk, CC0; regions.tsv",
  demonym: "mledoze/countries, ODbL 1.0, and MIT; demonyms.tsv, groups.tsv",
  given: "Wikidata, CC0, popular names and Faker, MIT; given-names.tsv",
  family: "Wikidata, CC0, popular names and Faker, MIT; family-names.tsv",
  person: "EveryPolitician, ODbL 1.0",
  club: "a list of football clubs, MIT or CC0",
  company: "a list of companies listed in the United States, MIT or CC0",
  university: "a list of universities, MIT or CC0",
  party: "EveryPolitician, ODbL 1.0",
  organisation: "written for copydesk, CC0; orgs.tsv",
};
