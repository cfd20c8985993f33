import type { CopydeskRecord } from "../src/schema/record.ts";

/** A small record that fits the schema and its laws; tests break one thing of a copy. */
export function aRecord(changes: Partial<CopydeskRecord> = {}): CopydeskRecord {
  return {
    schema: "copydesk.record/1",
    id: "a",
    source: { uri: "a.txt", sha256: "0".repeat(64) },
    meta: {},
    language: { code: "en", score: 1 },
    offsets: "codepoint",
    text: "Ada met Bo on Monday. “Fine,” said Ada.",
    title: null,
    dateline: null,
    reference: { value: "2025-12-23", from: "published" },
    sentences: [
      { id: "s0", start: 0, end: 21, paragraph: 0 },
      { id: "s1", start: 22, end: 39, paragraph: 0 },
    ],
    entities: [
      { id: "e0", start: 0, end: 3, text: "Ada", label: "PERSON", score: 0.9, referent: "r0", by: "test" },
      { id: "e1", start: 8, end: 10, text: "Bo", label: "PERSON", score: 0.9, referent: "r1", by: "test" },
      { id: "e2", start: 35, end: 38, text: "Ada", label: "PERSON", score: 0.9, referent: "r0", by: "test" },
    ],
    referents: [
      { id: "r0", name: "Ada", label: "PERSON", mentions: ["e0", "e2"], link: null },
      { id: "r1", name: "Bo", label: "PERSON", mentions: ["e1"], link: null },
    ],
    dates: [
      {
        id: "d0",
        start: 14,
        end: 20,
        text: "Monday",
        type: "DATE",
        value: "2025-12-22",
        mod: null,
        quant: null,
        freq: null,
        interval: { start: "2025-12-22", end: "2025-12-23" },
        anchor: "reference",
        by: "weekday",
      },
    ],
    checkworthiness: [
      { sentence: "s0", score: 0.2, subjectivity: 0.1 },
      { sentence: "s1", score: 0.1, subjectivity: 0.1 },
    ],
    claims: [
      {
        id: "c0",
        sentence: "s1",
        start: 23,
        end: 27,
        text: "Fine",
        attribution: {
          type: "direct",
          source: { start: 35, end: 38, text: "Ada", referent: "r0" },
          cue: { start: 30, end: 34, text: "said", lemma: "say" },
        },
        score: 0.9,
        checkworthiness: 0.1,
        certainty: "asserted",
        polarity: "positive",
        tense: "none",
        entities: [],
        dates: [],
        by: "quote",
      },
    ],
    sentiment: {
      document: { label: "neutral", score: 0, author: { label: "neutral", score: 0 }, quoted: null },
      sentences: [
        { sentence: "s0", label: "neutral", score: 0 },
        { sentence: "s1", label: "positive", score: 0.4 },
      ],
      entities: [{ entity: "e0", label: "neutral", score: 0 }],
      referents: [{ referent: "r0", label: "neutral", score: 0 }],
    },
    problems: [],
    provenance: { copydesk: "0.1.0", pipeline: "test", config: "0", stages: {} },
    ...changes,
  };
}
