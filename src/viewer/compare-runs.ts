import { type Change, comparison } from "../query/difference/compare.ts";
import { RECORD_SCHEMA } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import type { OpenRun } from "./open-run.ts";

/** A document that two runs, or a run and gold, both have. */
export interface ComparedDocument {
  /** Its number in the first and in the second. */
  readonly a: number;
  readonly b: number;
  readonly id: string;
  readonly title: string | null;
  /** How many annotations differ. */
  readonly changes: number;
}

/** More documents than this are not compared in advance: a page would take minutes. */
const MOST = 20_000;

export interface RunComparison {
  /** Documents that both have, the most different first. */
  readonly list: () => Promise<readonly ComparedDocument[]>;
  readonly changes: (a: number, b: number) => Promise<readonly Change[] | null>;
}

/** Compares two open runs; documents are paired by id. */
export function compareRuns(first: OpenRun, second: OpenRun): RunComparison {
  const changes = async (a: number, b: number): Promise<readonly Change[] | null> => {
    const [one, two] = await Promise.all([recordOf(first, a), recordOf(second, b)]);
    if (!one || !two) return null;
    try {
      return comparison().add(one, two);
    } catch {
      // A record that breaks the laws of the schema cannot be compared.
      return null;
    }
  };
  let listed: Promise<readonly ComparedDocument[]> | undefined;
  const list = async () => {
    const other = new Map(
      (await second.index.rows(`select doc, id from documents limit ${MOST}`)).map(({ doc, id }) => [
        id,
        Number(doc),
      ]),
    );
    const found: ComparedDocument[] = [];
    for (const { doc, id, title } of await first.index.rows(
      `select doc, id, title from documents order by doc limit ${MOST}`,
    )) {
      const b = other.get(id ?? "");
      if (b === undefined) continue;
      const a = Number(doc);
      const differing = await changes(a, b);
      const name = typeof title === "string" ? title : null;
      found.push({ a, b, id: String(id), title: name, changes: differing?.length ?? 0 });
    }
    return found.sort((a, b) => b.changes - a.changes || a.a - b.a);
  };
  return {
    list: () => {
      listed ??= list();
      return listed;
    },
    changes,
  };
}

async function recordOf(run: OpenRun, doc: number): Promise<CopydeskRecord | null> {
  const line = await run.records.line(doc);
  if (line === null) return null;
  const value = JSON.parse(line) as CopydeskRecord;
  return value.schema === RECORD_SCHEMA ? value : null;
}
