import { join } from "node:path";
import type { CopydeskRecord } from "../schema/record.ts";
import { openLineStore } from "./blob-store.ts";
import { findBoilerplate } from "./boilerplate.ts";
import { clusterTexts, isDuplicate } from "./clusters.ts";
import { setsOf } from "./disjoint-sets.ts";
import { type Facts, factsOf } from "./facts.ts";
import type { RecordItem } from "./read-items.ts";
import { openTextIndex, type TextIndex } from "./text-index.ts";

/** How a document belongs to its cluster: by what it has in common with the cluster's first document, or only with another one of it. */
export type MemberKind = "first" | "exact" | "near" | "contained" | "linked";

export interface Member extends Facts {
  readonly kind: MemberKind;
  /** Of 5-word shingles, with the cluster's first document. */
  readonly jaccard: number;
  /** The share of the shorter text's shingles that the longer one has. */
  readonly containment: number;
  readonly words: number;
}

export interface Cluster {
  /** `k` and a number that counts up in the order of the first documents. */
  readonly cluster: string;
  /** Whether all have the same words. */
  readonly kind: "exact" | "near";
  /** Whether more than one outlet printed it. */
  readonly syndicated: boolean;
  readonly size: number;
  readonly outlets: readonly string[];
  /** In the order of the corpus. */
  readonly members: readonly Member[];
}

/** What a record says in `meta.duplicates` of the cluster that it is in. */
export interface InCluster {
  readonly cluster: string;
  /** The id of the cluster's first document. */
  readonly of: string;
  readonly kind: MemberKind;
  readonly size: number;
  readonly jaccard: number;
  readonly containment: number;
}

export interface DedupSummary {
  readonly documents: number;
  readonly unreadable: number;
  readonly clusters: number;
  readonly exact: number;
  readonly syndicated: number;
  /** Documents in clusters that are not the first of theirs. */
  readonly duplicates: number;
  readonly threshold: number;
}

export interface DedupOptions {
  /** An empty folder for files of about 4 GB a million articles. */
  readonly folder: string;
  /** Jaccard similarity of shingles from which texts are near-duplicates. */
  readonly threshold: number;
  readonly onCluster: (cluster: Cluster) => void | Promise<void>;
  /** Given where records are wanted: told every record, in order, as a line. */
  readonly onRecord?: (line: string) => void | Promise<void>;
  readonly onProblem: (problem: Extract<RecordItem, { problem: unknown }>["problem"]) => void;
}

/** Finds what was printed twice. Memory grows by 80 bytes a document, not with the texts. */
export async function dedup(items: AsyncIterable<RecordItem>, options: DedupOptions): Promise<DedupSummary> {
  const { folder, threshold, onCluster, onRecord, onProblem } = options;
  const index = openTextIndex({ folder, sentences: false });
  const facts = openLineStore(join(folder, "facts.jsonl"));
  const records = openLineStore(join(folder, "records.jsonl"));
  let unreadable = 0;
  try {
    for await (const item of items) {
      if ("problem" in item) {
        unreadable++;
        onProblem(item.problem);
        continue;
      }
      index.add(item.record.text);
      facts.add(JSON.stringify(factsOf(item.record)));
      if (onRecord) records.add(JSON.stringify(item.record));
    }
    const sets = clusterTexts(index, findBoilerplate(index), threshold);
    const places = openLineStore(join(folder, "places.jsonl"));
    const placeOf = new Uint32Array(index.count);
    const tally = { clusters: 0, exact: 0, syndicated: 0, duplicates: 0 };
    for (const docs of setsOf(sets, 2)) {
      const cluster = describe(docs, `k${tally.clusters}`, index, facts.get, threshold);
      tally.clusters++;
      tally.duplicates += cluster.size - 1;
      if (cluster.kind === "exact") tally.exact++;
      if (cluster.syndicated) tally.syndicated++;
      await onCluster(cluster);
      if (onRecord)
        docs.forEach((doc, i) => {
          places.add(JSON.stringify(inCluster(cluster, i)));
          placeOf[doc] = places.count;
        });
    }
    for (let doc = 0; onRecord && doc < index.count; doc++) {
      const place = placeOf[doc] as number;
      await onRecord(withPlace(records.get(doc), place === 0 ? null : places.get(place - 1)));
    }
    places.close();
    return { documents: index.count, unreadable, ...tally, threshold };
  } finally {
    index.close();
    facts.close();
    records.close();
  }
}

function describe(
  docs: readonly number[],
  name: string,
  index: TextIndex,
  factsAt: (doc: number) => string,
  threshold: number,
): Cluster {
  const [first = 0] = docs;
  const members = docs.map((doc): Member => {
    const exact = index.original(doc) === index.original(first);
    const likeness = exact
      ? { jaccard: 1, containment: 1, measured: 0, common: 0, union: 0 }
      : index.similarity(first, doc);
    const kind =
      doc === first
        ? "first"
        : exact
          ? "exact"
          : likeness.jaccard >= threshold
            ? "near"
            : isDuplicate(likeness, threshold)
              ? "contained"
              : "linked";
    return {
      ...(JSON.parse(factsAt(doc)) as Facts),
      kind,
      jaccard: rounded(likeness.jaccard),
      containment: rounded(likeness.containment),
      words: index.words(doc),
    };
  });
  const outlets = [...new Set(members.map(({ outlet }) => outlet))].sort();
  return {
    cluster: name,
    kind: members.every(({ kind }) => kind === "first" || kind === "exact") ? "exact" : "near",
    syndicated: outlets.length > 1,
    size: members.length,
    outlets,
    members,
  };
}

const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;

function inCluster({ cluster, size, members }: Cluster, i: number): InCluster {
  // Members are in the order of the documents that they were made of.
  const { kind, jaccard, containment } = members[i] as Member;
  return { cluster, of: members[0]?.id ?? "", kind, size, jaccard, containment };
}

/** The record with its place in `meta.duplicates`, and without what an earlier run said there. */
function withPlace(line: string, place: string | null): string {
  const record = JSON.parse(line) as CopydeskRecord;
  const { duplicates: _earlier, ...meta } = record.meta;
  const duplicates = place === null ? {} : { duplicates: JSON.parse(place) as InCluster };
  return JSON.stringify({ ...record, meta: { ...meta, ...duplicates } });
}
