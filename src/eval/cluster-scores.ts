/** Mentions of one text, each under a name that both sides share, in groups that mean the same thing. No mention is in two groups. */
export type Clusters = readonly ReadonlySet<string>[];

/** Sums over texts from which precision and recall are taken: right ÷ all, for what was found and for what was wanted. */
export interface ClusterCounts {
  readonly foundRight: number;
  readonly found: number;
  readonly wantedRight: number;
  readonly wanted: number;
}

/** B³ (Bagga and Baldwin 1998): for every mention, how much of its group is right. A mention that the other side lacks has nothing in common. */
export function bCubed(wanted: Clusters, found: Clusters): ClusterCounts {
  const side = (from: Clusters, to: Clusters): readonly [number, number] => {
    const groupOf = new Map(to.flatMap((group) => [...group].map((mention) => [mention, group] as const)));
    let right = 0;
    let all = 0;
    for (const group of from)
      for (const mention of group) {
        right += common(group, groupOf.get(mention)) / group.size;
        all++;
      }
    return [right, all];
  };
  const [foundRight, foundAll] = side(found, wanted);
  const [wantedRight, wantedAll] = side(wanted, found);
  return { foundRight, found: foundAll, wantedRight, wanted: wantedAll };
}

/** Entity-based CEAF (Luo 2005): groups are paired one to one so that the sum of their likeness, 2|a∩b| ÷ (|a|+|b|), is largest. */
export function ceafE(wanted: Clusters, found: Clusters): ClusterCounts {
  const likeness = wanted.map((a) => found.map((b) => (2 * common(a, b)) / (a.size + b.size)));
  const right = bestAssignment(likeness, found.length);
  return { foundRight: right, found: found.length, wantedRight: right, wanted: wanted.length };
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): number {
  let count = 0;
  for (const mention of a) if (b?.has(mention)) count++;
  return count;
}

/**
 * The largest sum of a one-to-one pairing of rows and columns: the Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant
 * 1987), in time rows² × columns. `worth` holds no negative number.
 */
export function bestAssignment(worth: readonly (readonly number[])[], columns: number): number {
  // Rows are the fewer; a row of zeros is an unpaired one.
  const rows = worth.length;
  if (rows === 0 || columns === 0) return 0;
  if (rows > columns) {
    const turned = Array.from({ length: columns }, (_, j) => worth.map((row) => row[j] ?? 0));
    return bestAssignment(turned, rows);
  }
  const cost = (i: number, j: number) => -(worth[i - 1]?.[j - 1] ?? 0);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let i = 1; i <= rows; i++) {
    rowOf[0] = i;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(columns + 1);
    do {
      done[column] = 1;
      const row = rowOf[column] as number;
      let least = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (done[j] === 1) continue;
        const reduced = cost(row, j) - (rowPotential[row] as number) - (columnPotential[j] as number);
        if (reduced < (slack[j] as number)) {
          slack[j] = reduced;
          before[j] = column;
        }
        if ((slack[j] as number) < least) {
          least = slack[j] as number;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (done[j] === 1) {
          const held = rowOf[j] as number;
          rowPotential[held] = (rowPotential[held] as number) + least;
          columnPotential[j] = (columnPotential[j] as number) - least;
        } else slack[j] = (slack[j] as number) - least;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = before[column] as number)
      rowOf[column] = rowOf[before[column] as number] as number;
  }
  let sum = 0;
  for (let j = 1; j <= columns; j++) if (rowOf[j] !== 0) sum -= cost(rowOf[j] as number, j);
  return sum;
}
