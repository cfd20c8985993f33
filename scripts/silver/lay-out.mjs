// Lays texts out for teach.py and mark.py: tokens, the sentences to be read, the tokens to be judged, and what the shipped tagger says.
//   node scripts/silver/lay-out.mjs gold|texts OUT FILES…
// FILES are JSONL, also .gz: gold of the data sets, or rows of which the text alone counts. Needs a built package. A row of OUT has the text, `starts` and
// `ends` of its tokens (UTF-16), `units` (sentences with words that can be names, in tokens), `judged` (those words), `linear` (for each of
// them the tags that the shipped tagger finds probable, each with its permille) and, for gold, `open` (the tags that it allows, as bits).
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";

const [kind, out, ...files] = process.argv.slice(2);
if (!["gold", "texts"].includes(kind) || files.length === 0) {
  console.error("usage: node scripts/silver/lay-out.mjs gold|texts OUT FILES…");
  process.exit(2);
}
const built = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url));
const isGold = kind === "gold";
const { openDecoder } = await built("text/sequence/decoder.js");
/** Less probable tags are left out. */
const LEAST = 0.003;

const rowsOf = (file) => {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
};

const bitsAt = (open, tags, i) => {
  let bits = 0;
  for (let tag = 0; tag < tags; tag++) if (open[i * tags + tag] === 1) bits |= 1 << tag;
  return bits;
};

/** Decodes one stretch of sums: its best tags, the probability of each, and all that are probable. */
function decode(decoder, tags, sums, at, length) {
  const path = decoder.best(sums, at, length, 0).slice(0, length);
  const chances = decoder.chances();
  const chance = (i, tag) => chances[i * decoder.width + tag];
  const sure = Float32Array.from(path, (tag, i) => chance(i, tag));
  const linear = Array.from({ length }, (_, i) =>
    Array.from({ length: tags }, (_, tag) => tag).flatMap((tag) =>
      chance(i, tag) > LEAST ? [tag, Math.round(chance(i, tag) * 1000)] : [],
    ),
  );
  return { path, sure, linear };
}

async function openTexts() {
  const { openLessons } = await built("train/entities/lessons.js");
  const { readKnowledge, readModel } = await built("stages/entities/tagger/files.js");
  const { contextOf } = await built("stages/entities/tagger/context.js");
  const { contextFeaturesAt, featuresAt } = await built("stages/entities/tagger/features.js");
  const { TAGS } = await built("stages/entities/tagger/classes.js");
  const { sentences } = await built("stages/sentences/index.js");
  const { sentenceTokens } = await built("text/sentence-tokens.js");
  const knowledge = readKnowledge();
  const model = readModel();
  const decoder = openDecoder(model, TAGS);
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
    const tags = new Uint8Array(count);
    const sure = new Float32Array(count);
    const pass = () => {
      let at = 0;
      return runs.flatMap(({ first, end }) => {
        const told = decode(decoder, n, sums, at * n, end - first);
        at += end - first;
        tags.set(told.path, first);
        sure.set(told.sure, first);
        return told.linear;
      });
    };
    const add = (featuresOf) => model.add(judged.length, featuresOf, sums, 0);
    add((k, into, from) => featuresAt(view, knowledge, judged[k], into, from));
    pass();
    const context = contextOf(view, tags, sure);
    add((k, into, from) => contextFeaturesAt(view, context, judged[k], into, from));
    const linear = pass();
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

const layOut = await openTexts();
const file = openSync(out, "w");
let texts = 0;
for (const path of files)
  for (const row of rowsOf(path)) {
    const { tokens, ...made } = await layOut(basename(path), row);
    const [starts, ends] = [tokens.starts, tokens.ends].map((all) =>
      Array.from(all.subarray(0, tokens.count)),
    );
    writeSync(file, `${JSON.stringify({ text: row.text, starts, ends, ...made })}\n`);
    texts++;
  }
closeSync(file);
console.log(`${texts} texts`);
