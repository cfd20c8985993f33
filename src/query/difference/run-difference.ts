import type { RecordLine } from "../../io/record-files.ts";
import type { CopydeskRecord } from "../../schema/record.ts";
import { type Change, comparison, type LayerDifference } from "./compare.ts";
import { recordPairs } from "./pairs.ts";

/** What differs in one document. */
export interface DocumentDifference {
  readonly id: string;
  /** How many annotations differ. */
  readonly differences: number;
  /** The first of them. */
  readonly changes: readonly Change[];
}

/** What differs between two runs. */
export interface RunDifference {
  readonly documents: {
    readonly both: number;
    /** Of those in both, how many differ in anything. */
    readonly different: number;
    readonly onlyA: number;
    readonly onlyB: number;
    /** Documents of one id whose texts differ, so that nothing else was compared. */
    readonly otherText: number;
  };
  readonly layers: { readonly [layer: string]: LayerDifference };
  /** The documents that differ most, the most different first. */
  readonly most: readonly DocumentDifference[];
  /** The first ids of documents that are in one run only, or have another text. */
  readonly ids: {
    readonly onlyA: readonly string[];
    readonly onlyB: readonly string[];
    readonly otherText: readonly string[];
  };
}

/** How much is kept: of documents, of changes in each, of ids. */
const KEPT = { documents: 100, changes: 100, ids: 100 };

/** Compares two runs in one pass. Offsets may be in different units; ids of annotations, provenance and `meta` are not compared. */
export async function runDifference(
  pathA: string,
  pathB: string,
  read: (line: RecordLine) => CopydeskRecord,
): Promise<RunDifference> {
  const sums = comparison();
  const documents = { both: 0, different: 0, onlyA: 0, onlyB: 0, otherText: 0 };
  const ids = { onlyA: [] as string[], onlyB: [] as string[], otherText: [] as string[] };
  let most: DocumentDifference[] = [];
  const tell = (key: keyof typeof ids, id: string) => {
    documents[key]++;
    if (ids[key].length < KEPT.ids) ids[key].push(id);
  };
  for await (const { a, b } of recordPairs(pathA, pathB, read)) {
    if (!a || !b) {
      tell(a ? "onlyA" : "onlyB", (a ?? b)?.id ?? "");
      continue;
    }
    documents.both++;
    if (a.text !== b.text) {
      tell("otherText", a.id);
      continue;
    }
    const changes = sums.add(a, b);
    if (changes.length === 0) continue;
    documents.different++;
    most.push({ id: a.id, differences: changes.length, changes: changes.slice(0, KEPT.changes) });
    if (most.length >= 2 * KEPT.documents) most = mostOf(most);
  }
  return { documents, layers: sums.read(), most: mostOf(most), ids };
}

/** The most different, in the order of the run where equal. */
const mostOf = (list: readonly DocumentDifference[]): DocumentDifference[] =>
  [...list].sort((a, b) => b.differences - a.differences).slice(0, KEPT.documents);

/** Whether the runs are the same in all that is compared. */
export const isSame = ({ documents, layers }: RunDifference): boolean =>
  documents.different + documents.onlyA + documents.onlyB + documents.otherText === 0 &&
  Object.values(layers).every(({ missing }) => missing.a === 0 && missing.b === 0);
