import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/eval/evaluate.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { temporaryFolder } from "../cli/run-cli.ts";
import { aRecord } from "../record-for-tests.ts";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const scorer = join(shared, "score/score.mjs");
const here = existsSync(scorer);

type Row = Record<string, unknown> & { id: string; text: string };

/** The first rows of a data set. */
const rowsOf = (set: string, count: number): Row[] =>
  gunzipSync(readFileSync(join(shared, "data", `${set}.jsonl.gz`)))
    .toString("utf8")
    .split("\n")
    .slice(0, count)
    .map((line) => ({ ...JSON.parse(line), id: String(JSON.parse(line).id) }));

/** The scorer's figures for records against the rows, under the set's own file name, by which it chooses classes. */
function reference(task: string, set: string, rows: readonly Row[], records: readonly CopydeskRecord[]) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "gold"));
  const gold = join(folder, "gold", `${basename(set)}.jsonl`);
  const run = join(folder, "records.jsonl");
  const lines = (list: readonly unknown[]) => list.map((item) => `${JSON.stringify(item)}\n`).join("");
  writeFileSync(gold, lines(rows));
  writeFileSync(run, lines(records));
  return JSON.parse(
    execFileSync(process.execPath, [scorer, task, gold, run, "--json"], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    }),
  );
}

/** A record with only the given layers. */
function bare(row: Row, layers: Partial<CopydeskRecord>): CopydeskRecord {
  const empty = {
    language: undefined,
    sentences: undefined,
    entities: undefined,
    referents: undefined,
    dates: undefined,
    checkworthiness: undefined,
    claims: undefined,
    sentiment: undefined,
  };
  return aRecord({
    ...empty,
    id: row.id,
    text: row.text,
    offsets: "utf16",
    ...layers,
  } as Partial<CopydeskRecord>);
}

interface Place {
  readonly start: number;
  readonly end: number;
}
/** Predictions from gold by a fixed rule: every 5th left out, every 7th moved by a character, and every 11th doubled elsewhere. */
function perturbed<T extends Place>(list: readonly T[], change: (item: T, i: number) => T): T[] {
  return list.flatMap((item, i) => {
    if (i % 5 === 1) return [];
    const moved = i % 7 === 2 ? { ...item, end: item.end + 1 } : item;
    const changed = change(moved, i);
    return i % 11 === 3 ? [changed, { ...changed, start: item.end + 2, end: item.end + 6 }] : [changed];
  });
}

/** The figures of one row as the scorer names them. */
const named = (row: { readonly [figure: string]: number } | undefined) => ({
  P: row?.precision,
  R: row?.recall,
  F1: row?.f1,
});
const pick = ({ P, R, F1 }: { P: number; R: number; F1: number }) => ({ P, R, F1 });

const ENTITY_LABELS: Record<string, string> = {
  Person: "PERSON",
  Organization: "ORG",
  Location: "GPE",
  Facility: "FAC",
  NORP: "NORP",
  Misc: "EVENT",
  Product: "PRODUCT",
};

describe.skipIf(!here)(
  `figures agree with the scorer${here ? "" : " (SKIPPED: ../shared/score/score.mjs is not here)"}`,
  () => {
    test("on entities", () => {
      const set = "entities/worldwide.dev";
      const rows = rowsOf(set, 40);
      const toEntities = (list: readonly (Place & { label: string })[], row: Row) =>
        list.map(({ start, end, label }, i) => ({
          id: `e${i}`,
          start,
          end,
          text: row.text.slice(start, end),
          label: label as "ORG",
          score: 1,
          referent: null,
          by: "test",
        }));
      const mapped = (row: Row) =>
        (row.entities as (Place & { label: string })[]).flatMap((e) =>
          ENTITY_LABELS[e.label] ? [{ ...e, label: ENTITY_LABELS[e.label] ?? "" }] : [],
        );
      const gold = rows.map((row) => bare(row, { entities: toEntities(mapped(row), row) }));
      const predicted = rows.slice(1).map((row) =>
        bare(row, {
          entities: toEntities(
            perturbed(mapped(row), (e, i) => (i % 3 === 0 ? { ...e, label: "PERSON" } : e)),
            row,
          ),
        }),
      );
      const ours = evaluate(gold, predicted).layers.entities;
      const theirs = reference("entities", set, rows, predicted);
      expect(theirs.all.F1).toBeGreaterThan(30);
      expect(named(ours?.all)).toEqual(pick(theirs.all));
      expect(named(ours?.spans)).toEqual(pick(theirs.spans_only));
      for (const name of ["PERSON", "ORG", "PLACE", "NORP", "OTHER"])
        expect(named(ours?.[`class:${name}`]), name).toEqual(pick(theirs[name]));
    });

    test("on dates", () => {
      const set = "dates/meantime.dev";
      const rows = rowsOf(set, 60);
      type Timex = Place & { type: string; value: string };
      const toDates = (list: readonly Timex[], row: Row) =>
        list.map(({ start, end, type, value }, i) => ({
          id: `d${i}`,
          start,
          end,
          text: row.text.slice(start, end),
          type: type as "DATE",
          value,
          mod: null,
          quant: null,
          freq: null,
          interval: null,
          anchor: "none",
          by: "test",
        }));
      const gold = rows.map((row) => bare(row, { dates: toDates(row.timexes as Timex[], row) }));
      const wrong = (t: Timex, i: number) => ({
        ...t,
        value: i % 3 === 0 ? "2001" : t.value,
        type: i % 4 === 0 ? "TIME" : t.type,
      });
      const predicted = rows.map((row) =>
        bare(row, { dates: toDates(perturbed(row.timexes as Timex[], wrong), row) }),
      );
      const ours = evaluate(gold, predicted).layers.dates;
      const theirs = reference("dates", set, rows, predicted);
      for (const [mine, yours] of [
        ["strict", "strict"],
        ["relaxed", "relaxed"],
        ["type", "type"],
        ["value", "value"],
        ["strict and value", "strict_value"],
      ] as const) {
        expect(theirs[yours].F1).toBeGreaterThan(10);
        expect(named(ours?.[mine]), mine).toEqual(pick(theirs[yours]));
      }
    });

    test("on claims", () => {
      const set = "claims/polnear.dev";
      const rows = rowsOf(set, 20);
      type GoldClaim = Place & { type?: string; source: Place | null; cue: Place | null };
      const part = (row: Row, place: Place | null) =>
        place && { start: place.start, end: place.end, text: row.text.slice(place.start, place.end) };
      const toClaims = (list: readonly GoldClaim[], row: Row) =>
        list.map((claim, i) => ({
          id: `c${i}`,
          sentence: "s0",
          start: claim.start,
          end: claim.end,
          text: row.text.slice(claim.start, claim.end),
          attribution: {
            type: (claim.type ?? "indirect") as "indirect",
            source: claim.source
              ? { ...(part(row, claim.source) as Place & { text: string }), referent: null }
              : null,
            cue: claim.cue ? { ...(part(row, claim.cue) as Place & { text: string }), lemma: "say" } : null,
          },
          checkworthiness: 0,
          certainty: "asserted" as const,
          polarity: "positive" as const,
          tense: "none" as const,
          entities: [],
          dates: [],
          by: "test",
        }));
      const gold = rows.map((row) => bare(row, { claims: toClaims(row.claims as GoldClaim[], row) }));
      const wrong = (claim: GoldClaim, i: number) => ({
        ...claim,
        source: i % 4 === 0 ? null : claim.source && { ...claim.source, end: claim.source.end + (i % 3) },
      });
      const predicted = rows.map((row) =>
        bare(row, { claims: toClaims(perturbed(row.claims as GoldClaim[], wrong), row) }),
      );
      const ours = evaluate(gold, predicted).layers.claims;
      const theirs = reference("claims", set, rows, predicted);
      for (const name of ["source", "cue", "content"]) {
        expect(theirs[name].exact.F1).toBeGreaterThan(20);
        expect(named(ours?.[`${name} exact`]), name).toEqual(pick(theirs[name].exact));
        expect(named(ours?.[`${name} overlap`]), name).toEqual(pick(theirs[name].overlap));
      }
      expect(named(ours?.["who said what"])).toEqual(pick(theirs.who_said_what));
      for (const [type, recall] of Object.entries(theirs.who_said_what.recall_by_type))
        expect(ours?.[`recall of ${type}`]?.recall, type).toBe(recall);
    });

    test("on sentiment towards targets", () => {
      const set = "sentiment/newsmtsc_rw.dev";
      const rows = rowsOf(set, 300);
      type Target = Place & { label: string };
      const layers = (list: readonly Target[], row: Row): Partial<CopydeskRecord> => ({
        entities: list.map(({ start, end }, i) => ({
          id: `e${i}`,
          start,
          end,
          text: row.text.slice(start, end),
          label: "PERSON" as const,
          score: 1,
          referent: null,
          by: "test",
        })),
        sentiment: {
          document: { label: "neutral", score: 0, author: null, quoted: null },
          sentences: [],
          entities: list.map(({ label }, i) => ({ entity: `e${i}`, label: label as "neutral", score: 0 })),
          referents: [],
        },
      });
      const gold = rows.map((row) => bare(row, layers(row.targets as Target[], row)));
      const predicted = rows.map((row, i) =>
        bare(
          row,
          layers(
            (row.targets as Target[]).map((t) => ({ ...t, label: i % 3 === 0 ? "neutral" : t.label })),
            row,
          ),
        ),
      );
      const ours = evaluate(gold, predicted).layers.sentiment?.entities;
      const theirs = reference("targets", set, rows, predicted);
      expect(ours).toEqual({ accuracy: theirs.accuracy, f1: theirs.macroF1, gold: theirs.n });
    });

    test("on check-worthiness", () => {
      const set = "claims/checkworthy_debates.dev";
      const rows = rowsOf(set, 400);
      const layers = (row: Row, score: number): Partial<CopydeskRecord> => ({
        sentences: [{ id: "s0", start: 0, end: row.text.length, paragraph: 0 }],
        checkworthiness: [{ sentence: "s0", score, subjectivity: 0 }],
      });
      const gold = rows.map((row) => bare(row, layers(row, row.label === "Yes" ? 1 : 0)));
      const predicted = rows.map((row, i) =>
        bare(row, layers(row, ((i * 37) % 101) / 200 + (row.label === "Yes" ? 0.3 : 0))),
      );
      const ours = evaluate(gold, predicted).layers.checkworthiness?.["check-worthy"];
      const theirs = reference("checkworthy", set, rows, predicted);
      expect(ours?.averagePrecision).toBe(theirs.average_precision);
      expect(named(ours)).toEqual(pick(theirs.at_half));
    });
  },
);
