import { createHash } from "node:crypto";
import { RECORD_LAYERS, RECORD_SCHEMA } from "../schema/layers.ts";
import { mapOffsets, toCodepoint } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import type { Annotated } from "./annotate-document.ts";
import type { Document } from "./document.ts";
import type { Pipeline } from "./pipeline.ts";
import { VERSION } from "./version.ts";

/** The unit of offsets in records. */
export type OffsetUnit = "codepoint" | "utf16";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** A short hash of what decides a pipeline's results: its stages, their versions and options. */
export function configHash(pipeline: Pipeline): string {
  const stages = pipeline.stages.map(({ writes, version, options }) => [writes, version, options]);
  return sha256(JSON.stringify([pipeline.name, pipeline.writes, stages])).slice(0, 16);
}

/** Returns a function that puts a document and its layers together as a record, with offsets in the wished unit. */
export function recordMaker(
  pipeline: Pipeline,
  unit: OffsetUnit,
): (doc: Document, annotated: Annotated) => CopydeskRecord {
  const config = configHash(pipeline);
  const versions = new Map(pipeline.stages.map((stage) => [stage.writes as string, stage.version]));
  const written = new Set<string>(pipeline.writes);

  return (doc, { layers, failed, setAside, problems }) => {
    const out: Record<string, unknown> = {};
    const stages: Record<string, string> = {};
    for (const layer of RECORD_LAYERS) {
      const given = Object.hasOwn(doc.given, layer) && !setAside.includes(layer);
      if (!given && !written.has(layer)) continue;
      out[layer] = failed.includes(layer) ? null : (layers[layer] ?? null);
      stages[layer] = given ? "given" : (versions.get(layer) ?? "given");
    }
    if (layers.referents && layers.entities && out.entities) {
      const owner = new Map(
        layers.referents.flatMap((referent) => referent.mentions.map((mention) => [mention, referent.id])),
      );
      out.entities = layers.entities.map((entity) => ({ ...entity, referent: owner.get(entity.id) ?? null }));
    }
    const { language, ...rest } = unit === "codepoint" ? mapOffsets(out, toCodepoint(doc.text)) : out;
    const aside = setAside.map((layer) => [layer, doc.given[layer]]);
    const record = {
      schema: RECORD_SCHEMA,
      id: doc.id,
      source: { ...doc.source, sha256: sha256(doc.text) },
      ...(doc.published !== undefined && { published: doc.published }),
      ...(doc.url !== undefined && { url: doc.url }),
      meta: aside.length > 0 ? { ...doc.meta, ...Object.fromEntries(aside) } : doc.meta,
      ...(language !== undefined && { language }),
      offsets: unit,
      text: doc.text,
      ...rest,
      problems,
      provenance: { copydesk: VERSION, pipeline: pipeline.name, config, stages },
    };
    // The layers come from stages whose results were checked against the schema's laws; tests check the full schema.
    return record as unknown as CopydeskRecord;
  };
}
