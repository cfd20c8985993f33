import { expect, test } from "vitest";
import { recordBreaches } from "../../src/schema/laws.ts";
import { type CopydeskRecord, record as recordSchema } from "../../src/schema/record.ts";
import { aRecord } from "../record-for-tests.ts";

const paths = (record: CopydeskRecord) => recordBreaches(record).map(({ path }) => path);
type Draft = ReturnType<typeof structuredClone<Required<CopydeskRecord>>>;

test("a good record breaks no law and fits the schema", () => {
  expect(recordSchema.parse(aRecord())).toEqual(aRecord());
  expect(recordBreaches(aRecord())).toEqual([]);
});

// One change to a good record, and the place that is complained about.
const BREACHES: [string, string, (draft: Draft) => void][] = [
  [
    "text that is not the slice",
    "entities[0].text",
    (r) => Object.assign(r.entities?.[0] ?? {}, { text: "Adam" }),
  ],
  ["a span behind the end", "dates[0]", (r) => Object.assign(r.dates?.[0] ?? {}, { end: 400 })],
  [
    "a span that ends before it starts",
    "entities[0]",
    (r) => Object.assign(r.entities?.[0] ?? {}, { start: 3, end: 3 }),
  ],
  [
    "overlapping entities",
    "entities[1].start",
    (r) => Object.assign(r.entities?.[0] ?? {}, { end: 9, text: "Ada met B" }),
  ],
  ["ids that do not count up", "entities[1].id", (r) => Object.assign(r.entities?.[1] ?? {}, { id: "e7" })],
  [
    "a referent of a mention that is not there",
    "referents[1].mentions[0]",
    (r) => Object.assign(r.referents?.[1] ?? {}, { mentions: ["e9"] }),
  ],
  ["a person without referent", "entities[1]", (r) => r.referents?.pop()],
  [
    "an anchor that is not there",
    "dates[0].anchor",
    (r) => Object.assign(r.dates?.[0] ?? {}, { anchor: "d4" }),
  ],
  [
    "an interval that ends before it starts",
    "dates[0].interval",
    (r) => Object.assign(r.dates?.[0]?.interval ?? {}, { end: "2025-12-01" }),
  ],
  ["a sentence without a row", "checkworthiness", (r) => r.checkworthiness?.pop()],
  [
    "a claim in a sentence that is not there",
    "claims[0].sentence",
    (r) => Object.assign(r.claims?.[0] ?? {}, { sentence: "s5" }),
  ],
  [
    "a source whose text is wrong",
    "claims[0].attribution.source.text",
    (r) => Object.assign(r.claims?.[0]?.attribution?.source ?? {}, { text: "Bo!" }),
  ],
  [
    "a cue outside the text",
    "claims[0].attribution.cue",
    (r) => Object.assign(r.claims?.[0]?.attribution?.cue ?? {}, { end: 99 }),
  ],
  [
    "an entity of a claim that is not there",
    "claims[0].entities[0]",
    (r) => r.claims?.[0]?.entities.push("e9"),
  ],
  [
    "sentiment towards nobody",
    "sentiment.entities[0].entity",
    (r) => Object.assign(r.sentiment?.entities[0] ?? {}, { entity: "e9" }),
  ],
  [
    "paragraphs that count down",
    "sentences[1].paragraph",
    (r) => Object.assign(r.sentences?.[0] ?? {}, { paragraph: 3 }),
  ],
  ["a null layer that nothing explains", "dates", (r) => Object.assign(r, { dates: null, claims: [] })],
  [
    "a dateline's place outside it",
    "dateline.place",
    (r) =>
      Object.assign(r, {
        dateline: { start: 0, end: 3, place: { start: 8, end: 10, text: "Bo" }, date: null },
      }),
  ],
];

test.each(BREACHES)("finds %s", (_what, path, change) => {
  const draft = structuredClone(aRecord()) as Draft;
  change(draft);
  expect(paths(draft)).toContain(path);
});

test("offsets are read in the record's own unit", () => {
  const text = "😀 Ada.";
  const entity = (start: number, end: number) => ({
    id: "e0",
    start,
    end,
    text: "Ada",
    label: "PERSON" as const,
    score: 1,
    referent: "r0",
    by: "test",
  });
  const bare = {
    dates: [],
    claims: [],
    sentences: [],
    checkworthiness: [],
    sentiment: undefined,
    referents: [{ id: "r0", name: "Ada", label: "PERSON" as const, mentions: ["e0"], link: null }],
  };
  expect(recordBreaches(aRecord({ text, ...bare, entities: [entity(2, 5)], offsets: "codepoint" }))).toEqual(
    [],
  );
  expect(recordBreaches(aRecord({ text, ...bare, entities: [entity(3, 6)], offsets: "utf16" }))).toEqual([]);
  expect(paths(aRecord({ text, ...bare, entities: [entity(3, 6)], offsets: "codepoint" }))).toContain(
    "entities[0].text",
  );
});
