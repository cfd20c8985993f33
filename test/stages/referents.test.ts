import { expect, test } from "vitest";
import type { Mention } from "../../src/stages/referents/mention.ts";
import { openResolver } from "../../src/stages/referents/places/resolve.ts";

const resolve = openResolver(0.5);

const linksOf = (text: string, ...names: string[]) => labelledLinksOf(text, "GPE", ...names);

function labelledLinksOf(text: string, label: string, ...names: string[]) {
  const groups = names.map((name, i) => {
    const start = text.indexOf(name);
    const mention = {
      id: `e${i}`,
      start,
      end: start + name.length,
      text: name,
      label,
      score: 1,
      referent: null,
    };
    return { mentions: [mention as unknown as Mention] };
  });
  return resolve(text, groups);
}

test("A bare name is its largest place", () => {
  expect(linksOf("She flew to Bamako.", "Bamako")[0]?.geonames).toBe("2460596");
  expect(linksOf("She flew to Paris.", "Paris")[0]?.iso3166).toBe("FR");
});

test("What follows a comma, and the countries of the document, move a name", () => {
  expect(linksOf("A shop in Paris, Texas closed.", "Paris", "Texas")[0]?.iso3166).toBe("US");
  expect(linksOf("Birmingham, Alabama voted.", "Birmingham", "Alabama")[0]?.iso3166).toBe("US");
  const austin = linksOf("Austin, in Scott County, Indiana, voted.", "Austin", "Scott County", "Indiana")[0];
  expect(austin?.geonames).toBe("4254010");
});

test("A state is meant where the text says so, and the city of its name elsewhere", () => {
  // A region has no GeoNames id.
  const isState = (text: string, name: string, ...others: string[]) =>
    linksOf(text, name, ...others)[0]?.geonames === null;
  expect(isState("A cow on a Washington state farm fell ill.", "Washington")).toBe(true);
  expect(isState("It began in the state of Washington.", "Washington")).toBe(true);
  expect(isState("New York Gov. Hochul spoke.", "New York")).toBe(true);
  expect(isState("New York governors spoke.", "New York")).toBe(false);
  expect(isState("A man from Buffalo, New York died.", "New York", "Buffalo")).toBe(true);
  expect(isState("Theft in Brooklyn, New York rose.", "New York", "Brooklyn")).toBe(false);
  expect(isState("Cases in Utah, Washington and Wisconsin.", "Washington", "Utah", "Wisconsin")).toBe(true);
  // Two names that towns have too, "Oklahoma, Pennsylvania" among them, do not hide that it is a list of states.
  expect(
    isState(
      "Cases in Georgia, Oklahoma, Pennsylvania, Ohio and Washington.",
      "Oklahoma",
      "Georgia",
      "Pennsylvania",
      "Ohio",
      "Washington",
    ),
  ).toBe(true);
  expect(isState("Cases in London, Washington and Paris.", "Washington", "London", "Paris")).toBe(false);
  expect(isState("Washington State Department aides left.", "Washington")).toBe(false);
  const [jiangsu] = linksOf("Floods hit Jiangsu.", "Jiangsu");
  expect(Math.abs((jiangsu?.longitude ?? 0) - 119.5)).toBeLessThan(1);
});

test("A country has its code and a middle; an unknown name has no link", () => {
  expect(linksOf("Mali closed the border.", "Mali")[0]?.iso3166).toBe("ML");
  expect(linksOf("They met in Qwxzville.", "Qwxzville")[0]).toBeNull();
});

test("A place in a region that has none of its name is one that the index lacks", () => {
  expect(linksOf("A man was stopped in Stroud, Ontario.", "Stroud", "Ontario")[0]).toBeNull();
  expect(linksOf("A man was stopped in Stroud.", "Stroud")[0]?.iso3166).toBe("GB");
  expect(linksOf("They toured Chicago, Texas and Ohio.", "Chicago", "Texas")[0]?.iso3166).toBe("US");
});

test("Where a country is, is the mean of what is published, where that is near each other", () => {
  const [mali, canada] = linksOf("Mali plays Canada.", "Mali", "Canada");
  // GeoNames says 18 N 2 W, the Factbook 17 N 4 W, and the middle of the outline is at 17.3 N 3.6 W.
  expect(mali).toMatchObject({ latitude: 17.44, longitude: -3.2 });
  // 60.1 N 113.6 W and 60 N 95 W are not near each other: GeoNames' stands.
  expect(canada).toMatchObject({ latitude: 60.11, longitude: -113.64 });
});

test.each([
  ["Guangdong province", "CN"],
  ["Lagos State", "NG"],
  ["Quebec City", "CA"],
  ["Nairobi, Kenya", "KE"],
  ["Hague", "NL"],
  ["Washington, DC", "US"],
])("A name that no list has as it is written is linked: %s", (name, country) => {
  expect(linksOf(`Talks in ${name} failed.`, name)[0]?.iso3166).toBe(country);
});

test("A town of the name is meant rather than one that has it beside its own, English names of towns count as theirs", () => {
  const [pittsburgh] = linksOf(
    "They lost at Pittsburgh and won in Los Angeles.",
    "Pittsburgh",
    "Los Angeles",
  );
  expect(pittsburgh?.geonames).toBe("5206379");
  expect(linksOf("They met in Seville.", "Seville")[0]?.iso3166).toBe("ES");
  expect(linksOf("They met in St. Petersburg.", "St. Petersburg")[0]?.iso3166).toBe("RU");
  expect(linksOf("They met in St. Petersburg, Florida.", "St. Petersburg", "Florida")[0]?.iso3166).toBe("US");
});

test("A heavenly body is no town", () => {
  expect(linksOf("The oldest rocks on Earth.", "Earth")[0]).toBeNull();
});

test("A nationality has its country's link; one that two countries share, or that is no nationality, has none", () => {
  expect(labelledLinksOf("French soldiers left.", "NORP", "French")[0]?.iso3166).toBe("FR");
  expect(labelledLinksOf("Congolese soldiers left.", "NORP", "Congolese")[0]).toBeNull();
  expect(labelledLinksOf("Republican voters stayed.", "NORP", "Republican")[0]).toBeNull();
});

test("Regions that the document names draw their towns; short forms of regions are known", () => {
  const [, london] = linksOf("Police in Ontario closed a road near London.", "Ontario", "London");
  expect(london?.iso3166).toBe("CA");
  expect(linksOf("A judge in Bowling Green, Ky. ruled.", "Bowling Green", "Ky.")[0]?.longitude).toBeCloseTo(
    -86.4,
    0,
  );
});

test("A county of a country that the document names is meant", () => {
  const [, suffolk] = linksOf("A man from England was found in Suffolk.", "England", "Suffolk");
  expect(suffolk?.iso3166).toBe("GB");
});

test("Washington is the capital, New York the city, unless what follows says otherwise", () => {
  expect(linksOf("Talks in Washington failed.", "Washington")[0]?.geonames).toBe("4140963");
  expect(linksOf("Talks in New York failed.", "New York")[0]?.geonames).toBe("5128581");
  expect(linksOf("Talks in LA failed.", "LA")[0]?.geonames).toBe("5368361");
  expect(linksOf("Talks in Baton Rouge, LA failed.", "LA", "Baton Rouge")[0]?.latitude).toBeCloseTo(31, 0);
});

test("A short form of a region behind a comma counts, also where nobody marked it as a name", () => {
  expect(linksOf("GLASGOW, Ky. (WBKO) -- A woman died.", "GLASGOW")[0]?.longitude).toBeCloseTo(-85.9, 0);
  expect(linksOf("They moved to Edmonton, Dr. Lee said.", "Edmonton")[0]?.iso3166).toBe("CA");
});

test("A town lies in a country where the text surely means another place, and not in one that is none of the text's", () => {
  const [hamilton, , unnamed] = linksOf(
    "Hamilton police and their colleagues in Auckland and Wellington agreed.",
    "Hamilton",
    "Auckland",
    "Wellington",
  );
  expect([hamilton?.iso3166, unnamed?.iso3166]).toEqual(["NZ", "NZ"]);
  expect(linksOf("Fog closed Heathrow.", "Heathrow")[0]?.iso3166).toBe("US");
  expect(linksOf("Fog in the United Kingdom closed Heathrow.", "Heathrow", "United Kingdom")[0]).toBeNull();
});
