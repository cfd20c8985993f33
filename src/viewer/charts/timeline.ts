import { type Element, element } from "./element.ts";

/** How many documents belong to a month, `2025-12`. */
export interface MonthCount {
  readonly month: string;
  readonly documents: number;
}

const SIZE = { width: 640, row: 56, axis: 18, gap: 22 };
/** Years beyond the first and last publication that are drawn; texts speak of any time. */
const AROUND = 2;
const MOST_MONTHS = 600;
const MOST_TICKS = 10;

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const nameOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

/** When documents were published, and below it the months that they speak of, on one axis. Null when there is nothing to draw. */
export function timeline(published: readonly MonthCount[], spokenOf: readonly MonthCount[]): Element | null {
  const base = (published.length > 0 ? published : middleOf(spokenOf)).map(({ month }) => numberOf(month));
  if (base.length === 0) return null;
  const around = published.length > 0 ? AROUND * 12 : 0;
  const last = base.reduce((a, b) => Math.max(a, b)) + around;
  const first = Math.max(base.reduce((a, b) => Math.min(a, b)) - around, last - MOST_MONTHS);
  const months = last - first + 1;
  const step = SIZE.width / months;
  const inside = (counts: readonly MonthCount[]) =>
    counts.filter(({ month }) => first <= numberOf(month) && numberOf(month) <= last);
  const beyond = (counts: readonly MonthCount[]) =>
    counts.reduce((sum, { documents }) => sum + documents, 0) -
    inside(counts).reduce((sum, { documents }) => sum + documents, 0);
  const bars = (counts: readonly MonthCount[], top: number, kind: string) => {
    const most = counts.reduce((max, { documents }) => Math.max(max, documents), 1);
    return counts.map(({ month, documents }) => {
      const height = Math.max(1, (SIZE.row * documents) / most);
      return element(
        "rect",
        {
          class: `bar ${kind}`,
          x: ((numberOf(month) - first) * step).toFixed(2),
          y: (top + SIZE.row - height).toFixed(2),
          width: Math.max(0.6, step - (step > 3 ? 1 : 0)).toFixed(2),
          height: height.toFixed(2),
        },
        element("title", {}, `${month}: ${documents}`),
      );
    });
  };
  const below = SIZE.gap + SIZE.row + SIZE.axis + SIZE.gap;
  const height = below + SIZE.row + 4;
  const outside = beyond(spokenOf);
  return element(
    "svg",
    {
      viewBox: `0 0 ${SIZE.width} ${height}`,
      class: "timeline",
      role: "img",
      "aria-label": `Documents by month of publication, and the months that they speak of, from ${nameOf(first)} to ${nameOf(last)}`,
    },
    element("text", { x: 0, y: 14, class: "caption" }, "published"),
    ...bars(inside(published), SIZE.gap, "published"),
    ...ticks(first, last, step, SIZE.gap + SIZE.row),
    element(
      "text",
      { x: 0, y: below - 8, class: "caption" },
      outside > 0 ? `months spoken of (${outside} beyond this time)` : "months spoken of",
    ),
    ...bars(inside(spokenOf), below, "spoken"),
  );
}

/** Without dates of publication: the months but for the tenth that lie farthest out on either side. */
function middleOf(counts: readonly MonthCount[]): readonly MonthCount[] {
  const sorted = [...counts].sort((a, b) => (a.month < b.month ? -1 : 1));
  const cut = Math.floor(sorted.length / 10);
  return sorted.slice(cut, sorted.length - cut);
}

function ticks(first: number, last: number, step: number, y: number): Element[] {
  const years = Math.floor(last / 12) - Math.ceil(first / 12) + 1;
  const every = Math.max(1, Math.ceil(years / MOST_TICKS));
  const found: Element[] = [
    element("line", { x1: 0, x2: SIZE.width, y1: y + 0.5, y2: y + 0.5, class: "axis" }),
  ];
  for (let year = Math.ceil(first / 12); year <= Math.floor(last / 12); year += every) {
    const x = (year * 12 - first) * step;
    if (x > SIZE.width - 30) break;
    found.push(
      element("line", { x1: x.toFixed(1), x2: x.toFixed(1), y1: y, y2: y + 4, class: "axis" }),
      element("text", { x: (x + 3).toFixed(1), y: y + 14, class: "tick" }, String(year)),
    );
  }
  return found;
}
