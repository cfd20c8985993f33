// Lays texts out for teach.py and mark.py: tokens, the sentences to be read, the tokens to be judged, and what the shipped model says.
//   node scripts/silver/lay-out.mjs names|claims gold|texts OUT FILES…
// FILES are JSONL, also .gz: gold of the data sets, or rows of which the text alone counts. Needs a built package. A row of OUT has the text, `starts` and
// `ends` of its tokens (UTF-16), `units` (the sentences to be read, in tokens), `judged` (their words that can be names; for claims all), `linear` (for
// each of them the tags that the shipped model finds probable, each with its permille), for gold `open` (the tags that it allows, as bits), and
// for claims `quotes` (how each stands to quotation marks).
import { closeSync, openSync, writeSync } from "node:fs";
import { basename } from "node:path";

const [task, kind, out, ...files] = process.argv.slice(2);
if (!["names", "claims"].includes(task) || !["gold", "texts"].includes(kind) || files.length === 0) {
  console.error("usage: node scripts/silver/lay-out.mjs names|claims gold|texts OUT FILES…");
  process.exit(2);
}
const built = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url));
const isGold = kind === "gold";
const { linesOf } = await built("train/lines-of.js");
const { openDecoder } = await built("text/sequence/decoder.js");
/** Less probable tags are left out. */
const LEAST = 0.003;

const bitsAt = (open, tags, i) => {
  let bits = 0;
  for (let tag = 0; tag < tags; tag++) if (open[i * tags + tag] === 1) bits |= 1 << tag;
  return bits;
};

/** The probable tags of `length` positions, whose sums begin at `at`. */
function probable(decoder, tags, sums, at, length) {
  decoder.best(sums, at, length, 0);
  const chances = decoder.chances();
  return Array.from({ length }, (_, i) =>
    Array.from({ length: tags }, (_, tag) => [tag, chances[i * decoder.width + tag]]).flatMap(
      ([tag, chance]) => (chance > LEAST ? [tag, Math.round(chance * 1000)] : []),
    ),
  );
}

async function openNames() {
  const { openLessons } = await built("train/entities/lessons.js");
  const { readKnowledge, readModel } = await built("stages/entities/tagger/files.js");
  const { openTagger } = await built("stages/entities/tagger/tag.js");
  const { contextFeaturesAt, featuresAt } = await built("stages/entities/tagger/features.js");
  const { TAGS } = await built("stages/entities/tagger/classes.js");
  const { sentences } = await built("stages/sentences/index.js");
  const { sentenceTokens } = await built("text/sentence-tokens.js");
  const knowledge = readKnowledge();
  const model = readModel();
  const decoder = openDecoder(model, TAGS);
  const { contextIn } = openTagger(model, knowledge);
  const lessonOf = await openLessons(knowledge);
  const split = await sentences().open();
  const n = TAGS.count;
  return async (file, row) => {
    // Texts without gold are read as those of the set that has all classes.
    const named = isGold ? { file, entities: row.entities } : { file: "worldwide", entities: [] };
    const { view, open } = await lessonOf({ ...named, text: row.text });
    const { tokens, runs, count } = view;
    const judged = runs.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i));
    const sums = new Int32Array(judged.length * n);
    const context = contextIn(view);
    const featuresOf = (k, into, from) =>
      contextFeaturesAt(view, context, judged[k], into, featuresAt(view, knowledge, judged[k], into, from));
    model.add(judged.length, featuresOf, sums, 0);
    let at = 0;
    const linear = runs.flatMap(({ first, end }) => {
      const told = probable(decoder, n, sums, at * n, end - first);
      at += end - first;
      return told;
    });
    const isJudged = new Uint8Array(count);
    for (const i of judged) isJudged[i] = 1;
    const document = { text: row.text, problems: [], meta: {}, given: {}, id: "text", source: { uri: file } };
    const parts = await split(document, { language: { code: "en", score: 1 }, tokens }, () => {});
    const units = sentenceTokens(tokens, parts)
      .filter(({ first, end }) => isJudged.subarray(first, end).includes(1))
      .map(({ first, end }) => [first, end]);
    const allowed = isGold ? judged.map((i) => bitsAt(open, n, i)) : null;
    return { tokens, units, judged, linear, open: allowed };
  };
}

async function openClaims() {
  const { openLessons } = await built("train/claims/lessons.js");
  const { firstSequences } = await built("train/claims/first-sequences.js");
  const { CLAIM_FILES, readChain, readKnowledge } = await built("stages/claims/tagger/files.js");
  const { cueFeaturesAt } = await built("stages/claims/tagger/cue-features.js");
  const { FIRST_TAGS } = await built("stages/claims/tagger/classes.js");
  const knowledge = readKnowledge();
  const model = readChain(CLAIM_FILES.cues);
  const decoder = openDecoder(model, FIRST_TAGS);
  const { ofGold } = await openLessons(knowledge);
  const n = FIRST_TAGS.count;
  return async (file, row) => {
    const lesson = await ofGold({ file, text: row.text, claims: isGold ? row.claims : [], isNews: true });
    const { view } = lesson;
    const sequences = firstSequences([lesson], knowledge);
    const judged = sequences.flatMap(({ first, length }) => Array.from({ length }, (_, i) => first + i));
    const linear = sequences.flatMap(({ first, length }) => {
      const sums = new Int32Array(length * n);
      const featuresOf = (i, into, from) => cueFeaturesAt(view, knowledge, first + i, into, from);
      model.add(length, featuresOf, sums, 0);
      return probable(decoder, n, sums, 0, length);
    });
    const open = sequences.flatMap(({ open, length }) =>
      Array.from({ length }, (_, i) => bitsAt(open, n, i)),
    );
    return {
      tokens: view.tokens,
      units: sequences.map(({ first, length }) => [first, first + length]),
      judged,
      linear,
      open: isGold ? open : null,
      quotes: judged.map((i) => view.quotes[i]),
    };
  };
}

const layOut = await (task === "names" ? openNames() : openClaims());
const file = openSync(out, "w");
let texts = 0;
for (const path of files)
  for (const { line } of linesOf(path)) {
    const row = JSON.parse(line);
    const { tokens, ...made } = await layOut(basename(path), row);
    const [starts, ends] = [tokens.starts, tokens.ends].map((all) =>
      Array.from(all.subarray(0, tokens.count)),
    );
    writeSync(file, `${JSON.stringify({ text: row.text, starts, ends, ...made })}\n`);
    texts++;
  }
closeSync(file);
console.log(`${texts} texts`);
