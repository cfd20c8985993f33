import { type LawLayers, layerBreaches } from "../schema/laws.ts";
import { isRecordLayer, type LayerName, type RecordLayer } from "../schema/layers.ts";
import type { ProblemCode } from "../schema/problem-codes.ts";
import type { Document, Problem } from "./document.ts";
import type { Layers } from "./layers.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Annotate, Stage } from "./stage.ts";

/** What the stages made of one document. */
export interface Annotated {
  /** The layers that could be made or were given. */
  readonly layers: Partial<Layers>;
  /** Layers that a stage should have made and did not; `problems` says why. */
  readonly failed: readonly LayerName[];
  /** Given layers that break a law of the record and were made anew. */
  readonly setAside: readonly RecordLayer[];
  readonly problems: readonly Problem[];
}

export type OpenStage = { readonly stage: Stage; readonly annotate: Annotate<LayerName, LayerName> };

/** Told the time that each stage took; the caller brings the clock. */
export interface StageTimer {
  readonly now: () => number;
  readonly add: (layer: LayerName, milliseconds: number) => void;
}

/** Opens every stage, in order. A stage that cannot be opened fails the run, by name. */
export async function openStages(pipeline: Pipeline): Promise<OpenStage[]> {
  const open: OpenStage[] = [];
  for (const stage of pipeline.stages) {
    try {
      open.push({ stage, annotate: await stage.open() });
    } catch (error) {
      throw new Error(
        `The ${stage.writes} stage of pipeline ${pipeline.name} cannot be opened: ${messageOf(error)}`,
        { cause: error },
      );
    }
  }
  return open;
}

/** The message of whatever was thrown, which need not be an Error. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message || thrown.name;
  try {
    return String(thrown);
  } catch {
    return "something that cannot be printed was thrown";
  }
}

/** Runs the stages over one document. Never throws for what a stage does: that becomes a problem and a null layer. */
export async function annotateDocument(
  doc: Document,
  stages: readonly OpenStage[],
  timer?: StageTimer,
): Promise<Annotated> {
  const [annotated] = await annotateDocuments([doc], stages, timer);
  if (!annotated) throw new Error("A document went in and nothing came out.");
  return annotated;
}

/**
 * Runs each stage over all documents before the next: what a stage looks up is then still near the processor, which is worth a quarter
 * of the time. What comes of a document does not depend on those beside it.
 */
export async function annotateDocuments(
  docs: readonly Document[],
  stages: readonly OpenStage[],
  timer?: StageTimer,
): Promise<Annotated[]> {
  const drafts = docs.map((doc) => openDraft(doc, stages));
  for (const { stage, annotate } of stages) {
    const started = timer?.now() ?? 0;
    for (const draft of drafts) await runStage(stage, annotate, draft);
    timer?.add(stage.writes, timer.now() - started);
  }
  return drafts.map(({ layers, failed, setAside, problems }) => ({
    layers: layers as Partial<Layers>,
    failed,
    setAside,
    problems,
  }));
}

/** What has been made of a document so far. */
interface Draft {
  readonly doc: Document;
  readonly layers: Partial<Record<LayerName, unknown>>;
  readonly failed: LayerName[];
  readonly setAside: RecordLayer[];
  readonly problems: Problem[];
}

function openDraft(doc: Document, stages: readonly OpenStage[]): Draft {
  const layers: Partial<Record<LayerName, unknown>> = {};
  // A given layer that no stage of this pipeline makes is there for those that read it, and goes into the record as it came.
  for (const [layer, value] of Object.entries(doc.given)) {
    if (!stages.some(({ stage }) => stage.writes === layer)) layers[layer as RecordLayer] = value;
  }
  return { doc, layers, failed: [], setAside: [], problems: [...doc.problems] };
}

/** Adds one stage's layer to a draft, or says why there is none. */
async function runStage(
  stage: Stage,
  annotate: OpenStage["annotate"],
  { doc, layers, failed, setAside, problems }: Draft,
): Promise<void> {
  const layer = stage.writes;
  const problem = (code: ProblemCode, message: string) => {
    problems.push({ stage: layer, code, message });
  };
  const fail = (code: ProblemCode, message: string) => {
    failed.push(layer);
    problem(code, message);
  };

  if (isRecordLayer(layer) && Object.hasOwn(doc.given, layer)) {
    layers[layer] = doc.given[layer];
    const [breach] = layerBreaches(layer, doc.text, layers as LawLayers);
    if (!breach) return;
    delete layers[layer];
    setAside.push(layer);
    problem("given-layer", `The given ${layer} were set aside: ${breach.path} ${breach.message}.`);
  }

  const language = (layers as Partial<Layers>).language?.code;
  if (stage.languages && language !== undefined && !stage.languages.includes(language)) {
    fail(
      "language",
      `The text is in "${language}"; this layer is made for ${stage.languages.join(", ")} only.`,
    );
    return;
  }
  const missing = stage.reads.find((name) => !Object.hasOwn(layers, name));
  if (missing !== undefined) {
    fail("needs-layer", `It reads ${missing}, which could not be made.`);
    return;
  }

  try {
    // Every declared layer was just seen to be there.
    layers[layer] = await annotate(doc, layers as Layers, problem);
    const [breach] = isRecordLayer(layer) ? layerBreaches(layer, doc.text, layers as LawLayers) : [];
    if (breach) {
      delete layers[layer];
      fail(
        "invalid-layer",
        `The stage broke a law of the record: ${breach.path} ${breach.message}. Please report it.`,
      );
    }
  } catch (error) {
    delete layers[layer];
    fail("stage-failed", messageOf(error));
  }
}
