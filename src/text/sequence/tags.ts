/** The tags of a sequence: outside, and for each class begin, inside, end and single (BIOES). Tag 0 is outside. */
export interface TagSet {
  readonly classes: readonly string[];
  readonly count: number;
  /** Whether tag `to` may follow tag `from`: `allowed[from * count + to]`. */
  readonly allowed: Uint8Array;
  readonly mayStart: Uint8Array;
  readonly mayEnd: Uint8Array;
}

export const OUTSIDE = 0;
/** Places of a tag in a span; a tag is `1 + 4 * class + place`. */
export const PLACE = { begin: 0, inside: 1, end: 2, single: 3 } as const;

export const tagOf = (classIndex: number, place: number): number => 1 + 4 * classIndex + place;
export const classOf = (tag: number): number => (tag - 1) >> 2;
export const placeOf = (tag: number): number => (tag - 1) & 3;

/** The tags of spans of these classes, and which may follow which. */
export function bioes(classes: readonly string[]): TagSet {
  const count = 1 + 4 * classes.length;
  const allowed = new Uint8Array(count * count);
  const mayStart = new Uint8Array(count);
  const mayEnd = new Uint8Array(count);
  const opens = (tag: number) =>
    tag !== OUTSIDE && (placeOf(tag) === PLACE.begin || placeOf(tag) === PLACE.inside);
  const goesOn = (tag: number) =>
    tag !== OUTSIDE && (placeOf(tag) === PLACE.inside || placeOf(tag) === PLACE.end);
  for (let from = 0; from < count; from++) {
    mayStart[from] = goesOn(from) ? 0 : 1;
    mayEnd[from] = opens(from) ? 0 : 1;
    for (let to = 0; to < count; to++) {
      const inSpan = opens(from);
      const fits = inSpan ? goesOn(to) && classOf(from) === classOf(to) : !goesOn(to);
      allowed[from * count + to] = fits ? 1 : 0;
    }
  }
  return { classes, count, allowed, mayStart, mayEnd };
}
