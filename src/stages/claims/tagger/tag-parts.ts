import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { type Decoder, openDecoder } from "../../../text/sequence/decoder.ts";
import type { ChainModel, FeaturesAt } from "../../../text/sequence/model.ts";
import { classOf, OUTSIDE, PLACE, placeOf, tagOf } from "../../../text/sequence/tags.ts";
import { CONTENT, PART_TAGS, SOURCE } from "./classes.ts";
import { cueView, plainFeaturesAt, relationFeaturesAt, sentenceFeaturesAt } from "./part-features.ts";
import type { FoundCue } from "./tag-cues.ts";
import { type Knowledge, QUOTE, type View } from "./view.ts";
import { rangeAt, type Window, windowOf } from "./window.ts";

/** How probable parts are, each from 0 to 1. */
export type Sureness = readonly [
  /** That of the source's least probable word; without a source, that no word is in one. */
  source: number,
  /** Those of the content's first, last and least probable word. */
  opens: number,
  closes: number,
  content: number,
  /** That of the word whose being in neither is least probable. */
  outside: number,
];

/** The source and the content of a cue. */
export interface Parts {
  readonly source: TokenRange | null;
  readonly content: TokenRange | null;
  readonly sure: Sureness;
  /** Without a source: what is likeliest one, and how probable its least probable word is. */
  readonly overlooked: OverlookedSource | null;
}

export interface OverlookedSource {
  readonly source: TokenRange;
  readonly sure: number;
}

/**
 * Where the best path has a content but no source, the words around the likeliest word of a source are it if that is at least so probable,
 * and they this share as probable: of many sources that are somewhat probable none is on the best path.
 */
const OVERLOOKED = { likeliest: 0.2, share: 0.4 };

/** The probability that each token of the cue's sentence is in its source. */
export type SourceChances = (token: number) => number;

/** Looks for the parts of one cue in a text after another. */
export interface PartTagging {
  partsOf(cue: FoundCue): Parts;
  /** How probable each token is in the source of the cue; slower, for explanations. */
  chancesOf(cue: FoundCue): SourceChances;
}

/** Returns a function that opens a text, whose tokens have the first model's `tags`, for looking up the parts of its cues. */
export function openPartTagging(
  model: ChainModel,
  knowledge: Knowledge,
): (view: View, tags: Uint8Array) => PartTagging {
  const n = PART_TAGS.count;
  const decoder = openDecoder(model, PART_TAGS);
  let room = 0;
  let sums = new Int32Array(0);
  return (view, tags) => {
    // What a token's own features add up to is the same for every cue of its sentence.
    const plain = new Int32Array(view.count * n);
    const done = new Uint8Array(view.sentences.length);
    const addPlain = ({ sentence, first, end }: Window) => {
      if (done[sentence] === 1) return;
      done[sentence] = 1;
      const featuresAt: FeaturesAt = (k, out, from) =>
        plainFeaturesAt(view, knowledge, tags, first + k, out, from);
      model.add(end - first, featuresAt, plain, first * n);
    };
    const pathOf = (window: Window, cue: FoundCue) => {
      const { length, first, end } = window;
      if (length > room) {
        room = 2 * length;
        sums = new Int32Array(room * n);
      }
      const seen = cueView(view, cue, cue.sure);
      addPlain(window);
      sums.fill(0, 0, length * n);
      sums.set(plain.subarray(first * n, end * n), (window.sentence - window.from) * n);
      const featuresAt: FeaturesAt = (position, out, from) => {
        const range = rangeAt(window, view, position);
        return first <= range.first && range.first < end
          ? relationFeaturesAt(view, seen, tags, range.first, out, from)
          : sentenceFeaturesAt(view, window, seen, tags, range, out, from);
      };
      model.add(length, featuresAt, sums, 0);
      return decoder.best(sums, 0, length, 0);
    };
    return {
      partsOf(cue) {
        const window = windowOf(view, cue);
        const path = pathOf(window, cue).subarray(0, window.length);
        const parts = readPath(view, window, path);
        const sure = surenessOf(path, decoder);
        const overlooked =
          parts.source === null && parts.content !== null
            ? overlookedSource(view, window, cue, parts.content, decoder)
            : null;
        return { ...parts, sure, overlooked };
      },
      chancesOf(cue) {
        const window = windowOf(view, cue);
        pathOf(window, cue);
        const chances = decoder.chances().slice(0, window.length * decoder.width);
        const before = window.sentence - window.from;
        return (token) => {
          if (token < window.first || window.end <= token) return 0;
          const at = (before + token - window.first) * decoder.width;
          return chanceOf(chances, at, SOURCE);
        };
      },
    };
  };
}

/** The words of the cue's sentence, outside cue and content, that are likeliest a source, and all of a name; null where they are too improbable. */
function overlookedSource(
  { names }: View,
  { sentence, from, first, end }: Window,
  cue: TokenRange,
  content: TokenRange,
  { width, chances }: Decoder,
): OverlookedSource | null {
  const rows = chances();
  const isTaken = (token: number): boolean =>
    (content.first <= token && token < content.end) || (cue.first <= token && token < cue.end);
  const chance = (token: number): number => {
    if (isTaken(token)) return 0;
    return chanceOf(rows, (sentence - from + token - first) * width, SOURCE);
  };
  let head = first;
  for (let token = first + 1; token < end; token++) if (chance(token) > chance(head)) head = token;
  const likeliest = chance(head);
  if (likeliest < OVERLOOKED.likeliest) return null;
  const source = { first: head, end: head + 1 };
  let least = likeliest;
  const goesOn = (token: number): boolean =>
    (names[token] as number) > 0 && (names[token] as number) % 2 === 0;
  const takes = (token: number, inName: boolean): boolean => {
    if (token < first || end <= token || isTaken(token)) return false;
    if (!inName && chance(token) < OVERLOOKED.share * likeliest) return false;
    least = Math.min(least, chance(token));
    return true;
  };
  while (takes(source.first - 1, goesOn(source.first))) source.first--;
  while (takes(source.end, goesOn(source.end))) source.end++;
  return { source, sure: least };
}

function surenessOf(path: Uint8Array, decoder: Decoder): Sureness {
  const { width } = decoder;
  const chances = decoder.chances();
  let hasSource = false;
  let source = 1;
  let noSource = 1;
  let opens = -1;
  let closes = -1;
  let content = 1;
  let outside = 1;
  for (let position = 0; position < path.length; position++) {
    const row = position * width;
    const tag = path[position] as number;
    const inSource = chanceOf(chances, row, SOURCE);
    if (tag !== OUTSIDE && classOf(tag) === SOURCE) {
      hasSource = true;
      source = Math.min(source, inSource);
      continue;
    }
    noSource = Math.min(noSource, 1 - inSource);
    if (tag === OUTSIDE) {
      outside = Math.min(outside, chances[row] as number);
      continue;
    }
    closes = chanceOf(chances, row, CONTENT);
    if (opens < 0) opens = closes;
    content = Math.min(content, closes);
  }
  return [hasSource ? source : noSource, opens, closes, content, outside];
}

/** The probability of a class at a position, the sum of its four tags'. */
function chanceOf(chances: Float32Array, row: number, which: number): number {
  const first = row + tagOf(which, PLACE.begin);
  return (
    (chances[first] as number) +
    (chances[first + 1] as number) +
    (chances[first + 2] as number) +
    (chances[first + 3] as number)
  );
}

/** The first source of a path, and its content from the first part to the last. */
function readPath(view: View, window: Window, path: Uint8Array): Pick<Parts, "source" | "content"> {
  let source: { first: number; end: number } | null = null;
  let open = false;
  let first = -1;
  let end = -1;
  for (let position = 0; position < window.length; position++) {
    const tag = path[position] as number;
    if (tag === OUTSIDE) continue;
    const range = rangeAt(window, view, position);
    if (classOf(tag) === CONTENT) {
      if (first < 0) first = range.first;
      end = range.end;
      // A whole sentence that is no quotation ends before its full stop.
      if (
        range.first >= window.end &&
        view.quotes[end - 1] === QUOTE.outside &&
        position === window.length - 1
      )
        end--;
      continue;
    }
    if (source === null) source = { first: range.first, end: range.end };
    else if (open) source.end = range.end;
    open = placeOf(tag) === PLACE.begin || (open && placeOf(tag) === PLACE.inside);
  }
  return { source, content: first < 0 ? null : { first, end } };
}
