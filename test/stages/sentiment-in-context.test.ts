import { expect, test } from "vitest";
import type { Entity } from "../../src/schema/entities.ts";
import type { Referent } from "../../src/schema/referents.ts";
import { scoresInContext } from "../../src/stages/sentiment/in-context.ts";

const mention = (id: string, label: Entity["label"]): Entity => ({
  id,
  start: 0,
  end: 1,
  text: "x",
  label,
  score: 1,
  referent: null,
  by: "given",
});
const referent = (id: string, ...mentions: string[]): Referent => ({
  id,
  name: "x",
  label: "PERSON",
  mentions,
  link: null,
});

test("a single mention in a single sentence keeps its score", () => {
  const own = new Map([["e0", -0.4]]);
  const { entities, referents } = scoresInContext(
    own,
    [mention("e0", "PERSON")],
    [referent("r0", "e0")],
    0.9,
    1,
  );
  expect(entities.get("e0")).toBe(-0.4);
  expect(referents.get("r0")).toBe(-0.4);
});

test("four mild reproaches are more than one", () => {
  const ids = ["e0", "e1", "e2", "e3"];
  const own = new Map(ids.map((id) => [id, -0.3]));
  const people = ids.map((id) => mention(id, "PERSON"));
  const { entities, referents } = scoresInContext(own, people, [referent("r0", ...ids)], 0, 4);
  expect(referents.get("r0")).toBeCloseTo(-0.6);
  expect(entities.get("e2")).toBeCloseTo(-0.45);
});

test("the article's tone tells something of whom it is about, and nothing of a place", () => {
  const own = new Map([
    ["e0", 0],
    ["e1", 0],
  ]);
  const entities = [mention("e0", "PERSON"), mention("e1", "GPE")];
  const { referents } = scoresInContext(
    own,
    entities,
    [referent("r0", "e0"), referent("r1", "e1")],
    -0.5,
    10,
  );
  expect(referents.get("r0")).toBeLessThan(0);
  expect(referents.get("r1")).toBe(0);
});

test("scores stay within -1..1", () => {
  const ids = ["e0", "e1", "e2"];
  const own = new Map(ids.map((id) => [id, 0.9]));
  const { entities, referents } = scoresInContext(
    own,
    ids.map((id) => mention(id, "ORG")),
    [referent("r0", ...ids)],
    0.9,
    3,
  );
  expect(referents.get("r0")).toBe(1);
  expect([...entities.values()]).toEqual([1, 1, 1]);
});
