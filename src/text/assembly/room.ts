let top: usize = 64;

/** The address of so many bytes that nothing else uses, at a multiple of 64: the length of a line of the processor's cache. */
export function take(bytes: usize): usize {
  const at = top;
  top = (at + bytes + 63) & ~(<usize>63);
  reach(top);
  return at;
}

/** Makes memory reach at least to an address. */
export function reach(end: usize): void {
  const pages = <i32>((end + 0xffff) >>> 16);
  if (pages > memory.size()) memory.grow(pages - memory.size());
}
