import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Document } from "../../core/document.ts";
import type { Tokens } from "../../core/tokens.ts";
import { sentences } from "../../stages/sentences/index.ts";
import { tokens } from "../../stages/tokens/index.ts";
import { sentenceTokens, type TokenRange } from "../../text/sentence-tokens.ts";

/** One text of a data set, in tokens. */
export interface Row {
  readonly id: string;
  /** The name of the file that it comes from, up to its first dot. */
  readonly set: string;
  readonly tokens: Tokens;
  readonly sentences: readonly TokenRange[];
  readonly targets: readonly RowTarget[];
  /** The polarity of each opinion that the text utters, where the set tells opinions: -1, 0 or 1. */
  readonly opinions: readonly number[] | null;
}

/** A span in UTF-16 units and how the text speaks of it: 0 negative, 1 neutral, 2 positive. */
export interface RowTarget {
  readonly start: number;
  readonly end: number;
  readonly label: number;
}

const LABEL_NUMBER: Readonly<Record<string, number>> = { negative: 0, neutral: 1, positive: 2 };

interface GoldRow {
  readonly id: string;
  readonly text: string;
  readonly targets?: readonly { readonly start: number; readonly end: number; readonly label: string }[];
  readonly opinions?: readonly { readonly polarity: string | null }[];
}

/** Reads the rows of a gzipped JSONL file of `shared/data/sentiment` and divides them into tokens and sentences as the pipeline does. */
export async function readRows(path: string): Promise<Row[]> {
  const tokenize = await tokens().open();
  const divide = await sentences().open();
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
  const set = basename(path).split(".")[0] ?? "";
  const rows: Row[] = [];
  for (const line of text.split("\n")) {
    if (line === "") continue;
    // The sets are described in shared/data/README.md; a row of another shape fails at its first use.
    const gold = JSON.parse(line) as GoldRow;
    const doc: Document = {
      id: gold.id,
      source: { uri: "-" },
      text: gold.text,
      meta: {},
      given: {},
      problems: [],
    };
    const nothing = () => undefined;
    // Stages are opened through the general type; these two write what their names say.
    const read = (await tokenize(doc, { language: { code: "en", score: 1 } } as never, nothing)) as Tokens;
    const spans = (await divide(doc, { tokens: read } as never, nothing)) as Parameters<
      typeof sentenceTokens
    >[1];
    rows.push({
      id: gold.id,
      set,
      tokens: read,
      sentences: sentenceTokens(read, spans),
      targets: (gold.targets ?? [])
        .flatMap(({ start, end, label }) => {
          const number = LABEL_NUMBER[label];
          return number === undefined ? [] : [{ start, end, label: number }];
        })
        .sort((a, b) => a.start - b.start || a.end - b.end),
      opinions: gold.opinions?.map(({ polarity }) => polarityNumber(polarity ?? "")) ?? null,
    });
  }
  return rows;
}

function polarityNumber(polarity: string): number {
  return polarity.includes("neg") ? -1 : polarity.includes("pos") ? 1 : 0;
}
