import { createRequire } from "node:module";
import { dirname } from "node:path";
import winkNLP from "wink-nlp";

type WinkModel = Parameters<typeof winkNLP>[0];

/** A table of wink-nlp's that grows with every word it meets. */
interface Feature {
  hash: Record<string, number>;
  readonly list: readonly string[];
}
type Features = Readonly<Record<"lexeme" | "prefix" | "shape", Feature>>;

/** One reading of a stretch of text: parallel lists, an item for each token. */
export interface Reading {
  readonly values: readonly string[];
  readonly pos: readonly string[];
}

/** How large the tables may get before the instance is made anew: wink keeps a prefix's number in 13 bits and a shape's in 14. */
const LARGEST = { prefix: 8000, shape: 16_000 } as const;
/** How many words the lexicon may gain before: they take memory, and a new instance takes a tenth of a second. */
const MOST_NEW_WORDS = 10_000;

/**
 * A wink-nlp reader whose result for a text depends on that text alone. wink keeps the words that its lexicon lacks in the lexicon,
 * so that later texts are cut differently; here it looks words up in the lexicon as it came, and only keeps what it worked out of
 * the others' form.
 */
export function openWink(): { read(text: string): Reading } {
  let instance: ReturnType<typeof createInstance> | undefined = createInstance();
  return {
    read(text) {
      // Let go of before the next is made, so that there are never two of them in memory.
      if (instance?.isFull()) instance = undefined;
      instance ??= createInstance();
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

/** The model's modules keep state between instances and refuse the 21st, so each instance gets them freshly loaded. */
function freshModel(): WinkModel & {
  core(): { features: Features };
  featureFn(config: object): FeatureFunctions;
} {
  // A require of its own, because the one that loads a module keeps hold of it.
  const require = createRequire(import.meta.url);
  const entry = require.resolve("wink-eng-lite-web-model");
  const folder = dirname(entry);
  for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
  return require(entry);
}

function createInstance(): { read(text: string): Reading; isFull(): boolean } {
  const model = freshModel();
  const core = model.core();
  const featureFn = withUnknownWords(model.featureFn);
  const nlp = winkNLP({ ...model, featureFn, core: () => core } as WinkModel, ["pos"]);
  const its = nlp.its;
  const { features } = core;
  // wink took hold of the lexicon when it was made; words met from now on are written to a layer over it, which look-ups do not see.
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
