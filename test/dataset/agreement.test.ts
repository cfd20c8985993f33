import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreement } from "../../src/dataset/agreement.ts";
import { tokenLabels } from "../../src/dataset/agreement-layers.ts";
import { choicesOf } from "../../src/dataset/chance-corrected.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { copydesk, temporaryFolder } from "../cli/run-cli.ts";
import { aRecord } from "../record-for-tests.ts";

/** One string an annotator, one character a unit; a point is a unit that the annotator did not see. */
function choices(...rows: readonly string[]) {
  const all = choicesOf(rows.length);
  for (let i = 0; i < (rows[0]?.length ?? 0); i++)
    all.add(rows.map((row) => (row[i] === "." ? null : (row[i] ?? null))));
  return all;
}

describe("Krippendorff's α is that of his worked examples (Computing Krippendorff's Alpha-Reliability, 2011)", () => {
  test.each([
    ["A: two observers, binary", ["0100000010", "1110010000"], 0.095],
    ["B: two observers, nominal", ["aabbdcccedda", "babbbccceddd"], 0.692],
    [
      "C: four observers, nominal, units missing",
      ["123321412...", "1233224125.3", ".3332342251.", "12332441251."],
      0.743,
    ],
  ])("%s", (_name, rows, alpha) => {
    expect(choices(...rows).alpha()).toBeCloseTo(alpha, 3);
  });
});

describe("Cohen's κ", () => {
  test("is 0.4 for 20 and 15 of 50 agreed, with marginals of 25 and 30", () => {
    const [a, b] = [
      "y".repeat(25) + "n".repeat(25),
      "y".repeat(20) + "n".repeat(5) + "y".repeat(10) + "n".repeat(15),
    ];
    expect(choices(a, b).kappa(0, 1)).toBeCloseTo(0.4, 10);
    expect(choices(a, b).kappa(0, 1, "y")).toBeCloseTo(0.4, 10);
  });

  test("is 0.6875 in the example of scikit-learn's cohen_kappa_score", () => {
    expect(choices("npnup", "npnun").kappa(0, 1)).toBeCloseTo(0.6875, 10);
  });

  test("and α are undefined where all always chose one label", () => {
    expect(choices("aaa", "aaa").kappa(0, 1)).toBe(null);
    expect(choices("aaa", "aaa").alpha()).toBe(null);
  });

  test("and α are 1 for full agreement, and do not depend on who is named first", () => {
    const row = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(row, row, (a, b) => {
        expect(choices(`${a}x`, `${b}x`).kappa(0, 1)).toBeCloseTo(
          choices(`${b}x`, `${a}x`).kappa(0, 1) ?? Number.NaN,
          10,
        );
        expect(choices(`${a}xy`, `${a}xy`).alpha()).toBeCloseTo(1, 10);
        expect(choices(`${a}xy`, `${a}xy`).kappa(0, 1)).toBeCloseTo(1, 10);
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});

test("tokens take the label of the span that covers them, emoji and marks included", () => {
  const text = "😀 Ada's café met Bo";
  const at = (part: string, label: string) => ({
    start: text.indexOf(part),
    end: text.indexOf(part) + part.length,
    label,
  });
  expect(tokenLabels(text, [at("Bo", "PERSON"), at("Ada", "PERSON"), at("café", "FAC")])).toEqual([
    "O",
    "PERSON",
    "O",
    "O",
    "FAC",
    "O",
    "PERSON",
  ]);
});

const entity = (number: number, start: number, end: number, label: "PERSON" | "ORG") => ({
  id: `e${number}`,
  start,
  end,
  text: "",
  label,
  score: 1,
  referent: null,
  by: "test",
});
const text = "Ada met Bo on Monday. “Fine,” said Ada.";
const annotated = (entities: CopydeskRecord["entities"]) => [aRecord({ text, entities })];

describe("annotators", () => {
  const three = [
    { name: "a", records: annotated([entity(0, 0, 3, "PERSON"), entity(1, 8, 10, "PERSON")]) },
    { name: "b", records: annotated([entity(0, 0, 3, "PERSON"), entity(1, 8, 10, "ORG")]) },
    {
      name: "c",
      records: annotated([
        entity(0, 0, 3, "PERSON"),
        entity(1, 8, 10, "PERSON"),
        entity(2, 35, 38, "PERSON"),
      ]),
    },
  ];

  test("are compared in pairs and all together, by label", () => {
    const { layers, documents } = agreement(three);
    expect(documents).toBe(1);
    // Thirteen tokens: Ada met Bo on Monday . “ Fine , ” said Ada .
    expect(layers.entities).toMatchObject({ unit: "token", units: 13 });
    expect(layers.entities?.pairs.map(({ f1 }) => f1)).toEqual([50, 80, 40]);
    expect(layers.entities?.pairs[0]?.labels.PERSON).toMatchObject({ f1: 66.7 });
    // Observed 12 of 13, chance (11·11 + 2·1) / 13².
    expect(layers.entities?.pairs[0]?.kappa).toBeCloseTo((12 / 13 - 123 / 169) / (1 - 123 / 169), 4);
    expect(layers.entities?.alpha).toBeGreaterThan(0.5);
    expect(layers["sentiment of documents"]).toMatchObject({ unit: "document", alpha: null });
    expect(layers.checkworthiness).toMatchObject({ unit: "sentence", units: 2 });
  });

  test("who did not look for a layer are left out of it; who found nothing are not", () => {
    const lacking = { name: "d", records: annotated(null) };
    const nothing = { name: "e", records: annotated([]) };
    const first = three[0] ?? nothing;
    expect(agreement([first, lacking]).layers.entities).toBeUndefined();
    expect(agreement([first, nothing]).layers.entities?.pairs[0]).toMatchObject({ f1: 0, kappa: 0 });
  });

  test("are paired by text where no id is common, in whatever unit their offsets are; other texts are told", () => {
    const emoji = `😀 ${text}`;
    const shifted = (by: number) => [entity(0, by, by + 3, "PERSON")];
    const one = { name: "a", records: [aRecord({ id: "x", text: emoji, entities: shifted(2) })] };
    const two = {
      name: "b",
      records: [aRecord({ id: "y", text: emoji, offsets: "utf16", entities: shifted(3) })],
    };
    expect(agreement([one, two]).layers.entities?.pairs[0]?.f1).toBe(100);
    const other = { name: "c", records: [aRecord({ id: "x", text: "Other." })] };
    expect(agreement([one, other])).toMatchObject({ documents: 0, differing: 1 });
  });

  test("are told on the command line, with the chance model", () => {
    const folder = temporaryFolder();
    const paths = three.map(({ name, records }) => {
      const path = join(folder, `${name}.jsonl`);
      writeFileSync(path, records.map((record) => JSON.stringify(record)).join("\n"));
      return path;
    });
    const { code, stdout } = copydesk(["agreement", ...paths]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /entities, 13 tokens +F1 A–B +κ A–B +F1 A–C +κ A–C +F1 B–C +κ B–C +α\n {2}all +50\.0/,
    );
    expect(stdout).toContain("Chance: each annotator's own distribution of labels");
    expect(JSON.parse(copydesk(["agreement", ...paths, "--json"]).stdout).layers.entities.units).toBe(13);
    expect(copydesk(["agreement", paths[0] ?? ""]).code).toBe(2);
  });
});
