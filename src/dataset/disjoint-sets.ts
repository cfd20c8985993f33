/** Sets of the numbers 0 … count − 1 that grow together (union–find with path halving); a set goes by its smallest member. */
export interface DisjointSets {
  readonly count: number;
  find(item: number): number;
  join(a: number, b: number): void;
}

export function disjointSets(count: number): DisjointSets {
  const parents = Uint32Array.from({ length: count }, (_, i) => i);
  const find = (item: number): number => {
    let at = item;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  return {
    count,
    find,
    join(a, b) {
      const [x, y] = [find(a), find(b)];
      if (x < y) parents[y] = x;
      else parents[x] = y;
    },
  };
}

/** The members of each set of at least `least`, ascending; sets in the order of their smallest members. */
export function* setsOf({ count, find }: DisjointSets, least: number): Generator<readonly number[]> {
  const sizes = new Uint32Array(count);
  for (let i = 0; i < count; i++) sizes[find(i)] = (sizes[find(i)] as number) + 1;
  // Counting sort: the members of every set lie together, without an array a set.
  const ends = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) ends[i + 1] = (ends[i] as number) + (sizes[i] as number);
  const places = ends.slice();
  const members = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const set = find(i);
    members[places[set] as number] = i;
    places[set] = (places[set] as number) + 1;
  }
  for (let set = 0; set < count; set++)
    if ((sizes[set] as number) >= least) yield Array.from(members.subarray(ends[set], ends[set + 1]));
}
