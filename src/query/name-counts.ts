/** A name and how often it came. */
export interface NameCount {
  readonly name: string;
  readonly documents: number;
  readonly mentions: number;
}

export interface NameCounts {
  /** Counts a name of one document with its mentions there. */
  add(name: string, mentions: number): void;
  /** The names in most documents, with the most mentions, in the order of the alphabet. */
  top(most: number): NameCount[];
  /** How many documents a count can lack at most; 0 while every name was kept. */
  missedAtMost(): number;
}

/**
 * Counts names in bounded memory by lossy counting (Manku & Motwani 2002): when there are more than `capacity` different names, those
 * that came least often are forgotten, and what a forgotten name can have lost is remembered.
 */
export function nameCounts(capacity: number): NameCounts {
  const counts = new Map<string, { documents: number; mentions: number; readonly lost: number }>();
  let floor = 0;
  return {
    add(name, mentions) {
      const count = counts.get(name);
      if (count) {
        count.documents++;
        count.mentions += mentions;
        return;
      }
      for (; counts.size >= capacity; floor++)
        for (const [known, { documents, lost }] of counts)
          if (documents + lost <= floor + 1) counts.delete(known);
      counts.set(name, { documents: 1, mentions, lost: floor });
    },
    top(most) {
      return [...counts]
        .map(([name, { documents, mentions: all }]) => ({ name, documents, mentions: all }))
        .sort((a, b) => b.documents - a.documents || b.mentions - a.mentions || (a.name < b.name ? -1 : 1))
        .slice(0, most);
    },
    missedAtMost: () => floor,
  };
}
