import { beforeAll, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Layers } from "../../src/core/layers.ts";
import type { Annotate } from "../../src/core/stage.ts";
import type { LayerName } from "../../src/schema/layers.ts";
import { openExplainClaims } from "../../src/stages/claims/explain.ts";
import { sentences } from "../../src/stages/sentences/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

let explain: ReturnType<typeof openExplainClaims>;
let tokenize: Annotate<LayerName, LayerName>;
let split: Annotate<LayerName, LayerName>;
beforeAll(async () => {
  explain = openExplainClaims();
  tokenize = await tokens().open();
  split = await sentences().open();
});

async function explained(text: string) {
  const doc: Document = { id: "case", source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
  const none = () => undefined;
  // A stage is typed by the layers that it declares; the stages here are opened through the general type.
  const read = (await tokenize(
    doc,
    { language: { code: "en", score: 1 } } as never,
    none,
  )) as Layers["tokens"];
  const parted = (await split(doc, { tokens: read } as never, none)) as Layers["sentences"];
  return explain(text, { tokens: read, sentences: parted, entities: [] });
}

test("the cue, its frame, the source and the rejected sources come with their scores", async () => {
  const [first, ...others] = await explained(
    "The minister told the council that the bridge would open in May.",
  );
  expect(others).toEqual([]);
  expect(first?.cue).toMatchObject({ text: "told", lemma: "tell", certainty: "asserted" });
  expect(first?.cue.frames).toContain("recipient");
  expect(first?.cue.sure).toBeGreaterThan(0.5);
  expect(first?.source).toMatchObject({ start: 0, end: 12, text: "The minister" });
  expect(first?.content?.text).toBe("that the bridge would open in May");
  expect(first?.rejected.map(({ text }) => text)).toContain("the bridge");
  const scores = first?.rejected.map(({ score }) => score) ?? [];
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(first?.source?.score).toBeGreaterThan(scores[0] ?? 1);
});

test("how probable a claim is comes with what speaks for it, the weightiest first", async () => {
  const [claim] = await explained("The minister told the council that the bridge would open in May.");
  expect(claim?.confidence?.claim).toBeGreaterThan(0.5);
  const weights = claim?.confidence?.reasons.map(({ weight }) => Math.abs(weight)) ?? [];
  expect(weights.length).toBeGreaterThan(3);
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
});

test("a text without a cue has nothing to explain", async () => {
  expect(await explained("Heavy rain fell on the coast overnight.")).toEqual([]);
});

test("what rules changed comes with their names and what the model had found", async () => {
  const claims = await explained(
    "He came home, saying the bridge was safe and adding that trains would run.",
  );
  const added = claims.find(({ cue }) => cue.text === "adding");
  expect(added?.source?.text).toBe("He");
  expect(added?.mended).toEqual({
    by: ["sharedSubject"],
    source: null,
    content: { start: 52, end: 73, text: "that trains would run" },
  });
  expect(claims.find(({ cue }) => cue.text === "saying")?.mended).toBeNull();
});
