import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask, type Page, type Row } from "./api.ts";

const PAGE = 100;
/** Rows that are drawn above and below what is seen. */
const MARGIN = 6;

interface VirtualList {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Pixels. All rows are as high. */
  readonly rowHeight: number;
  readonly label: string;
  readonly draw: (row: Row, number: number) => ComponentChildren;
  readonly onTotal: (total: number) => void;
}

/** A list of any length, of which only what is seen is drawn and asked for. */
export function VirtualList({ path, query, rowHeight, label, draw, onTotal }: VirtualList) {
  const box = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [total, setTotal] = useState(0);
  const [pages, setPages] = useState<ReadonlyMap<number, readonly Row[]>>(new Map());
  const question = JSON.stringify([path, query]);
  const asked = useRef({ question: "", pages: new Set<number>() });
  if (asked.current.question !== question) asked.current = { question, pages: new Set() };

  const first = Math.max(0, Math.floor(top / rowHeight) - MARGIN);
  const end = Math.min(Math.max(total, 1), Math.ceil((top + height) / rowHeight) + MARGIN);
  useEffect(() => {
    setPages(new Map());
    if (box.current) box.current.scrollTop = 0;
    setTop(0);
  }, [question]);
  useEffect(() => {
    for (let page = Math.floor(first / PAGE); page * PAGE < end; page++) {
      const seen = asked.current;
      if (seen.pages.has(page)) continue;
      seen.pages.add(page);
      ask<Page>(path, {
        ...(JSON.parse(question)[1] as Record<string, string>),
        offset: page * PAGE,
        limit: PAGE,
      }).then(
        ({ rows, total: all }) => {
          if (asked.current !== seen) return;
          setTotal(all);
          onTotal(all);
          setPages((before) => new Map(before).set(page, rows));
        },
        () => seen.pages.delete(page),
      );
    }
  }, [path, question, first, end, onTotal]);
  useEffect(() => {
    const measure = () => setHeight(box.current?.clientHeight ?? 600);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);

  const rows = Array.from({ length: Math.max(0, Math.min(end, total) - first) }, (_, i) => first + i);
  return (
    <section
      ref={box}
      class="virtual"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={label}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div style={{ height: `${total * rowHeight}px`, position: "relative" }}>
        <div style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {rows.map((number) => {
            const row = pages.get(Math.floor(number / PAGE))?.[number % PAGE];
            return (
              <div key={number} style={{ height: `${rowHeight}px` }} class="virtual-row">
                {row ? draw(row, number) : null}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}
