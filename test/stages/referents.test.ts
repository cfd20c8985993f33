import { expect, test } from "vitest";
import type { Mention } from "../../src/stages/referents/mention.ts";
import { openResolver } from "../../src/stages/referents/places/resolve.ts";

const resolve = openResolver(0.5);

function linksOf(text: string, ...names: string[]) {
  const groups = names.map((name, i) => {
    const start = text.indexOf(name);
    const mention = {
      id: `e${i}`,
      start,
      end: start + name.length,
      text: name,
      label: "GPE",
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
});

test("A country has its code and a middle; an unknown name has no link", () => {
  expect(linksOf("Mali closed the border.", "Mali")[0]?.iso3166).toBe("ML");
  expect(linksOf("They met in Qwxzville.", "Qwxzville")[0]).toBeNull();
});
