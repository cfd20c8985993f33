/** The first of `count` places at which `isBefore` does not hold, where it holds for all places up to one and for none from there on. */
export function partitionPoint(count: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
