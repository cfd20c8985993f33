import { VERSION } from "../core/version.ts";
import { type LineStore, openLineStore } from "./blob-store.ts";
import { findLeaks, isClean, METHOD, type Overlap } from "./leaks.ts";
import { openTextIndex } from "./text-index.ts";

/** What `leaks.json` says. */
export interface Certificate {
  readonly schema: "copydesk.leaks/1";
  readonly copydesk: string;
  /** Whether nothing but single sentences is common: to two splits, and to a split and a benchmark (null when none was given). */
  readonly clean: { readonly splits: boolean; readonly against: boolean | null };
  readonly threshold: number;
  readonly method: typeof METHOD;
  readonly parts: readonly { readonly name: string; readonly documents: number }[];
  readonly overlaps: readonly Overlap[];
}

/** Texts under one name: a split, or a benchmark that must not be trained on. */
export interface Part {
  readonly name: string;
  readonly isSplit: boolean;
  readonly documents: AsyncIterable<{ readonly id: string; readonly text: string }>;
}

export interface CertifyOptions {
  /** An empty folder for its files. */
  readonly folder: string;
  readonly threshold: number;
  /** Whether examples may quote the texts. */
  readonly quote: boolean;
}

/** Reads the parts anew, as they are given away, and looks for what any two have in common. Benchmarks are not compared with one another. */
export async function certify(
  parts: readonly Part[],
  { folder, threshold, quote }: CertifyOptions,
): Promise<Certificate> {
  const index = openTextIndex({ folder, sentences: true });
  const documents: LineStore = openLineStore(`${folder}/documents.jsonl`);
  const ends: number[] = [];
  try {
    for (const part of parts) {
      for await (const { id, text } of part.documents) {
        index.add(text);
        documents.add(JSON.stringify(quote ? { id, text } : { id }));
      }
      ends.push(index.count);
    }
    const read = (doc: number) => JSON.parse(documents.get(doc)) as { id: string; text: string };
    const names = parts.map(({ name }) => name);
    const splits = new Set(parts.filter(({ isSplit }) => isSplit).map(({ name }) => name));
    const overlaps = findLeaks(index, {
      parts: names,
      partOf: (doc) => ends.findIndex((end) => doc < end),
      idOf: (doc) => read(doc).id,
      textOf: quote ? (doc) => read(doc).text : null,
      threshold,
    }).filter(({ between }) => between.some((name) => splits.has(name)));
    const inner = overlaps.filter(({ between }) => between.every((name) => splits.has(name)));
    const outer = overlaps.filter((overlap) => !inner.includes(overlap));
    return {
      schema: "copydesk.leaks/1",
      copydesk: VERSION,
      clean: {
        splits: inner.every(isClean),
        against: splits.size === parts.length ? null : outer.every(isClean),
      },
      threshold,
      method: METHOD,
      parts: parts.map(({ name }, i) => ({ name, documents: (ends[i] ?? 0) - (ends[i - 1] ?? 0) })),
      overlaps,
    };
  } finally {
    index.close();
    documents.close();
  }
}
