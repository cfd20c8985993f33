import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Annotate } from "../../src/core/stage.ts";
import { type Claim, claims as claimsSchema } from "../../src/schema/claims.ts";
import { layerBreaches } from "../../src/schema/laws.ts";
import type { LayerName } from "../../src/schema/layers.ts";
import type { Sentence } from "../../src/schema/sentences.ts";
import { readCues } from "../../src/stages/claims/cues.ts";
import { claims } from "../../src/stages/claims/index.ts";
import { sentences } from "../../src/stages/sentences/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

/** One line of test/cases/claims.jsonl. `worth`: the check-worthiness given to every sentence. A claim lists only what the case is about. */
interface Case {
  readonly text: string;
  readonly worth?: number;
  readonly names?: readonly string[];
  readonly claims: readonly {
    readonly text: string;
    readonly source?: string | null;
    readonly cue?: string | null;
    readonly type?: string | null;
    readonly certainty?: string;
    readonly polarity?: string;
    readonly tense?: string;
    readonly referent?: string | null;
    readonly entities?: readonly string[];
  }[];
}

const cases = readFileSync(new URL("../cases/claims.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): Case => JSON.parse(line));

let annotate: Annotate<LayerName, LayerName>;
let tokenize: Annotate<LayerName, LayerName>;
let split: Annotate<LayerName, LayerName>;
beforeAll(async () => {
  annotate = await claims().open();
  tokenize = await tokens().open();
  split = await sentences().open();
});

const documentOf = (text: string): Document => ({
  id: "case",
  source: { uri: "-" },
  text,
  meta: {},
  given: {},
  problems: [],
});

/** The layers that claims reads: real tokens and sentences, the names of the case as people. */
async function layersOf({ text, worth = 0, names = [] }: Pick<Case, "text" | "worth" | "names">) {
  const none = () => undefined;
  const given = { language: { code: "en", score: 1 } };
  // A stage is typed by the layers that it declares; the stages here are opened through the general type.
  const read = await tokenize(documentOf(text), given as never, none);
  const parted = (await split(documentOf(text), { tokens: read } as never, none)) as Sentence[];
  const entities = names
    .map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length, text: name }))
    .sort((a, b) => a.start - b.start)
    .map((span, i) => ({
      id: `e${i}`,
      ...span,
      label: "PERSON" as const,
      score: 1,
      referent: null,
      by: "given",
    }));
  const referents = entities.map(({ id, text: name }, i) => ({
    id: `r${i}`,
    name,
    label: "PERSON" as const,
    mentions: [id],
    link: null,
  }));
  const checkworthiness = parted.map(({ id }) => ({ sentence: id, score: worth, subjectivity: 0 }));
  return { tokens: read, sentences: parted, entities, referents, dates: [], checkworthiness };
}

async function claimsOf(of: Pick<Case, "text" | "worth" | "names">) {
  const layers = await layersOf(of);
  const found = (await annotate(documentOf(of.text), layers as never, () => undefined)) as Claim[];
  return { layers, found };
}

describe("claims cases", () => {
  test.each(cases)("$text", async (of) => {
    const { layers, found } = await claimsOf(of);
    const name = (id: string | null | undefined) =>
      layers.referents.find((referent) => referent.id === id)?.name ?? null;
    const seen = found.map((claim, i) => {
      const { attribution } = claim;
      const all = {
        text: claim.text,
        source: attribution?.source?.text ?? null,
        cue: attribution?.cue?.lemma ?? null,
        type: attribution?.type ?? null,
        certainty: claim.certainty,
        polarity: claim.polarity,
        tense: claim.tense,
        referent: name(attribution?.source?.referent),
        entities: claim.entities.map((id) => layers.entities.find((entity) => entity.id === id)?.text),
      };
      const asked = Object.keys(of.claims[i] ?? { text: "" });
      return Object.fromEntries(Object.entries(all).filter(([key]) => asked.includes(key)));
    });
    expect(seen).toEqual(of.claims);
    expect(layerBreaches("claims", of.text, { ...layers, claims: found })).toEqual([]);
    expect(() => claimsSchema.parse(found)).not.toThrow();
  });

  test("there are enough of them, and enough silent ones", () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
    expect(cases.filter((of) => of.claims.length === 0).length).toBeGreaterThanOrEqual(100);
  });
});

describe("claims", () => {
  test("the lexicon has at least 400 cues", () => {
    const { verbs, nouns } = readCues();
    const lemmas = new Set([...verbs.values(), ...nouns.values()].map(({ lemma }) => lemma));
    expect(lemmas.size).toBeGreaterThanOrEqual(400);
  });

  test.each([
    ["quotation marks", '"'.repeat(100_000)],
    ["spaced quotation marks", '" a '.repeat(50_000)],
    ["cues without a stop", "he said that ".repeat(20_000)],
    ["cues in a quotation without a stop", `"${"Ann said the firm told him that ".repeat(20_000)}it fell."`],
    ["one word", "a".repeat(1_000_000)],
    ["commas", "Smith, ".repeat(20_000)],
  ])("hostile text takes no more than its length: %s", async (_name, text) => {
    const layers = await layersOf({ text });
    const started = performance.now();
    await annotate(documentOf(text), layers as never, () => undefined);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
