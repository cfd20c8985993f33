import { stringify } from "yaml";
import type { Evaluation } from "../eval/evaluate.ts";
import { RECORD_COLUMNS } from "../exchange/parquet/record-columns.ts";
import type { SplitBy } from "./assign.ts";
import type { Certificate } from "./certificate.ts";
import type { SetFile } from "./dataset-files.ts";
import type { Gathered } from "./gather.ts";
import { cardFeatures } from "./hub-features.ts";
import { isClean } from "./leaks.ts";
import { modelNotes } from "./models.ts";
import type { Shares } from "./splits.ts";
import type { Survey } from "./survey.ts";

/** All that the card and the metadata say of a set. */
export interface AboutSet {
  readonly name: string;
  readonly license: string | null;
  readonly command: string;
  readonly by: SplitBy;
  readonly seed: string;
  readonly shares: Shares;
  readonly threshold: number;
  readonly withText: boolean;
  readonly survey: Survey;
  readonly groups: { readonly count: number; readonly largest: number };
  readonly certificate: Certificate;
  readonly evaluation: Evaluation | null;
  readonly makers: Gathered["makers"];
  readonly input: { readonly records: number; readonly sha256: string };
  readonly version: string;
  readonly files: readonly SetFile[];
}

/** The card of the set: the YAML header that the Hub reads, and what people need to know before they use the set. */
export function cardOf(about: AboutSet): string {
  return `---\n${stringify(headerOf(about), { lineWidth: 0 })}---\n\n${bodyOf(about)}`;
}

/** The Hub's names of sizes, by the number of documents that they end at. */
const SIZES: readonly (readonly [number, string])[] = [
  [1e3, "n<1K"],
  [1e4, "1K<n<10K"],
  [1e5, "10K<n<100K"],
  [1e6, "100K<n<1M"],
  [1e7, "1M<n<10M"],
  [Number.POSITIVE_INFINITY, "10M<n<100M"],
];

function headerOf({ name, license, survey: { splits, languages }, files, makers }: AboutSet): object {
  const known = languages.map(([code]) => code).filter((code) => code !== "und");
  const documents = splits.reduce((sum, split) => sum + split.documents, 0);
  const present = splits.filter((split) => split.documents > 0);
  const bytesOf = (split: string) =>
    files
      .filter(({ path }) => path.startsWith(`data/${split}-`) && path.endsWith(".parquet"))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  const size = present.reduce((sum, split) => sum + bytesOf(split.name), 0);
  return {
    pretty_name: name,
    license: license ?? "unknown",
    ...(known.length > 0 && { language: known }),
    multilinguality: [known.length > 1 ? "multilingual" : "monolingual"],
    annotations_creators: [creatorOf(makers)],
    language_creators: ["found"],
    size_categories: [SIZES.find(([end]) => documents < end)?.[1]],
    task_categories: ["token-classification", "text-classification"],
    tags: ["news", "copydesk"],
    configs: [
      {
        config_name: "default",
        default: true,
        data_files: present.map((split) => ({ split: split.name, path: `data/${split.name}-*.parquet` })),
      },
    ],
    dataset_info: {
      config_name: "default",
      features: cardFeatures(RECORD_COLUMNS),
      splits: present.map((split) => ({
        name: split.name,
        num_bytes: bytesOf(split.name),
        num_examples: split.documents,
      })),
      download_size: size,
      dataset_size: size,
    },
  };
}

/** Who annotated, in the Hub's words. */
function creatorOf(makers: AboutSet["makers"]): string {
  const stages = makers.flatMap(({ provenance }) => Object.values(provenance?.stages ?? {}));
  if (stages.length === 0) return "no-annotation";
  return stages.every((stage) => stage === "given") ? "other" : "machine-generated";
}

function bodyOf(about: AboutSet): string {
  return [
    `# ${about.name}`,
    introduction(about),
    "## Splits",
    splitting(about),
    "## Labels",
    labels(about.survey),
    "## Leaks",
    leaks(about.certificate),
    "## How it was made",
    making(about),
    "## Known errors",
    errors(about),
    "## Sources",
    sources(about.survey),
    "## Rebuilding it",
    rebuilding(about),
    "",
  ].join("\n\n");
}

function introduction({ withText, license }: AboutSet): string {
  return [
    "News texts with annotations made by copydesk: one document a row, every annotation with its offsets in the text.",
    "`data/*.parquet` has typed columns for trainers; `data/*.jsonl` has the same documents as copydesk records, which copydesk reads again.",
    withText
      ? ""
      : "\nThe texts are left out: each row has the SHA-256 of its text and the offsets of its annotations. Who has the texts gets the records back with `node join-text.mjs TEXTS`.",
    license === null
      ? "\nNobody stated a licence: before you pass the set on, find out whose the texts are."
      : "",
  ]
    .filter(Boolean)
    .join("\n");
}

const WAYS: Readonly<Record<SplitBy, string>> = {
  random:
    "Groups were drawn at random, so that every split has its share of the documents and of every label.",
  time: "Older groups train, newer ones test; a group is as new as its newest document, undated ones train.",
  source:
    "Whole outlets were put into splits, so that validation and test hold outlets that training has not seen.",
};

function splitting({ by, shares, seed, survey: { splits, leftOut }, groups, threshold }: AboutSet): string {
  const rows = splits.map(({ name, documents, oldest, newest }) => [
    name,
    documents,
    oldest ?? "–",
    newest ?? "–",
  ]);
  return [
    table(["split", "documents", "oldest", "newest"], rows),
    `${WAYS[by]} Wanted shares: ${shares.map((share) => `${round(100 * share)} %`).join(", ")}${by === "time" ? "" : `; seed \`${seed}\``}.`,
    `Near-duplicates (Jaccard similarity of 5-word shingles from ${threshold}), syndicated copies, texts with a common passage and the parts of one outlet's series form a group, and no group lies in two splits: ${groups.count} groups, the largest of ${groups.largest} documents.${leftOut > 0 ? ` Left out because a copy lies in another split: ${leftOut} documents.` : ""}`,
  ].join("\n\n");
}

function labels({ splits }: Survey): string {
  const names = [...new Set(splits.flatMap((split) => [...split.labels.keys()]))].sort();
  if (names.length === 0) return "No layer with labels.";
  return table(
    ["label", ...splits.map(({ name }) => name)],
    names.map((name) => [name, ...splits.map((split) => split.labels.get(name) ?? 0)]),
  );
}

function leaks({ clean, overlaps }: Certificate): string {
  const verdict = clean.splits
    ? "No document of one split is, nearly is or contains one of another, and no passage of 20 words lies in two splits."
    : "**Splits have texts in common**; see below.";
  const against =
    clean.against === null
      ? ""
      : clean.against
        ? " Nothing in common with the benchmarks either."
        : " **The set has texts of a benchmark.**";
  const rows = overlaps.map((overlap) => [
    overlap.between.join(" – "),
    overlap.exact.documents,
    overlap.near.documents,
    overlap.passages.documents,
    overlap.sentences.sentences,
    isClean(overlap) ? "yes" : "no",
  ]);
  return `${verdict}${against} \`leaks.json\` says how this was looked for and shows examples.\n\n${table(["between", "exact copies", "near-duplicates", "common passages", "common sentences", "clean"], rows)}`;
}

function making({ makers, version }: AboutSet): string {
  const made = makers.map(({ provenance, records }) => {
    const stages = Object.entries(provenance?.stages ?? {}).map(([layer, stage]) => `${layer} ${stage}`);
    return `- ${records} records by copydesk ${provenance?.copydesk ?? "unknown"}, pipeline \`${provenance?.pipeline ?? "unknown"}\`, configuration \`${provenance?.config ?? ""}\`${stages.length > 0 ? `: ${stages.join(", ")}` : ""}`;
  });
  const layers = new Set(
    makers.flatMap(({ provenance }) =>
      Object.entries(provenance?.stages ?? {}).flatMap(([layer, stage]) =>
        stage === "given" ? [] : [layer],
      ),
    ),
  );
  const notes = modelNotes(layers).map(({ name, note }) => `### Model: ${name}\n\n${note}`);
  return [
    "Each layer with the version of the stage that made it; `given` came with the input.",
    made.join("\n"),
    notes.length > 0 ? `The models of copydesk ${version}, by their own cards:` : "",
    ...notes,
  ]
    .filter(Boolean)
    .join("\n\n");
}

function errors({ evaluation }: AboutSet): string {
  const general =
    "The annotations were made by a program and nobody has read them all. Scores are probabilities: a higher `score` is less often wrong.";
  if (evaluation === null) return `${general} How often they are wrong was not measured on these texts.`;
  const rows = Object.entries(evaluation.layers).flatMap(([layer, figures]) =>
    Object.entries(figures).map(([row, { precision, recall, f1, gold }]) => [
      `${layer}: ${row}`,
      precision ?? "",
      recall ?? "",
      f1 ?? "",
      gold ?? "",
    ]),
  );
  return `${general} Measured against ${evaluation.documents} documents of this set that people annotated, in per cent:\n\n${table(["layer", "precision", "recall", "F1", "gold"], rows)}`;
}

/** Outlets that are named; of the others the number is told. */
const MOST_OUTLETS = 50;

function sources({ outlets }: Survey): string {
  const more = outlets.length - MOST_OUTLETS;
  const rows = outlets.slice(0, MOST_OUTLETS).map(([outlet, documents]) => [outlet, documents]);
  return `${table(["outlet", "documents"], rows)}${more > 0 ? `\n\nand ${more} more.` : ""}`;
}

function rebuilding({ command, version, input }: AboutSet): string {
  return `With copydesk ${version} and the same records (${input.records} lines, SHA-256 \`${input.sha256}\`):\n\n    ${command}\n\nThe bytes are the same on every machine; \`sha256sum -c CHECKSUMS\` checks them.`;
}

const round = (number: number): number => Math.round(number * 10) / 10;

/** A table in Markdown. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => String(value).replace(/\|/g, "\\|").replace(/\s+/g, " ");
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
}
