import { alignMarks } from "../align.ts";
import { COLUMNS, columnsOf } from "../conll/write.ts";
import type { Exporter, ExportFormat, ExportOptions, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";
import { type Token, tokenize } from "../tokenize.ts";

const HOLDS: Holds = { layers: ["sentences", "entities", "dates", "claims"], fields: [] };
const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** CoNLL-U Plus: the columns ID, FORM, MISC and a tag column a kind of span. See https://universaldependencies.org/ext-format.html. */
export const conlluPlus: ExportFormat = {
  name: "conllu-plus",
  about: "CoNLL-U Plus: ID, FORM, MISC and a BIO or BIOES column a layer",
  unit: "none",
  shape: "file",
  holds: HOLDS,
  open(sink: Sink, { align, scheme }: ExportOptions): Exporter {
    const losses = openLosses();
    sink.write(`# global.columns = ID FORM MISC ${COLUMNS.map((name) => `COPYDESK:${name}`).join(" ")}\n`);
    return {
      write(given) {
        const record = inMemory(given);
        const { text } = record;
        const tokens = tokenize(text);
        const aligned = alignMarks(heldMarks(record, HOLDS, losses), tokens, align, losses);
        const columns = columnsOf(aligned, tokens.length, scheme, losses);
        const borders = (record.sentences ?? []).map(({ start }) => start);
        sink.write(`# newdoc id = ${oneLine(record.id)}\n`);
        for (const [number, { first, end }] of rangesOf(tokens, borders).entries()) {
          const whole = text.slice(tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0);
          sink.write(`# sent_id = ${oneLine(record.id)}-s${number}\n# text = ${oneLine(whole)}\n`);
          for (let i = first; i < end; i++) {
            const token = tokens[i] ?? { start: 0, end: 0 };
            const glued = tokens[i + 1]?.start === token.end ? "SpaceAfter=No" : "_";
            const tags = columns.map((column) => column[i]).join("\t");
            sink.write(`${i - first + 1}\t${text.slice(token.start, token.end)}\t${glued}\t${tags}\n`);
          }
          sink.write("\n");
        }
      },
      end: () => losses.counts,
    };
  },
};

/** The tokens of each sentence; without sentences the whole text is one. */
function rangesOf(tokens: readonly Token[], borders: readonly number[]): { first: number; end: number }[] {
  const ranges: { first: number; end: number }[] = [];
  let next = 0;
  let first = 0;
  tokens.forEach(({ end }, i) => {
    let opens = false;
    while ((borders[next] ?? Number.POSITIVE_INFINITY) < end) {
      opens = true;
      next++;
    }
    if (opens && i > first) {
      ranges.push({ first, end: i });
      first = i;
    }
  });
  if (first < tokens.length) ranges.push({ first, end: tokens.length });
  return ranges;
}
