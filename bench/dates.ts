import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { articles } from "./articles.ts";
import { chronoDates, chronoSpeed } from "./chrono-dates.ts";
import { stageSpeed } from "./dates-speed.ts";

const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const scorer = join(shared, "score/score.mjs");

type Part = (row: number) => boolean;
const ALL: Part = () => true;
/** WikiWars and ESC are cut in two by document: rules were made on the even ones, the odd ones are only measured. */
const SETS: readonly (readonly [name: string, set: string, part: Part])[] = [
  ["meantime.dev", "meantime.dev", ALL],
  ["wikiwars.train, held back", "wikiwars.train", (row) => row % 2 === 1],
  ["wikiwars.train, tuning", "wikiwars.train", (row) => row % 2 === 0],
  ["esc.train, held back", "esc.train", (row) => row % 2 === 1],
  ["esc.train, tuning", "esc.train", (row) => row % 2 === 0],
  ["gum_news.train", "gum_news.train", ALL],
];
const ARTICLES = 100;
/** Sets with a document on which chrono-node 2.10.3 ran for ten minutes, and was stopped. */
const ENDLESS: ReadonlySet<string> = new Set(["esc.train"]);

/** Strict, relaxed and value F1 on the date sets, and tokens a second of the stage alone, each beside chrono-node. */
export async function bench(): Promise<void> {
  const texts = articles(ARTICLES);
  const ours = await stageSpeed(texts);
  console.log(
    `stage alone ${(ours.tokensASecond / 1e6).toFixed(2)} M tokens/s; chrono-node on the same texts ${(chronoSpeed(texts, ours.tokens) / 1e6).toFixed(2)} M tokens/s`,
  );
  if (!existsSync(scorer)) return console.log("the data sets are not here");
  const folder = mkdtempSync(join(tmpdir(), "copydesk-dates-"));
  console.log(`${"".padEnd(28)} strict  relaxed  value  (recall)   chrono-node`);
  for (const [name, set, part] of SETS) {
    const rows = gunzipSync(readFileSync(join(shared, "data/dates", `${set}.jsonl.gz`)))
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "");
    const gold = join(folder, "gold.jsonl");
    writeFileSync(gold, `${rows.filter((_, row) => part(row)).join("\n")}\n`);
    const peer = ENDLESS.has(set) ? "does not end" : chronoFigures(folder, gold);
    console.log(`${name.padEnd(28)} ${ourFigures(folder, gold)}   ${peer}`);
  }
  rmSync(folder, { recursive: true });
}

const node = (args: readonly string[]): string =>
  spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 30 }).stdout;

function ourFigures(folder: string, gold: string): string {
  const input = join(folder, "input.jsonl");
  const records = join(folder, "records.jsonl");
  writeFileSync(input, node([scorer, "input", "dates", gold]));
  writeFileSync(records, node([bin, "annotate", input, "--out", "-", "--quiet", "--layers", "dates"]));
  return figures(gold, records);
}

function chronoFigures(folder: string, gold: string): string {
  const records = join(folder, "chrono.jsonl");
  const lines = node([scorer, "input", "dates", gold]).split("\n").filter(Boolean);
  const rows = lines.map((line) => JSON.parse(line) as { id: string; text: string; published?: string });
  writeFileSync(
    records,
    rows
      .map(({ id, text, published }) =>
        JSON.stringify({ id, text, offsets: "utf16", dates: chronoDates(text, published) }),
      )
      .join("\n"),
  );
  return figures(gold, records);
}

function figures(gold: string, records: string): string {
  const { strict, relaxed, value } = JSON.parse(node([scorer, "dates", gold, records, "--json"])) as Record<
    "strict" | "relaxed" | "value",
    { F1: number; R: number }
  >;
  return `${strict.F1.toFixed(1)} / ${relaxed.F1.toFixed(1)} / ${value.F1.toFixed(1)} (${relaxed.R.toFixed(1)})`;
}
