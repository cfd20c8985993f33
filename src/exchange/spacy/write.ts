import { deflateSync } from "node:zlib";
import { encode } from "@msgpack/msgpack";
import { toCodepoint } from "../../schema/offset-units.ts";
import type { Sentence } from "../../schema/sentences.ts";
import { type AlignedMark, alignMarks, withoutOverlaps } from "../align.ts";
import { documentData } from "../document-data.ts";
import type { Exporter, ExportFormat, ExportOptions, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";
import { tokenize } from "../tokenize.ts";
import { stringId } from "./string-id.ts";
import { type Word, wordsOf } from "./words.ts";

const HOLDS: Holds = {
  layers: ["language", "sentences", "entities", "dates", "claims"],
  fields: ["dates.value"],
};

/** spaCy's numbers of the attributes ORTH, ENT_IOB, ENT_TYPE and SENT_START. */
const ATTRIBUTES = [65, 77, 78, 80] as const;
const IOB = { inside: 1n, outside: 2n, begins: 3n } as const;
const SENTENCE = { unknown: 0n, begins: 1n, inside: 0xffffffffffffffffn } as const;
/** A file is closed at this many documents or tokens: all of it is in memory. */
const FILE = { documents: 1000, tokens: 500_000 } as const;
/** Hashes are kept for this many strings. */
const REMEMBERED = 200_000;

/**
 * spaCy's DocBin, a folder of .spacy files, which `spacy train` takes as one corpus. Entities are `doc.ents`; dates, claims, sources and
 * cues are span groups (`kb_id_` of a date is its TIMEX3 value, `id_` of a source or cue is its claim's id). See
 * https://spacy.io/api/docbin.
 */
export const spacy: ExportFormat = {
  name: "spacy",
  about: "spaCy DocBin: a folder of .spacy files",
  unit: "none",
  shape: "folder",
  holds: HOLDS,
  open(sink: Sink, { align }: ExportOptions): Exporter {
    const losses = openLosses();
    const hashes = new Map<string, bigint>();
    const number = (text: string): bigint => {
      let hash = hashes.get(text);
      if (hash === undefined) {
        if (hashes.size >= REMEMBERED) hashes.clear();
        hash = stringId(text);
        hashes.set(text, hash);
      }
      return hash;
    };
    let files = 0;
    let bin = openBin(number);
    const close = () => {
      sink.file(`${String(files++).padStart(5, "0")}.spacy`, bin.bytes());
      bin = openBin(number);
    };
    return {
      write(given) {
        const record = inMemory(given);
        const words = wordsOf(record.text, tokenize(record.text));
        const marks = heldMarks(record, HOLDS, losses);
        const aligned = alignMarks(marks, words, align, losses);
        const entities = withoutOverlaps(
          aligned.filter(({ mark }) => mark.layer === "entities"),
          losses,
        );
        const others = aligned.filter(({ mark }) => mark.layer !== "entities");
        bin.add(record.text, words, entities, others, record.sentences ?? [], {
          copydesk: documentData(record),
        });
        if (bin.documents() >= FILE.documents || bin.tokens() >= FILE.tokens) close();
      },
      end() {
        if (bin.documents() > 0 || files === 0) close();
        return losses.counts;
      },
    };
  },
};

/** A DocBin under way. */
function openBin(number: (text: string) => bigint) {
  const tokens: bigint[] = [];
  const spaces: number[] = [];
  const lengths: number[] = [];
  const strings = new Set<string>();
  const groups: Uint8Array[] = [];
  const data: Uint8Array[] = [];
  const id = (text: string): bigint => {
    strings.add(text);
    return number(text);
  };
  return {
    documents: () => lengths.length,
    tokens: () => spaces.length,
    add(
      text: string,
      words: readonly Word[],
      entities: readonly AlignedMark[],
      others: readonly AlignedMark[],
      sentences: readonly Sentence[],
      userData: object,
    ) {
      const kinds = new Map(entities.map((item) => [item.first, item]));
      let current: AlignedMark | undefined;
      let sentence = 0;
      words.forEach(({ start, end, space }, i) => {
        current = kinds.get(i) ?? (current && i < current.end ? current : undefined);
        const iob = current ? (current.first === i ? IOB.begins : IOB.inside) : IOB.outside;
        const opens = sentences.length > 0 && (i === 0 || (sentences[sentence]?.start ?? Infinity) < end);
        while ((sentences[sentence]?.start ?? Infinity) < end) sentence++;
        const border = sentences.length === 0 ? SENTENCE.unknown : opens ? SENTENCE.begins : SENTENCE.inside;
        tokens.push(id(text.slice(start, end)), iob, current ? id(current.mark.label) : 0n, border);
        spaces.push(space ? 1 : 0);
      });
      lengths.push(words.length);
      groups.push(spanGroups(text, words, others, id));
      data.push(encode(userData));
    },
    bytes() {
      const message = {
        version: "0.1",
        attrs: ATTRIBUTES,
        tokens: new Uint8Array(BigUint64Array.from(tokens).buffer),
        spaces: Uint8Array.from(spaces),
        lengths: new Uint8Array(Int32Array.from(lengths).buffer),
        strings: [...strings].sort(),
        cats: lengths.map(() => ({})),
        flags: lengths.map(() => ({ has_unknown_spaces: false })),
        span_groups: groups,
        user_data: data,
      };
      return deflateSync(encode(message));
    },
  };
}

const GROUP_OF = {
  DATE: "dates",
  TIME: "dates",
  DURATION: "dates",
  SET: "dates",
  CLAIM: "claims",
  SOURCE: "sources",
  CUE: "cues",
};

/** Span groups by name, as the list of packed groups that spaCy reads. */
function spanGroups(
  text: string,
  words: readonly Word[],
  aligned: readonly AlignedMark[],
  id: (text: string) => bigint,
): Uint8Array {
  const convert = toCodepoint(text);
  const groups = new Map<string, Uint8Array[]>();
  for (const { mark, first, end } of aligned) {
    const name = (GROUP_OF as Readonly<Record<string, string>>)[mark.label] ?? mark.layer;
    const bytes = Buffer.alloc(40);
    bytes.writeBigUInt64BE(id(mark.of ?? mark.id), 0);
    bytes.writeBigUInt64BE(id(String(mark.fields.value ?? "")), 8);
    bytes.writeBigUInt64BE(id(mark.label), 16);
    bytes.writeInt32BE(first, 24);
    bytes.writeInt32BE(end, 28);
    bytes.writeInt32BE(convert(words[first]?.start ?? 0), 32);
    bytes.writeInt32BE(convert(words[end - 1]?.end ?? 0), 36);
    const group = groups.get(name) ?? [];
    group.push(bytes);
    groups.set(name, group);
  }
  return encode([...groups].map(([name, spans]) => encode({ name, attrs: {}, spans })));
}
