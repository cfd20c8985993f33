import { expect, test } from "vitest";
import type { Entity } from "../../src/schema/entities.ts";
import { openReferentExplainer } from "../../src/stages/referents/explain.ts";
import { referents } from "../../src/stages/referents/index.ts";
import { docOf, noWarning } from "./stage-harness.ts";

const stage = await referents().open();
const explain = openReferentExplainer();

/** A text whose mentions are written [Name|LABEL]. */
function read(marked: string) {
  const entities: Entity[] = [];
  let text = "";
  for (const part of marked.split(/(\[[^\]]+\])/)) {
    const [, name, label] = /^\[(.+)\|(\w+)\]$/.exec(part) ?? [];
    if (name !== undefined)
      entities.push({
        id: `e${entities.length}`,
        start: text.length,
        end: text.length + name.length,
        text: name,
        label: label as Entity["label"],
        score: 1,
        referent: null,
        by: "test",
      });
    text += name ?? part;
  }
  return { text, entities };
}

test.each([
  ["[Ada Okoro|PERSON] left. [ada okoro|PERSON] stayed.", "the same name as “Ada Okoro” (e0)"],
  ["[Ada Okoro|PERSON] left. [Okoro|PERSON] stayed.", "the surname of “Ada Okoro” (e0)"],
  [
    "The [Alliance of Sahel States|ORG], or [AES|ORG], met.",
    "the text defines one by the other: “Alliance of Sahel States, or AES”",
  ],
  ["The [United Nations|ORG] met. The [UN|ORG] voted.", "the initials of “United Nations” (e0)"],
  ["The [UN|ORG] met. The [United Nations|ORG] voted.", "its initials are “UN” (e0)"],
  [
    "[Muammar Gaddafi|PERSON] spoke. [Muammar Gadhafi|PERSON] left.",
    "another spelling of “Muammar Gaddafi” (e0)",
  ],
])("%s: %s", (marked, because) => {
  const { text, entities } = read(marked);
  const told = explain(text, entities, "e1");
  expect(told?.mentions).toEqual([
    { mention: "e0", text: entities[0]?.text, because: "the first" },
    { mention: "e1", text: entities[1]?.text, because },
  ]);
});

test("a place's candidates come with points that add up, and the best is the link", async () => {
  const { text, entities } = read(
    "[Paris|GPE], [Texas|GPE], is far from [Paris|GPE], and from [Dallas|GPE].",
  );
  const made = await stage(docOf(text), { entities } as never, noWarning);
  // The stage makes referents.
  const [first] = made as unknown as { link: { geonames: string | null } | null }[];
  const told = explain(text, entities, "e0");
  const [best, second] = told?.place.candidates ?? [];
  expect(best?.place).toMatchObject({ country: "US" });
  expect(best?.place.geonames).toBe(first?.link?.geonames);
  expect(best?.points.namedAfter).toBeGreaterThan(0);
  expect(Object.values(best?.points ?? {}).reduce((sum, points) => sum + points, 0)).toBeCloseTo(
    best?.score ?? 0,
    10,
  );
  expect(best?.score).toBeGreaterThan(second?.score ?? 0);
  expect(told?.place.share).toBeGreaterThan(0.65);
});

test("a nationality's country is looked up, a person has no place, an unknown mention no referent", () => {
  const { text, entities } = read("[Ada Okoro|PERSON] of the [Afghan|NORP] team");
  expect(explain(text, entities, "e1")?.place.home?.country).toBe("AF");
  expect(explain(text, entities, "e0")?.place).toEqual({
    candidates: [],
    home: null,
    unlisted: null,
    share: null,
  });
  expect(explain(text, entities, "e9")).toBeNull();
});
