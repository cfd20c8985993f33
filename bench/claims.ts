import news from "../pipelines/news.ts";
import { annotateDocument, type OpenStage, openStages } from "../src/core/annotate-document.ts";
import type { Document } from "../src/core/document.ts";
import { articles } from "./articles.ts";
import { measureSets } from "./quality.ts";

const ARTICLES = 200;
const ROUNDS = 3;
const OWN: ReadonlySet<string> = new Set(["checkworthiness", "claims"]);

/** How fast claims and check-worthiness are together, alone on what the stages before them made of 600-word articles, and how well they do on the dev sets. */
export async function bench(): Promise<void> {
  const stages = await openStages(news);
  const own = stages.filter(({ stage }) => OWN.has(stage.writes));
  const before = stages.filter(({ stage }) => !OWN.has(stage.writes) && stage.writes !== "sentiment");
  const read: { doc: Document; layers: Record<string, unknown>; tokens: number }[] = [];
  for (const [i, text] of articles(ARTICLES).entries()) {
    const doc: Document = { id: `${i}`, source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
    const { layers } = await annotateDocument(doc, before);
    read.push({ doc, layers: { ...layers }, tokens: layers.tokens?.count ?? 0 });
  }
  const total = read.reduce((sum, { tokens }) => sum + tokens, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    for (const { doc, layers } of read)
      for (const stage of own) layers[stage.stage.writes] = await annotate(stage, doc, layers);
    best = Math.min(best, performance.now() - started);
  }
  console.log(
    `${Math.round(total / best)} thousand tokens a second, ${(best / ARTICLES).toFixed(2)} ms an article of 600 words`,
  );
  measureSets((set) => set.startsWith("claims/"));
}

async function annotate({ annotate }: OpenStage, doc: Document, layers: object): Promise<unknown> {
  // The stages before it have made all that it reads.
  return annotate(doc, layers as never, () => undefined);
}
