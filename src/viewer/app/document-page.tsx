import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type Annotation, LAYERS, type LayerName, type ShownDocument, shownDocument } from "./annotations.ts";
import { DateLine } from "./date-line.tsx";
import { paragraphsOf, segmentsOf } from "./segments.ts";
import { useAnswer } from "./use-answer.ts";
import { useKeys } from "./use-keys.ts";

type Shown = Readonly<Record<LayerName, boolean>>;

interface DocumentAt {
  readonly doc: number;
  readonly last: number;
  /** The id of the annotation that is chosen when the page opens. */
  readonly chosen: string;
}

export function DocumentPage({ doc, last, chosen }: DocumentAt) {
  const { value: record, failure } = useAnswer<Readonly<Record<string, unknown>>>("/api/document", { doc });
  const document = useMemo(() => (record ? shownDocument(record) : null), [record]);
  if (failure) return <p class="failure">{failure}</p>;
  if (!document) return <div class="page" />;
  return <Article key={doc} doc={doc} last={last} chosen={chosen} document={document} />;
}

function Article({ doc, last, chosen, document }: DocumentAt & { readonly document: ShownDocument }) {
  const [shown, setShown] = useState<Shown>({ entities: true, dates: true, claims: true, sentiment: false });
  const visible = useMemo(() => document.annotations.filter(({ layer }) => shown[layer]), [document, shown]);
  const [at, setAt] = useState<Annotation | null>(
    () =>
      document.annotations.find(({ id, kind }) => id === chosen && kind !== "cue" && kind !== "source") ??
      null,
  );
  const toggle = (layer: LayerName) => setShown({ ...shown, [layer]: !shown[layer] });
  const step = (by: number) => {
    const here = at ? visible.indexOf(at) : by > 0 ? -1 : visible.length;
    setAt(visible[Math.min(Math.max(here + by, 0), visible.length - 1)] ?? null);
  };
  const open = (number: number) => {
    if (0 <= number && number <= last) location.hash = `#/doc/${number}`;
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    n: () => open(doc + 1),
    b: () => open(doc - 1),
    "1": () => toggle("entities"),
    "2": () => toggle("dates"),
    "3": () => toggle("claims"),
    "4": () => toggle("sentiment"),
    Escape: () => setAt(null),
  });
  useEffect(() => {
    globalThis.document.querySelector("mark.here")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div class="document">
      <article class="text" lang="en">
        <Head document={document} doc={doc} last={last} />
        <Body document={document} visible={visible} at={at} choose={setAt} />
      </article>
      <aside class="side" aria-label="Annotations">
        <fieldset class="layers">
          <legend>Layers</legend>
          {LAYERS.map((layer) => (
            <label key={layer} class={`layer ${layer}`}>
              <input type="checkbox" checked={shown[layer]} onChange={() => toggle(layer)} />
              <span class="swatch">{layer}</span>{" "}
              <span class="count">{document.annotations.filter((one) => one.layer === layer).length}</span>
            </label>
          ))}
        </fieldset>
        <section aria-live="polite" aria-label="Chosen annotation" class="details">
          {at ? <Details at={at} /> : <p class="none">Choose an annotation: click it, or press j.</p>}
        </section>
        <WhoSaidWhat document={document} at={at} choose={setAt} />
        <DateLine annotations={document.annotations} choose={setAt} />
        {document.problems.length > 0 && (
          <section>
            <h2>Problems</h2>
            <ul>
              {document.problems.map(([code, message]) => (
                <li key={`${code} ${message}`}>
                  <code>{code}</code> {message}
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  );
}

function Head({
  document,
  doc,
  last,
}: {
  readonly document: ShownDocument;
  readonly doc: number;
  readonly last: number;
}) {
  return (
    <header>
      <nav class="steps" aria-label="Documents">
        <a href={`#/doc/${Math.max(0, doc - 1)}`} aria-disabled={doc === 0}>
          Previous
        </a>
        <a href={`#/doc/${Math.min(last, doc + 1)}`} aria-disabled={doc >= last}>
          Next
        </a>
      </nav>
      <h1 class={document.text.startsWith(document.title) ? "hidden" : ""}>{document.title}</h1>
      <dl class="about">
        {document.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

interface Drawn {
  readonly document: ShownDocument;
  readonly visible: readonly Annotation[];
  readonly at: Annotation | null;
  readonly choose: (annotation: Annotation | null) => void;
}

function Body({ document, visible, at, choose }: Drawn) {
  const [hovered, setHovered] = useState<Annotation | null>(null);
  const lit = hovered ?? at;
  const paragraphs = useMemo(() => paragraphsOf(document.text), [document]);
  const cut = useMemo(
    () => paragraphs.map(([start, end]) => segmentsOf(start, end, visible)),
    [paragraphs, visible],
  );
  const numbers = useMemo(() => new Map(visible.map((one, i) => [one, i])), [visible]);
  // One listener for all: a document can have ten thousand annotations.
  const under = (event: Event): Annotation | null => {
    const mark = event.target instanceof Element ? event.target.closest("mark") : null;
    return visible[Number(mark?.getAttribute("data-n") ?? -1)] ?? null;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: j and k choose annotations; the lists beside hold them too
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    // biome-ignore lint/a11y/useKeyWithMouseEvents: as above
    <div
      class="body"
      onMouseOver={(event) => setHovered(under(event))}
      onMouseOut={() => setHovered(null)}
      onClick={(event) => choose(under(event))}
    >
      {cut.map((segments, p) => (
        <p
          key={paragraphs[p]?.[0]}
          class={p === 0 && document.text.startsWith(document.title) ? "headline" : ""}
        >
          {segments.map(({ start, end, over }) =>
            over.reduceRight<ComponentChildren>(
              (inner, one, depth) => (
                <mark
                  class={`${one.layer} ${classOf(one.kind)} over${over.length - 1 - depth} ${stateOf(one, at, lit)}`}
                  data-n={numbers.get(one)}
                >
                  {inner}
                </mark>
              ),
              document.text.slice(start, end),
            ),
          )}
        </p>
      ))}
    </div>
  );
}

/** A name for the style sheet: what a record says is never used as it is. */
const classOf = (kind: string): string => `k-${kind.toLowerCase().replace(/[^a-z]/g, "")}`;

function stateOf(one: Annotation, at: Annotation | null, lit: Annotation | null): string {
  if (one === at) return "here";
  if (!lit) return "";
  const same =
    (one.referent !== null && one.referent === lit.referent) ||
    (one.claim !== null && one.claim === lit.claim);
  return same || one === lit ? "lit" : "";
}

function Details({ at }: { readonly at: Annotation }) {
  return (
    <>
      <h2>
        {at.kind} <span class="id">{at.id}</span>
      </h2>
      <p class="quote">{at.text.length > 300 ? `${at.text.slice(0, 300)}…` : at.text}</p>
      <dl class="fields">
        {at.fields.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function WhoSaidWhat({ document, at, choose }: Omit<Drawn, "visible">) {
  if (document.claims.length === 0) return null;
  return (
    <section>
      <h2>Who said what</h2>
      <ol class="said">
        {document.claims.map(({ id, speaker, cue, text, certainty, score }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={at?.claim === id}
              onClick={() =>
                choose(
                  document.annotations.find(
                    (one) =>
                      one.id === id && one.layer === "claims" && one.kind !== "cue" && one.kind !== "source",
                  ) ?? null,
                )
              }
            >
              <strong>{speaker || "The writer"}</strong> <em>{cue}</em>{" "}
              {text.length > 180 ? `${text.slice(0, 180)}…` : text}
              <span class="facts">
                {certainty}
                {score === null ? "" : ` · worth checking ${score.toFixed(2)}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
