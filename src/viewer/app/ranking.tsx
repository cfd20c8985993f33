import { count, type Row, textOf } from "./api.ts";

interface RankingOf {
  readonly title: string;
  readonly rows: readonly Row[];
  /** The column that is counted. */
  readonly value: string;
  readonly choose: (name: string) => void;
}

/** The names that come most often, with bars. */
export function Ranking({ title, rows, value, choose }: RankingOf) {
  const most = Math.max(1, ...rows.map((row) => Number(row[value])));
  return (
    <section class="ranking">
      <h2>{title}</h2>
      {rows.length === 0 && <p class="none">None.</p>}
      <ol>
        {rows.map((row) => (
          <li key={textOf(row.name)}>
            <button type="button" onClick={() => choose(textOf(row.name))}>
              <span class="value">{textOf(row.name)}</span>
              <span class="count">{count(Number(row[value]))}</span>
            </button>
            <meter min={0} max={most} value={Number(row[value])} aria-hidden="true" />
          </li>
        ))}
      </ol>
    </section>
  );
}
