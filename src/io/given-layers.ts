import type { Problem } from "../core/document.ts";
import { type LawLayers, layerBreaches } from "../schema/laws.ts";
import { RECORD_LAYERS, type RecordLayer } from "../schema/layers.ts";
import { mapOffsets, toUtf16 } from "../schema/offset-units.ts";
import { excerpt, nameOfValue } from "./excerpt.ts";

export interface GivenLayers {
  readonly given: { readonly [layer in RecordLayer]?: unknown };
  /** Layers that do not fit, as they came. */
  readonly aside: readonly (readonly [RecordLayer, unknown])[];
  readonly problems: readonly Problem[];
}

const LONGEST_REASON = 120;

/** Converts only what can be an offset; anything else is left for the schema to refuse. */
function toMemory(text: string, unit: string): (offset: number) => number {
  if (unit === "utf16") return (offset) => offset;
  const convert = toUtf16(text);
  return (offset) => (Number.isInteger(offset) && 0 <= offset ? convert(offset) : offset);
}

/** Reads the layers that a row brought, in the order of the record. Loads the schema only when it is called. */
export async function readGivenLayers(
  raw: ReadonlyMap<RecordLayer, unknown>,
  text: string,
  unit: unknown,
): Promise<GivenLayers> {
  const { readGiven } = await import("../schema/given.ts");
  const given: { [layer in RecordLayer]?: unknown } = {};
  const aside: [RecordLayer, unknown][] = [];
  const problems: Problem[] = [];
  const unitError =
    unit === "codepoint" || unit === "utf16"
      ? undefined
      : `expected offsets to be "codepoint" or "utf16", got ${nameOfValue(unit)}`;
  const convert = toMemory(text, String(unit));

  const read = (layer: RecordLayer, value: unknown): string | undefined => {
    if (unitError !== undefined && typeof value !== "string") return unitError;
    const result = readGiven(layer, mapOffsets(value, convert), text);
    if ("error" in result) return excerpt(result.error, LONGEST_REASON);
    const complete = layer === "entities" ? withoutReferents(result.value) : result.value;
    const [breach] = layerBreaches(layer, text, { ...given, [layer]: complete } as LawLayers);
    if (breach) return excerpt(`${breach.path}: ${breach.message}`, LONGEST_REASON);
    given[layer] = complete;
    return undefined;
  };

  for (const layer of RECORD_LAYERS) {
    if (!raw.has(layer)) continue;
    const value = raw.get(layer);
    const error = read(layer, value);
    if (error === undefined) continue;
    aside.push([layer, value]);
    problems.push({
      stage: layer,
      code: "given-layer",
      message: `The given ${layer} do not fit and were set aside in meta. ${error}. Mend them or leave them out.`,
    });
  }
  return { given, aside, problems };
}

/** A record fills in the referents of entities from its referents layer; in memory that layer alone holds them. */
function withoutReferents(entities: unknown): unknown {
  if (!Array.isArray(entities)) return entities;
  return entities.map((entity: object) => ({ ...entity, referent: null }));
}
