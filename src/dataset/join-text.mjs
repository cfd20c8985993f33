// Puts the texts back into a data set that was passed on without them. Needs Node 18 or later and nothing else.
//
//   node join-text.mjs TEXTS... [--out FOLDER]
//
// TEXTS are JSONL files whose rows have a "text" (such as the records that the set was made of), or folders of .txt files.
// A text belongs to the record whose source.sha256 is the SHA-256 of its UTF-8 bytes. The records are written to
// FOLDER (default: joined, beside this script), one file for each data/*.jsonl. Exit code 1 when a text is missing.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
const outAt = given.indexOf("--out");
const out = outAt < 0 ? join(here, "joined") : given.splice(outAt, 2)[1];
if (given.length === 0 || out === undefined) {
  console.error("usage: node join-text.mjs TEXTS... [--out FOLDER]");
  process.exit(2);
}

const hashOf = (text) => createHash("sha256").update(text, "utf8").digest("hex");
const linesOf = (path) =>
  createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
const data = readdirSync(join(here, "data"))
  .filter((name) => name.endsWith(".jsonl"))
  .sort();

const wanted = new Set();
for (const name of data)
  for await (const line of linesOf(join(here, "data", name))) wanted.add(JSON.parse(line).source.sha256);

const texts = new Map();
const keep = (text) => {
  const hash = hashOf(text);
  if (wanted.has(hash)) texts.set(hash, text);
};
for (const path of given) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path, { recursive: true }).map(String).sort())
      if (name.endsWith(".txt")) keep(readFileSync(join(path, name), "utf8"));
      else if (name.endsWith(".jsonl")) await keepRows(join(path, name));
  } else await keepRows(path);
}
async function keepRows(path) {
  for await (const line of linesOf(path)) {
    if (line.trim() === "") continue;
    const { text } = JSON.parse(line);
    if (typeof text === "string") keep(text);
  }
}

/** Cuts stretches out of a text by offsets in the unit of the record. */
function cutter(text, unit) {
  if (unit === "utf16") return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}

/** Spans get their text back, referents their name. */
function joined(record, text) {
  const cut = cutter(text, record.offsets);
  const fill = (value) => {
    if (Array.isArray(value)) return value.map(fill);
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value.at)) return cut(...value.at);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        key === "text" && item === null ? cut(value.start, value.end) : fill(item),
      ]),
    );
  };
  return { ...fill({ ...record, text: "" }), schema: "copydesk.record/1", text };
}

mkdirSync(out, { recursive: true });
let [documents, missing] = [0, 0];
for (const name of data) {
  const file = createWriteStream(join(out, name));
  for await (const line of linesOf(join(here, "data", name))) {
    const record = JSON.parse(line);
    const text = texts.get(record.source.sha256);
    documents++;
    if (text === undefined) {
      missing++;
      console.error(`no text for ${record.id} (${record.source.sha256})`);
    } else if (!file.write(`${JSON.stringify(joined(record, text))}\n`))
      await new Promise((resolve) => file.once("drain", resolve));
  }
  await new Promise((resolve) => file.end(resolve));
}
console.log(`${documents - missing} of ${documents} records have their text back, in ${out}`);
process.exit(missing > 0 ? 1 : 0);
