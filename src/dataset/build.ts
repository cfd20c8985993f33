import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { VERSION } from "../core/version.ts";
import { evaluate } from "../eval/evaluate.ts";
import { writeAtomic } from "../io/atomic-file.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { dataFile } from "../text/lexicon.ts";
import { assignSplits, type SplitBy } from "./assign.ts";
import { cardOf } from "./card.ts";
import { type Certificate, certify, type Part } from "./certificate.ts";
import { croissantOf } from "./croissant.ts";
import { describeFile, JOIN_SCRIPT, openDataFolder, type SetFile, writeShards } from "./dataset-files.ts";
import { setsOf } from "./disjoint-sets.ts";
import { type Gathered, gather } from "./gather.ts";
import { groupTexts } from "./groups.ts";
import type { RecordItem } from "./read-items.ts";
import { type Shares, SPLITS } from "./splits.ts";
import { survey } from "./survey.ts";

export interface DatasetOptions {
  /** The set's folder. */
  readonly out: string;
  /** An empty folder for files of the moment, on the order of twice the records. */
  readonly scratch: string;
  readonly by: SplitBy;
  readonly shares: Shares;
  readonly seed: string;
  readonly threshold: number;
  /** False: hashes and offsets in place of the texts. */
  readonly withText: boolean;
  /** What must not be trained on, by name. */
  readonly against: readonly { readonly name: string; readonly items: AsyncIterable<RecordItem> }[];
  readonly gold: readonly CopydeskRecord[] | null;
  readonly name: string;
  /** An identifier of the Hub, such as `cc-by-4.0`; null when nobody said. */
  readonly license: string | null;
  /** The command that makes the set again. */
  readonly command: string;
  readonly onProblem: (problem: Extract<RecordItem, { problem: unknown }>["problem"]) => void;
}

export interface DatasetSummary {
  readonly documents: { readonly [split: string]: number };
  readonly leftOut: number;
  readonly groups: number;
  readonly unreadable: number;
  readonly clean: Certificate["clean"];
  readonly files: readonly SetFile[];
}

/** Builds a data set folder from records: splits that do not leak, the proof of it, a card, and what rebuilds it. Equal input makes equal bytes. */
export async function buildDataset(
  items: AsyncIterable<RecordItem>,
  options: DatasetOptions,
): Promise<DatasetSummary> {
  const { out, scratch, threshold, withText, name, license, command, by, gold } = options;
  const judged = goldPairs(gold);
  const gathered = await gather(items, scratch, judged.see, options.onProblem);
  try {
    if (gathered.index.count === 0) throw new Error("There are no records to make a data set of.");
    const groups = groupTexts(gathered.index, threshold, gathered.factsAt);
    const splitOf = assignSplits(
      groups,
      (doc) => {
        const { labels, ...facts } = gathered.factsAt(doc);
        return { ...facts, labels: new Map(labels) };
      },
      options,
    );
    openDataFolder(out);
    const surveyed = survey(splitOf, gathered.factsAt);
    const paths: string[] = [];
    for (const split of surveyed.splits) {
      const number = SPLITS.indexOf(split.name);
      const records = recordsOf(gathered, splitOf, number);
      paths.push(...writeShards(out, split.name, split.documents, records, withText));
    }
    const certificate = await certify(partsOf(gathered, splitOf, options.against), {
      folder: join(scratch, "certificate"),
      threshold,
      quote: withText,
    });
    writeAtomic(join(out, "leaks.json"), `${JSON.stringify(certificate, null, 2)}\n`);
    paths.push("leaks.json");
    if (!withText) {
      copyFileSync(dataFile(import.meta.url, JOIN_SCRIPT), join(out, JOIN_SCRIPT));
      paths.push(JOIN_SCRIPT);
    }
    const data = await describeAll(out, paths);
    const about = {
      name,
      license,
      command,
      by,
      seed: options.seed,
      shares: options.shares,
      threshold,
      withText,
      survey: surveyed,
      groups: { count: [...setsOf(groups, 1)].length, largest: largestOf(groups) },
      certificate,
      evaluation: judged.evaluate(),
      makers: gathered.makers,
      input: { records: gathered.index.count, sha256: gathered.sha256 },
      version: VERSION,
      files: data,
    };
    writeAtomic(join(out, "README.md"), cardOf(about));
    writeAtomic(join(out, "croissant.json"), `${JSON.stringify(croissantOf(about), null, 2)}\n`);
    const files = [...data, ...(await describeAll(out, ["README.md", "croissant.json"]))];
    // As sha256sum writes and checks them.
    writeAtomic(join(out, "CHECKSUMS"), files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(""));
    return {
      documents: Object.fromEntries(surveyed.splits.map((split) => [split.name, split.documents])),
      leftOut: surveyed.leftOut,
      groups: about.groups.count,
      unreadable: gathered.unreadable,
      clean: certificate.clean,
      files,
    };
  } finally {
    gathered.close();
  }
}

async function describeAll(out: string, paths: readonly string[]): Promise<SetFile[]> {
  const files: SetFile[] = [];
  for (const path of [...paths].sort()) files.push(await describeFile(out, path));
  return files;
}

const largestOf = (groups: Parameters<typeof setsOf>[0]): number => {
  let most = 0;
  for (const docs of setsOf(groups, 1)) most = Math.max(most, docs.length);
  return most;
};

function* recordsOf(
  { records, index }: Gathered,
  splitOf: Uint8Array,
  split: number,
): Generator<CopydeskRecord> {
  for (let doc = 0; doc < index.count; doc++)
    if (splitOf[doc] === split) yield JSON.parse(records.get(doc)) as CopydeskRecord;
}

function partsOf(gathered: Gathered, splitOf: Uint8Array, against: DatasetOptions["against"]): Part[] {
  async function* split(number: number) {
    yield* recordsOf(gathered, splitOf, number);
  }
  async function* benchmark(items: AsyncIterable<RecordItem>) {
    for await (const item of items) if ("record" in item) yield item.record;
  }
  return [
    ...SPLITS.map((name, number) => ({ name, isSplit: true, documents: split(number) })),
    ...against.map(({ name, items }) => ({ name, isSplit: false, documents: benchmark(items) })),
  ];
}

/** Keeps the records that gold has, by id or text, and scores them at the end. */
function goldPairs(gold: readonly CopydeskRecord[] | null) {
  const ids = new Set(gold?.map(({ id }) => id));
  const texts = new Set(gold?.map(({ source }) => source.sha256));
  const predicted: CopydeskRecord[] = [];
  return {
    see(record: CopydeskRecord): void {
      if (ids.has(record.id) || texts.has(record.source.sha256)) predicted.push(record);
    },
    evaluate() {
      if (gold === null) return null;
      const found = {
        ids: new Set(predicted.map(({ id }) => id)),
        texts: new Set(predicted.map(({ source }) => source.sha256)),
      };
      return evaluate(
        gold.filter(({ id, source }) => found.ids.has(id) || found.texts.has(source.sha256)),
        predicted,
      );
    },
  };
}
