// Cuts texts into sentences for worth.py.
//   node scripts/silver/sentences.mjs OUT FILES…
// FILES are JSONL, also .gz, of rows with a text. Needs a built package. A row of OUT is a sentence, with the genre of its text if it has one.
import { closeSync, openSync, writeSync } from "node:fs";

const [out, ...files] = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node scripts/silver/sentences.mjs OUT FILES…");
  process.exit(2);
}
const built = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url));
const { linesOf } = await built("train/lines-of.js");
const { tokens } = await built("stages/tokens/index.js");
const { sentences } = await built("stages/sentences/index.js");
/** Shorter sentences are left out. */
const LEAST_WORDS = 4;

const tokenize = await tokens().open();
const split = await sentences().open();
const language = { code: "en", score: 1 };
const file = openSync(out, "w");
for (const path of files) {
  for (const { line } of linesOf(path)) {
    const { text, genre } = JSON.parse(line);
    const document = { id: "text", source: { uri: path }, text, meta: {}, given: {}, problems: [] };
    const words = await tokenize(document, { language }, () => {});
    for (const { start, end } of await split(document, { language, tokens: words }, () => {})) {
      const sentence = text.slice(start, end);
      if (sentence.split(/\s+/).length >= LEAST_WORDS)
        writeSync(file, `${JSON.stringify({ genre, text: sentence })}\n`);
    }
  }
}
closeSync(file);
