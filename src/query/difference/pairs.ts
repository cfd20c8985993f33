import { type RecordLine, recordLines } from "../../io/record-files.ts";
import type { CopydeskRecord } from "../../schema/record.ts";
import { parsedRecord } from "../parsed-records.ts";

/** A record of each run, or of one of them only. */
export interface Pair {
  readonly a: CopydeskRecord | null;
  readonly b: CopydeskRecord | null;
}

interface Waiting {
  readonly line: RecordLine;
  readonly id: string;
  readonly sha256: string;
}

/**
 * The records of two runs side by side, by id. Both are read at the same pace: as long as they are in one order, only a record of each
 * is held; those that have no counterpart yet wait, unparsed. When no id agrees, records are paired by the hash of their text, because
 * an id that was made from a path changes with the path. `read` turns a line into a record, or throws.
 */
export async function* recordPairs(
  pathA: string,
  pathB: string,
  read: (line: RecordLine) => CopydeskRecord,
): AsyncGenerator<Pair> {
  const sides = [openSide(pathA), openSide(pathB)] as const;
  let paired = false;
  for (let open = true; open; ) {
    open = false;
    for (const [own, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const next = await sides[own].next();
      if (!next) continue;
      open = true;
      const match = sides[other].take(next.id);
      if (!match) {
        sides[own].wait(next);
        continue;
      }
      paired = true;
      const [a, b] = own === 0 ? [next, match] : [match, next];
      yield { a: read(a.line), b: read(b.line) };
    }
  }
  const [left, right] = [sides[0].rest(), sides[1].rest()];
  const byText = new Map(paired ? [] : right.map((waiting) => [waiting.sha256, waiting]));
  for (const { line, sha256 } of left) {
    const match = byText.get(sha256);
    byText.delete(sha256);
    yield { a: read(line), b: match ? read(match.line) : null };
  }
  for (const waiting of paired ? right : byText.values()) yield { a: null, b: read(waiting.line) };
}

/** The lines of one run that wait for their counterparts. */
function openSide(path: string) {
  const lines = recordLines([path]);
  const waiting = new Map<string, Waiting>();
  return {
    async next(): Promise<Waiting | null> {
      const { value: line, done } = await lines.next();
      if (done) return null;
      const { id, source } = parsedRecord(line);
      return { line, id, sha256: String((source as { readonly sha256?: unknown } | undefined)?.sha256) };
    },
    wait(one: Waiting) {
      if (waiting.has(one.id))
        throw new Error(
          `${one.line.path}:${one.line.line}: the id ${JSON.stringify(one.id)} occurs twice. 'copydesk check ${path}' lists all that do.`,
        );
      waiting.set(one.id, one);
    },
    take(id: string): Waiting | undefined {
      const found = waiting.get(id);
      waiting.delete(id);
      return found;
    },
    rest: () => [...waiting.values()],
  };
}
