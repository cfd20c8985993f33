import type { LayerName } from "../schema/layers.ts";
import type { ProblemCode } from "../schema/problem-codes.ts";
import type { Document } from "./document.ts";
import type { Layers } from "./layers.ts";

/** Lets a stage say that something went wrong without giving up its layer. */
export type Warn = (code: ProblemCode, message: string) => void;

/**
 * Annotates one document: reads the document and the layers that the stage declared, returns its own layer.
 * Throwing makes the layer null and the error a problem of this document; the run goes on.
 */
export type Annotate<Writes extends LayerName, Reads extends LayerName, Uses extends LayerName = never> = (
  doc: Document,
  layers: Pick<Layers, Reads> & Partial<Pick<Layers, Uses>>,
  warn: Warn,
) => Layers[Writes] | Promise<Layers[Writes]>;

/** What `defineStage` takes. */
export interface StageDefinition<
  Writes extends LayerName,
  Reads extends LayerName,
  Options extends object,
  Uses extends LayerName = never,
> {
  /** The layer that it makes. */
  readonly writes: Writes;
  /** The layers that it needs; a document in which one of them is null does not reach the stage. */
  readonly reads: readonly Reads[];
  /** Layers that it takes into account where they could be made, and does without where not. */
  readonly uses?: readonly Uses[];
  /** Raise it whenever the same document can get another layer: results of another version are not mixed in one run. */
  readonly version: string;
  /** The languages that it is made for (ISO 639-1); others get a null layer and a `language` problem. Absent: all. */
  readonly languages?: readonly string[];
  /** The addresses of the model files that it loads: a run is not resumed with other models. */
  readonly models?: readonly string[];
  readonly defaults: Options;
  /** Loads what the stage needs, once; what it returns is called once a document. */
  open(options: Options): Annotate<Writes, Reads, Uses> | Promise<Annotate<Writes, Reads, Uses>>;
}

/** A stage with its options filled in, ready to be put into a pipeline. */
export interface Stage {
  readonly writes: LayerName;
  readonly reads: readonly LayerName[];
  readonly uses: readonly LayerName[];
  readonly version: string;
  readonly languages: readonly string[] | null;
  readonly models: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly open: () => Promise<Annotate<LayerName, LayerName>>;
  /** The same stage with some options set anew. */
  readonly with: (options: Readonly<Record<string, unknown>>) => Stage;
}

/** Makes a stage: a function of options that a pipeline lists. An unknown option is refused by name. */
export function defineStage<
  Writes extends LayerName,
  Reads extends LayerName,
  Options extends object,
  Uses extends LayerName = never,
>(definition: StageDefinition<Writes, Reads, Options, Uses>): (options?: Partial<Options>) => Stage {
  const { writes, reads, uses = [], version, languages, models = [], defaults } = definition;
  const make = (given: Partial<Options> = {}): Stage => {
    for (const key of Object.keys(given)) {
      if (!(key in defaults)) {
        throw new TypeError(
          `The ${writes} stage has no option "${key}". It knows: ${Object.keys(defaults).join(", ") || "none"}.`,
        );
      }
    }
    const options = Object.freeze({ ...defaults, ...given });
    return Object.freeze({
      writes,
      reads,
      uses,
      version,
      languages: languages ?? null,
      models,
      options: options as Readonly<Record<string, unknown>>,
      // The pipeline hands a stage just the layers that it declared, so the wider type is safe to promise.
      open: async () => (await definition.open(options)) as unknown as Annotate<LayerName, LayerName>,
      // Unknown names were refused above; the values are the caller's word, as they are for any option.
      with: (more: Readonly<Record<string, unknown>>) => make({ ...given, ...(more as Partial<Options>) }),
    });
  };
  return make;
}
