import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { bCubed, ceafE } from "../src/eval/cluster-scores.ts";
import { news, openPipeline } from "../src/index.ts";
import { calibrationError } from "../src/text/calibration.ts";
import { articles } from "./articles.ts";
import { measureSets } from "./quality.ts";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const ROUNDS = 5;
/** Coarse classes, as the scorer has them, of the labels of the sets on which calibration is measured and of records. */
const CLASS: Readonly<Record<string, string>> = {
  ...{
    Person: "PERSON",
    person: "PERSON",
    PERSON: "PERSON",
    Organization: "ORG",
    organization: "ORG",
    ORG: "ORG",
  },
  ...{ Location: "PLACE", Facility: "PLACE", gpe: "PLACE", location: "PLACE", facility: "PLACE" },
  ...{ GPE: "PLACE", LOC: "PLACE", FAC: "PLACE", NORP: "NORP", norp: "NORP" },
  ...{
    Misc: "OTHER",
    Product: "OTHER",
    event: "OTHER",
    product: "OTHER",
    work_of_art: "OTHER",
    misc: "OTHER",
  },
  ...{ EVENT: "OTHER", PRODUCT: "OTHER", WORK_OF_ART: "OTHER", LAW: "OTHER", LANGUAGE: "OTHER" },
};

interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** How good the names are, whether their scores are probabilities, and how fast they and their referents and links are found. */
export async function bench(): Promise<void> {
  measureSets((set) => set.startsWith("entities/") || set.startsWith("places/"));
  for (const set of ["worldwide", "dwie"]) {
    const path = `${shared}data/entities/${set}.dev.jsonl.gz`;
    if (existsSync(path))
      console.log(`${set}.dev  calibration error ${(await errorOfScores(path)).toFixed(3)} (ECE, 10 bins)`);
  }
  if (existsSync(`${shared}data/entities/dwie.dev.jsonl.gz`)) await chains();
  await speed();
}

/**
 * Referents against the chains of dwie.dev, in which mentions with the same link mean the same thing: of names that the gold links, those
 * that were found as entities (what is missed is counted above).
 */
async function chains(): Promise<void> {
  const { annotate } = await openPipeline(news, { layers: ["entities", "referents"], offsets: "utf16" });
  const sums = { "B³": [0, 0, 0, 0], "CEAF-e": [0, 0, 0, 0] };
  const lines = gunzipSync(readFileSync(`${shared}data/entities/dwie.dev.jsonl.gz`)).toString("utf8");
  for (const line of lines.split("\n").filter(Boolean)) {
    const { text, entities } = JSON.parse(line) as {
      text: string;
      entities: readonly (Span & { wiki?: string })[];
    };
    const record = await annotate({ text, language: "en" });
    const spanOf = new Map(
      (record.entities ?? []).map((entity) => [entity.id, trimmed(text, entity).join(":")]),
    );
    const foundSpans = new Set(spanOf.values());
    const linked = new Map<string, string>();
    for (const entity of entities) {
      const span = trimmed(text, entity).join(":");
      if (entity.wiki && foundSpans.has(span)) linked.set(span, entity.wiki);
    }
    const wanted = grouped([...linked].map(([span, wiki]) => [wiki, span]));
    const found = grouped(
      (record.referents ?? []).flatMap(({ id, mentions }) =>
        mentions
          .map((mention): [string, string] => [id, spanOf.get(mention) ?? ""])
          .filter(([, span]) => linked.has(span)),
      ),
    );
    for (const [name, measure] of [
      ["B³", bCubed],
      ["CEAF-e", ceafE],
    ] as const) {
      const { foundRight, found: all, wantedRight, wanted: asked } = measure(wanted, found);
      [foundRight, all, wantedRight, asked].forEach((number, i) => {
        sums[name][i] = (sums[name][i] ?? 0) + number;
      });
    }
  }
  for (const [name, [right = 0, all = 1, recalled = 0, asked = 1]] of Object.entries(sums)) {
    const [precision, recall] = [right / all, recalled / asked];
    const f1 = (2 * precision * recall) / (precision + recall);
    console.log(
      `dwie.dev referents  ${name} P ${(100 * precision).toFixed(1)} R ${(100 * recall).toFixed(1)} F1 ${(100 * f1).toFixed(1)}`,
    );
  }
}

function grouped(pairs: readonly (readonly [string, string])[]): Set<string>[] {
  const groups = new Map<string, Set<string>>();
  for (const [key, span] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(span));
  return [...groups.values()];
}

/** How far the scores of mentions are from how often they are right. */
async function errorOfScores(path: string): Promise<number> {
  const { annotate } = await openPipeline(news, { layers: ["entities"], offsets: "utf16" });
  const answers: { score: number; right: boolean }[] = [];
  for (const line of gunzipSync(readFileSync(path)).toString("utf8").split("\n").filter(Boolean)) {
    const { text, entities } = JSON.parse(line) as { text: string; entities: readonly Span[] };
    const key = (span: Span) => `${trimmed(text, span).join(":")}:${CLASS[span.label]}`;
    const gold = new Set(entities.filter(({ label }) => label in CLASS).map(key));
    for (const entity of (await annotate({ text, language: "en" })).entities ?? []) {
      if (entity.label in CLASS) answers.push({ score: entity.score, right: gold.has(key(entity)) });
    }
  }
  return calibrationError(answers);
}

function trimmed(text: string, { start, end }: Span): [number, number] {
  const slice = text.slice(start, end);
  const lead = /^(?:the|a|an)\s+/i.exec(slice)?.[0].length ?? 0;
  const tail = /['’]s?$/.exec(slice)?.[0].length ?? 0;
  return [start + lead, end - tail];
}

/** Tokens a second of the entities and referents stages, warm, on one core. */
async function speed(): Promise<void> {
  const documents = articles(300);
  const { annotateDocument, openStages } = await import("../src/core/annotate-document.ts");
  const stages = await openStages(news);
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    let tokens = 0;
    let milliseconds = 0;
    const add = (name: string, time: number) => {
      if (name === "entities" || name === "referents") milliseconds += time;
    };
    for (const [i, text] of documents.entries()) {
      const doc = { id: `bench-${i}`, source: { uri: "bench" }, text, meta: {}, given: {}, problems: [] };
      const { layers } = await annotateDocument(doc, stages, { now: () => performance.now(), add });
      tokens += layers.tokens?.count ?? 0;
    }
    if (round > 0) rates.push((1000 * tokens) / milliseconds);
  }
  const median = rates.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  console.log(
    `entities, referents and links: ${Math.round(median)} tokens a second (median of ${ROUNDS} rounds)`,
  );
}
