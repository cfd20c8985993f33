const FORMAT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A number as people read it: `12,345`. The same in every locale. */
export const count = (number: number): string => FORMAT.format(number);

/** A duration: `0.8 s`, `42 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${Math.round(seconds % 60)} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `1 document`, `2 documents`. */
export const plural = (number: number, noun: string): string =>
  `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
