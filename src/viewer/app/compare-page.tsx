import { useMemo } from "preact/hooks";
import { shownDocument } from "./annotations.ts";
import { count } from "./api.ts";
import { paragraphsOf } from "./segments.ts";
import { useAnswer } from "./use-answer.ts";

interface Compared {
  readonly a: number;
  readonly b: number;
  readonly id: string;
  readonly title: string | null;
  readonly changes: number;
}
interface Change {
  readonly layer: string;
  readonly kind: string;
  readonly text: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly start: number;
}
type Loose = Readonly<Record<string, unknown>>;

export function ComparePage({ pair }: { readonly pair: string }) {
  const { value: list, failure } = useAnswer<readonly Compared[]>("/api/compared");
  const [a, b] = pair.split("-").map(Number);
  if (failure)
    return (
      <p class="failure">
        There is nothing to compare with. Open two runs: <code>copydesk view RUN --with OTHER</code>
      </p>
    );
  return (
    <div class="page compare">
      <h1>Compare</h1>
      <div class="columns">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <section class="scroll" tabIndex={0} aria-label="Documents by how much they differ">
          <ol class="differing">
            {(list ?? []).map((one) => (
              <li key={one.id}>
                <a href={`#/compare/${one.a}-${one.b}`} aria-current={one.a === a ? "true" : undefined}>
                  <span class="value">{one.title ?? one.id}</span>{" "}
                  <span class="count">{one.changes === 0 ? "same" : count(one.changes)}</span>
                </a>
              </li>
            ))}
          </ol>
        </section>
        {a !== undefined && b !== undefined && pair !== "" && <ComparedDocument a={a} b={b} />}
      </div>
    </div>
  );
}

function ComparedDocument({ a, b }: { readonly a: number; readonly b: number }) {
  const { value: changes } = useAnswer<readonly Change[]>("/api/changes", { a, b });
  const { value: one } = useAnswer<Loose>("/api/document", { doc: a });
  const { value: two } = useAnswer<Loose>("/api/other", { doc: b });
  return (
    <div class="sides">
      <Side record={one} changes={changes ?? []} quiet="only in b" title="This run" />
      <Side record={two} changes={changes ?? []} quiet="only in a" title="The other" />
      <section class="differences">
        <h2>Differences</h2>
        <ul>
          {(changes ?? []).map(({ layer, kind, text, a: first, b: second, start }) => (
            <li
              key={`${layer} ${kind} ${start} ${text} ${first} ${second}`}
              class={kind.replaceAll(" ", "-")}
            >
              <span class={`swatch ${layer}`}>{layer}</span> <span class="kind">{kind}</span>{" "}
              <q>{text.slice(0, 120)}</q>{" "}
              <span class="facts">{[first, second].filter(Boolean).join(" → ")}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface SideOf {
  readonly record: Loose | null;
  readonly changes: readonly Change[];
  /** The kind of change that this side does not show. */
  readonly quiet: string;
  readonly title: string;
}

/** One side: agreements as thin lines, differences loud. */
function Side({ record, changes, quiet, title }: SideOf) {
  const shown = useMemo(() => (record ? shownDocument(record) : null), [record]);
  const loud = useMemo(
    () =>
      new Set(changes.filter(({ kind }) => kind !== quiet).map(({ layer, start }) => `${layer} ${start}`)),
    [changes, quiet],
  );
  if (!shown) return <div class="text" />;
  const marks = shown.annotations.filter(
    ({ kind, layer }) => layer !== "sentiment" && kind !== "cue" && kind !== "source",
  );
  return (
    <article class="text">
      <h2>{title}</h2>
      {paragraphsOf(shown.text).map(([start, end]) => {
        const parts = [];
        let at = start;
        for (const mark of marks) {
          if (mark.start < at || mark.end > end || mark.layer === "claims") continue;
          parts.push(shown.text.slice(at, mark.start));
          const differs = loud.has(`${mark.layer} ${mark.start}`);
          parts.push(
            <mark
              key={`${mark.layer}${mark.id}`}
              class={`${mark.layer} d0 ${differs ? "loud" : "agreed"}`}
              title={mark.kind}
            >
              {mark.text}
              {differs && <sub>{mark.kind}</sub>}
            </mark>,
          );
          at = mark.end;
        }
        parts.push(shown.text.slice(at, end));
        return <p key={start}>{parts}</p>;
      })}
    </article>
  );
}
