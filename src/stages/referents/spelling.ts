import { createRequire } from "node:module";
import type { Name } from "./names.ts";

// By subpath: the whole package reads .env and loads database drivers.
const { JaroWinklerDistance } = createRequire(import.meta.url)("natural/lib/natural/distance") as {
  /** 1 for equal strings, 0 for strings with nothing in common. */
  JaroWinklerDistance(a: string, b: string, options: object): number;
};

/** Names shorter than this differ by a letter and mean different things: Mali and Malia. */
const SHORTEST = 8;
const ALIKE = 0.95;
/** Compared with at most so many names that begin alike, so that a text of names only stays linear. */
const COMPARED = 16;

/** A group with the same name in another spelling: "Muammar Gaddafi" and "Muammar Gadhafi". For people's names only. */
export function sameSpelling<Group>(
  { key }: Name,
  spellings: ReadonlyMap<string, readonly Group[]>,
  nameOf: (group: Group) => Name,
): Group | undefined {
  if (key.length < SHORTEST) return undefined;
  return spellings.get(block(key))?.find((group) => {
    const other = nameOf(group).key;
    // The same number of words, and all but one of them equal: "Bill Clinton" is not "Hillary Clinton", nor "Ali Khan" "Alia Khan".
    return (
      other.length >= SHORTEST && oneWordDiffers(key, other) && JaroWinklerDistance(key, other, {}) >= ALIKE
    );
  });
}

/** Makes a group known under its spelling. */
export function rememberSpelling<Group>({ key }: Name, group: Group, spellings: Map<string, Group[]>): void {
  if (key.length < SHORTEST) return;
  const list = spellings.get(block(key)) ?? [];
  if (list.length < COMPARED && !list.includes(group)) list.push(group);
  spellings.set(block(key), list);
}

const block = (key: string): string => key.slice(0, 4);

function oneWordDiffers(a: string, b: string): boolean {
  const [first, second] = [a.split(" "), b.split(" ")];
  if (first.length !== second.length) return false;
  const different = first.map((word, i) => [word, second[i] ?? ""] as const).filter(([x, y]) => x !== y);
  // A different given name means a different person; long surnames are spelt in several ways.
  return different.length === 1 && different.every(([x, y]) => x.length >= 6 && y.length >= 6);
}
