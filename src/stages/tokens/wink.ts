import { createRequire } from "node:module";
import { dirname } from "node:path";
import winkNLP from "wink-nlp";

type WinkModel = Parameters<typeof winkNLP>[0];

/** What wink-nlp keeps of every word it ever met: see `forget`. */
interface Feature {
  hash: Record<string, number>;
  list: string[];
  index: number;
}

/** One reading of a stretch of text: parallel lists of tokens, and where its sentences begin. */
export interface Reading {
  readonly values: readonly string[];
  readonly pos: readonly string[];
  /** Token numbers at which wink sees a sentence begin. */
  readonly sentenceStarts: readonly number[];
}

/** After this many unknown words the instance is made anew, because it cannot give back all their memory. */
const NEW_WORDS_PER_INSTANCE = 400_000;

/**
 * A wink-nlp reader that forgets. wink keeps the words that its lexicon lacks in a cache that later texts read, so that one
 * document's result depends on those before it, and memory grows. After each document `forget` puts the cache back as it was.
 */
export function openWink(): { read(text: string): Reading; forget(): void } {
  let instance = createInstance();
  return {
    read: (text) => instance.read(text),
    forget() {
      instance.forget();
      if (instance.newWords() > NEW_WORDS_PER_INSTANCE) instance = createInstance();
    },
  };
}

/** The model's modules keep state between instances and refuse the 21st, so each instance gets them freshly loaded. */
function freshModel(): WinkModel & { core(): { features: Record<string, Partial<Feature>> } } {
  // A require of its own, because the one that loads a module keeps hold of it.
  const require = createRequire(import.meta.url);
  const entry = require.resolve("wink-eng-lite-web-model");
  const folder = dirname(entry);
  for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
  return require(entry);
}

function createInstance() {
  let features: Record<string, Partial<Feature>> = {};
  const model = freshModel();
  const captured = {
    ...model,
    core: () => {
      const core = model.core();
      features = core.features;
      return core;
    },
  };
  const nlp = winkNLP(captured, ["sbd", "pos"]);
  const its = nlp.its;
  const growing = Object.entries(features).filter(
    (entry): entry is [string, Feature] => Array.isArray(entry[1].list) && entry[1].hash !== undefined,
  );
  const sizes = growing.map(([, feature]) => feature.list.length);
  const lexeme = features.lexeme as Feature;
  const lexemeSize = lexeme.list.length;
  let forgotten = lexemeSize;

  return {
    read(text: string): Reading {
      const doc = nlp.readDoc(text);
      const tokens = doc.tokens();
      return {
        values: tokens.out(its.value),
        pos: tokens.out(its.pos),
        sentenceStarts: (doc.sentences().out(its.span) as unknown as [number, number][]).map(
          ([first]) => first,
        ),
      };
    },
    forget(): void {
      growing.forEach(([name, feature], i) => {
        const { list, hash } = feature;
        if (name === "lexeme") {
          // wink numbers a second, hidden table along with this list: words are unlearnt, but their places stay taken.
          for (; forgotten < list.length; forgotten++) {
            delete hash[list[forgotten] ?? ""];
            list[forgotten] = "";
          }
          return;
        }
        for (
          let word = list.length > (sizes[i] ?? 0) ? list.pop() : undefined;
          word !== undefined;
          word = list.length > (sizes[i] ?? 0) ? list.pop() : undefined
        ) {
          delete hash[word];
        }
        feature.index = list.length;
      });
    },
    newWords: () => lexeme.list.length - lexemeSize,
  };
}
