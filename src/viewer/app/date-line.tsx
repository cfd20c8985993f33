import type { Annotation } from "./annotations.ts";

const SIZE = { width: 300, height: 34, margin: 8 };

interface DateLineOf {
  readonly annotations: readonly Annotation[];
  readonly choose: (annotation: Annotation) => void;
}

/** The dates of a text that have an interval, in the order of time, on a line and as a list. */
export function DateLine({ annotations, choose }: DateLineOf) {
  const dates = annotations
    .filter(({ layer }) => layer === "dates")
    .map((one) => ({ one, time: Date.parse(one.fields.find(([name]) => name === "from")?.[1] ?? "") }))
    .filter(({ time }) => Number.isFinite(time))
    .sort((a, b) => a.time - b.time);
  if (dates.length === 0) return null;
  const first = dates[0]?.time ?? 0;
  const span = Math.max(1, (dates.at(-1)?.time ?? 0) - first);
  const x = (time: number) => SIZE.margin + ((SIZE.width - 2 * SIZE.margin) * (time - first)) / span;
  return (
    <section>
      <h2>Dates</h2>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} class="dateline" aria-hidden="true">
        <line x1={0} x2={SIZE.width} y1={17} y2={17} class="axis" />
        {dates.map(({ one, time }) => (
          <circle key={one.id} cx={x(time)} cy={17} r={4} class="date" />
        ))}
      </svg>
      <ol class="dates">
        {dates.map(({ one }) => (
          <li key={one.id}>
            <button type="button" onClick={() => choose(one)}>
              <span class="value">{one.text}</span>
              <span class="count">{one.fields.find(([name]) => name === "value")?.[1]}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
