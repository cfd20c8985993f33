import { createRequire } from "node:module";
import winkNLP from "wink-nlp";

/** A table of wink-nlp's that grows with every word it meets: words with their places in the list, and the next free place. */
interface Feature {
  hash: Record<string, number>;
  readonly list: readonly string[];
  readonly index: number;
}
type Features = Readonly<Record<"lexeme" | "prefix" | "suffix" | "shape", Feature>>;

/** As much of a model as is looked into here; wink's own types leave it out. */
interface WinkModel {
  core(): { readonly features: Features };
  featureFn(config: object): FeatureFunctions;
  metaCER(): object;
}

/** One reading of a stretch of text: parallel lists, an item for each token. */
export interface Reading {
  readonly values: readonly string[];
  readonly pos: readonly string[];
}

/** How large the tables may get before the instance is made anew: wink keeps a prefix's number in 13 bits and a shape's in 14. */
const LARGEST = { prefix: 8000, shape: 16_000 } as const;
/** How many words the lexicon may gain before: they take memory, and a new instance takes a few milliseconds. */
const MOST_NEW_WORDS = 4000;

/**
 * A wink-nlp reader whose result for a text depends on that text alone. wink keeps the words that its lexicon lacks in the lexicon,
 * so that later texts are cut differently; here it looks words up in the lexicon as it came, and only keeps what it worked out of
 * the others' form.
 */
export function openWink(): { read(text: string): Reading } {
  const model = sharedModel();
  let instance = createInstance(model);
  return {
    read(text) {
      if (instance.isFull()) instance = createInstance(model);
      return instance.read(text);
    },
  };
}

/** What wink's part-of-speech guesser asks of the lexicon. */
interface Lexicon {
  lookup(word: string): readonly number[] | null;
  intrinsicSize(): number;
  posOf(index: number): number;
}
interface FeatureFunctions {
  pos(word: string, category: number, lexicon: Lexicon): number;
}
/** A place in the lexicon that no word of it has. */
const NOWHERE = [Number.MAX_SAFE_INTEGER];

/** The guesser expects a word that it is asked about to have been added, which look-ups no longer show. */
function withUnknownWords(
  featureFn: (config: object) => FeatureFunctions,
): (config: object) => FeatureFunctions {
  return (config) => {
    const features = featureFn(config);
    const { pos } = features;
    let view: Lexicon | undefined;
    features.pos = (word, category, lexicon) => {
      view ??= { ...lexicon, lookup: (text) => lexicon.lookup(text) ?? NOWHERE };
      return pos(word, category, view);
    };
    return features;
  };
}

let shared: WinkModel | undefined;

/** The model, read once. Its part for patterns of one's own, which is not used here, grows each time it is asked for; it is asked for once. */
function sharedModel(): WinkModel {
  if (shared) return shared;
  // Loaded when it is needed: it takes a tenth of a second.
  const model = createRequire(import.meta.url)("wink-eng-lite-web-model") as WinkModel;
  const core = model.core();
  const patterns = model.metaCER();
  shared = { ...model, core: () => core, metaCER: () => patterns };
  return shared;
}

/** The tables as the model has them, to grow anew. The lexicon is large and not copied: what is met is written to a layer over it. */
function freshFeatures(features: Features): Features {
  const fresh = ({ hash, list, ...rest }: Feature): Feature => ({
    ...rest,
    hash: Object.assign(Object.create(null), hash),
    list: list.slice(),
  });
  const { lexeme, prefix, suffix, shape } = features;
  return {
    ...features,
    lexeme: { ...lexeme, list: lexeme.list.slice() },
    prefix: fresh(prefix),
    suffix: fresh(suffix),
    shape: fresh(shape),
  };
}

function createInstance(model: WinkModel): { read(text: string): Reading; isFull(): boolean } {
  const core = model.core();
  const features = freshFeatures(core.features);
  const featureFn = withUnknownWords(model.featureFn);
  const own = { ...model, featureFn, core: () => ({ ...core, features }) };
  // wink's type of a model knows nothing of its parts.
  const nlp = winkNLP(own as unknown as Parameters<typeof winkNLP>[0], ["pos"]);
  const its = nlp.its;
  // Look-ups do not see words met from now on.
  features.lexeme.hash = Object.create(features.lexeme.hash);
  const fullWith = features.lexeme.list.length + MOST_NEW_WORDS;
  return {
    read(text) {
      const tokens = nlp.readDoc(text).tokens();
      return { values: tokens.out(its.value), pos: tokens.out(its.pos) };
    },
    isFull: () =>
      features.lexeme.list.length > fullWith ||
      features.prefix.list.length > LARGEST.prefix ||
      features.shape.list.length > LARGEST.shape,
  };
}
