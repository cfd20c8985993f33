import { createHash } from "node:crypto";
import { join } from "node:path";
import type { CopydeskRecord } from "../schema/record.ts";
import { type LineStore, openLineStore } from "./blob-store.ts";
import { type Facts, factsOf } from "./facts.ts";
import { labelCounts } from "./label-counts.ts";
import type { RecordItem } from "./read-items.ts";
import { openTextIndex, type TextIndex } from "./text-index.ts";

/** What the set needs to know of a document beside its text. */
export interface SetFacts extends Facts {
  readonly labels: readonly (readonly [string, number])[];
  readonly language: string;
}

/** A run laid out on disk: texts compared, records and facts by number. */
export interface Gathered {
  readonly index: TextIndex;
  readonly records: LineStore;
  readonly factsAt: (doc: number) => SetFacts;
  readonly unreadable: number;
  /** SHA-256 over all records, one a line. */
  readonly sha256: string;
  /** What made the records: the provenance of each kind of them, and how many there are. */
  readonly makers: readonly { readonly provenance: CopydeskRecord["provenance"]; readonly records: number }[];
  close(): void;
}

/** Reads everything once. `onRecord` sees each record on the way. */
export async function gather(
  items: AsyncIterable<RecordItem>,
  folder: string,
  onRecord: (record: CopydeskRecord) => void,
  onProblem: (problem: Extract<RecordItem, { problem: unknown }>["problem"]) => void,
): Promise<Gathered> {
  const index = openTextIndex({ folder: join(folder, "texts"), sentences: false });
  const records = openLineStore(join(folder, "records.jsonl"));
  const facts = openLineStore(join(folder, "facts.jsonl"));
  const hash = createHash("sha256");
  const makers = new Map<string, number>();
  let unreadable = 0;
  for await (const item of items) {
    if ("problem" in item) {
      unreadable++;
      onProblem(item.problem);
      continue;
    }
    const { record } = item;
    onRecord(record);
    const line = JSON.stringify(record);
    hash.update(`${line}\n`);
    index.add(record.text);
    records.add(line);
    const maker = JSON.stringify(record.provenance ?? null);
    makers.set(maker, (makers.get(maker) ?? 0) + 1);
    const fact: SetFacts = {
      ...factsOf(record),
      labels: [...labelCounts(record)],
      language: record.language?.code ?? "und",
    };
    facts.add(JSON.stringify(fact));
  }
  return {
    index,
    records,
    factsAt: (doc) => JSON.parse(facts.get(doc)) as SetFacts,
    unreadable,
    sha256: hash.digest("hex"),
    makers: [...makers]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([maker, count]) => ({ provenance: JSON.parse(maker), records: count })),
    close() {
      index.close();
      records.close();
      facts.close();
    },
  };
}
