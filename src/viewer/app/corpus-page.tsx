import { useState } from "preact/hooks";
import type { Topology } from "topojson-specification";
import { timeline } from "../charts/timeline.ts";
import { worldMap } from "../charts/world-map.ts";
import { count, type Row, textOf } from "./api.ts";
import { Picture } from "./picture.tsx";
import { Ranking } from "./ranking.tsx";
import { address } from "./route.ts";
import { useAnswer } from "./use-answer.ts";
import { useTyped } from "./use-typed.ts";
import { VirtualList } from "./virtual-list.tsx";

type Query = Readonly<Record<string, string>>;
type Facets = Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
type Overview = Readonly<Record<string, readonly Row[]>> & {
  readonly documents: number;
  readonly words: number;
};

const TITLES: Readonly<Record<string, string>> = {
  source: "Source",
  year: "Published",
  language: "Language",
  sentiment: "Sentiment",
  label: "Label",
  speaker: "Speaker",
  problem: "Problem",
  name: "Names",
};
const ROW = 92;

const change = (query: Query, name: string, value: string) => {
  location.hash = address("corpus", { ...query, [name]: value });
};

export function CorpusPage({ query }: { readonly query: Query }) {
  const [total, setTotal] = useState<number | null>(null);
  const { value: facets } = useAnswer<Facets>("/api/facets", query);
  const { value: figures } = useAnswer<Overview>("/api/overview", query);
  const { value: world } = useAnswer<Topology>("/world.json");
  const search = useTyped(query.q, (value) => change(query, "q", value));
  return (
    <div class="corpus">
      <h1 class="hidden">Corpus</h1>
      <aside class="facets" aria-label="Filters">
        <input type="search" aria-label="Search in texts" placeholder="Search in texts  /" {...search} />
        <Chosen query={query} />
        {Object.entries(facets ?? {}).map(([name, values]) => (
          <Facet key={name} name={name} values={values} query={query} />
        ))}
      </aside>
      <section class="documents" aria-label="Documents">
        <p class="total" aria-live="polite">
          {total === null ? "\u00a0" : `${count(total)} document${total === 1 ? "" : "s"}`}
        </p>
        <VirtualList
          path="/api/documents"
          query={query}
          rowHeight={ROW}
          label="Documents"
          onTotal={setTotal}
          draw={(row) => <DocumentRow row={row} />}
        />
      </section>
      <section class="figures" aria-label="Figures">
        {figures && <Figures figures={figures} world={world} query={query} />}
      </section>
    </div>
  );
}

function Chosen({ query }: { readonly query: Query }) {
  const chosen = Object.entries(query).filter(([name]) => name in TITLES);
  if (chosen.length === 0) return null;
  return (
    <ul class="chosen" aria-label="Chosen filters">
      {chosen.map(([name, value]) => (
        <li key={name}>
          <button
            type="button"
            onClick={() => change(query, name, "")}
            aria-label={`Remove ${TITLES[name]} ${value}`}
          >
            {value} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Facet({
  name,
  values,
  query,
}: {
  readonly name: string;
  readonly values: Facets[string];
  readonly query: Query;
}) {
  if (!values || values.length === 0) return null;
  return (
    <details open={values.length > 1 || query[name] !== undefined}>
      <summary>{TITLES[name]}</summary>
      <ul>
        {values.map(({ value, count: number }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={query[name] === value}
              onClick={() => change(query, name, query[name] === value ? "" : value)}
            >
              <span class="value">{value}</span> <span class="count">{count(number)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function DocumentRow({ row }: { readonly row: Row }) {
  const facts = [row.published, row.language, row.sentiment].map(textOf).filter(Boolean);
  return (
    <article class="row">
      <a href={`#/doc/${row.doc}`}>
        {textOf(row.title) || textOf(row.opening).slice(0, 80) || textOf(row.id)}
      </a>
      <p class="opening">{textOf(row.opening)}</p>
      <p class="facts">
        {facts.join(" · ")} · {textOf(row.claims)} {row.claims === 1 ? "claim" : "claims"}
        {Number(row.problems) > 0 ? ` · ${row.problems} ${row.problems === 1 ? "problem" : "problems"}` : ""}{" "}
        · <span class="id">{textOf(row.id)}</span>
      </p>
    </article>
  );
}

function Figures({
  figures,
  world,
  query,
}: {
  readonly figures: Overview;
  readonly world: Topology | null;
  readonly query: Query;
}) {
  const months = (rows: readonly Row[] | undefined) =>
    (rows ?? []).map(({ month, documents }) => ({ month: textOf(month), documents: Number(documents) }));
  const line = timeline(months(figures.published), months(figures.spokenOf));
  const points = (figures.places ?? []).map(({ name, latitude, longitude, documents }) => ({
    name: textOf(name),
    latitude: Number(latitude),
    longitude: Number(longitude),
    documents: Number(documents),
  }));
  const byName = (name: string) => change(query, "name", name);
  return (
    <>
      <h2>When</h2>
      {line ? <Picture of={line} /> : <p class="none">No dates.</p>}
      <h2>Where</h2>
      {world && points.length > 0 ? (
        <Picture of={worldMap(world, points)} />
      ) : (
        <p class="none">No linked places.</p>
      )}
      <div class="rankings">
        <Ranking title="People" rows={figures.people ?? []} value="documents" choose={byName} />
        <Ranking title="Organisations" rows={figures.organisations ?? []} value="documents" choose={byName} />
        <Ranking title="Places" rows={figures.locations ?? []} value="documents" choose={byName} />
        <Ranking
          title="Who speaks"
          rows={figures.speakers ?? []}
          value="claims"
          choose={(name) => change(query, "speaker", name)}
        />
      </div>
      <h2>Who speaks of whom</h2>
      <ol class="pairs">
        {(figures.speaksOf ?? []).map((row) => (
          <li key={`${row.speaker} ${row.name}`}>
            <a href={address("quotes", { speaker: textOf(row.speaker) })}>{textOf(row.speaker)}</a>
            <span aria-hidden="true"> → </span>
            <span class="hidden"> of </span>
            {textOf(row.name)} <span class="count">{textOf(row.claims)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
