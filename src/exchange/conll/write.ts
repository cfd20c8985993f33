import { type AlignedMark, alignMarks, withoutOverlaps } from "../align.ts";
import type { Exporter, ExportFormat, ExportOptions, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { type LossTally, openLosses } from "../losses.ts";
import { MARK_LAYERS } from "../marks.ts";
import type { Token } from "../tokenize.ts";
import { tokenize } from "../tokenize.ts";

const HOLDS: Holds = { layers: ["sentences", "entities", "dates", "claims"], fields: [] };

/** A token a line with a tag a column, sentences apart. A comment before each document holds its id and its text as JSON. */
export const conll: ExportFormat = {
  name: "conll",
  about: "CoNLL: a token a line, a BIO or BIOES column a layer",
  unit: "none",
  shape: "file",
  holds: HOLDS,
  open(sink: Sink, { align, scheme }: ExportOptions): Exporter {
    const losses = openLosses();
    return {
      write(given) {
        const record = inMemory(given);
        const { text, sentences } = record;
        const tokens = tokenize(text);
        const aligned = alignMarks(heldMarks(record, HOLDS, losses), tokens, align, losses);
        const columns = columnsOf(aligned, tokens.length, scheme, losses);
        sink.write(`# newdoc id = ${JSON.stringify(record.id)}\n# columns = FORM ${COLUMNS.join(" ")}\n`);
        sink.write(`# text = ${JSON.stringify(text)}\n-DOCSTART- ${COLUMNS.map(() => "O").join(" ")}\n\n`);
        let sentence = 0;
        tokens.forEach(({ start, end }, i) => {
          let opens = false;
          while ((sentences?.[sentence]?.start ?? Number.POSITIVE_INFINITY) < end) {
            opens = true;
            sentence++;
          }
          if (opens && i > 0) sink.write("\n");
          sink.write(`${text.slice(start, end)} ${columns.map((column) => column[i]).join(" ")}\n`);
        });
        sink.write("\n");
      },
      end: () => losses.counts,
    };
  },
};

/** Claims overlap their parts and one another, so that each kind of part has a column. */
export const COLUMNS = ["ENTITY", "DATE", "CLAIM", "SOURCE", "CUE"] as const;

function columnOf({ mark }: AlignedMark): number {
  if (mark.layer !== "claims") return MARK_LAYERS.indexOf(mark.layer);
  return (COLUMNS as readonly string[]).indexOf(mark.label);
}

/** The tags of each token, column by column. */
export function columnsOf(
  aligned: readonly AlignedMark[],
  tokens: number,
  scheme: ExportOptions["scheme"],
  losses: LossTally,
): string[][] {
  return COLUMNS.map((_, column) => {
    const tags = Array.from({ length: tokens }, () => "O");
    const own = withoutOverlaps(
      aligned.filter((item) => columnOf(item) === column),
      losses,
    );
    for (const { mark, first, end } of own)
      for (let i = first; i < end; i++) tags[i] = `${prefix(i, first, end, scheme)}-${mark.label}`;
    return tags;
  });
}

function prefix(i: number, first: number, end: number, scheme: ExportOptions["scheme"]): string {
  if (scheme === "BIO") return i === first ? "B" : "I";
  if (end - first === 1) return "S";
  return i === first ? "B" : i === end - 1 ? "E" : "I";
}

const BETWEEN = /^[\s\p{Cc}]*$/u;

/** Where tokens stand, found again in the text. */
export function placesOf(text: string, words: readonly string[]): Token[] | undefined {
  const places: Token[] = [];
  let at = 0;
  for (const word of words) {
    const start = text.indexOf(word, at);
    if (start < 0 || !BETWEEN.test(text.slice(at, start))) return undefined;
    at = start + word.length;
    places.push({ start, end: at });
  }
  return places;
}
