import { render } from "preact";
import { useState } from "preact/hooks";
import { count } from "./api.ts";
import { ComparePage } from "./compare-page.tsx";
import { CorpusPage } from "./corpus-page.tsx";
import { DocumentPage } from "./document-page.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { ProblemsPage } from "./problems-page.tsx";
import { QuotesPage } from "./quotes-page.tsx";
import { address, useRoute } from "./route.ts";
import { useAnswer } from "./use-answer.ts";
import { useKeys } from "./use-keys.ts";

interface RunFacts {
  readonly name: string;
  readonly other: string | null;
  readonly documents: number;
}

const PAGES = { corpus: "Corpus", quotes: "Quotes", compare: "Compare", problems: "Problems" } as const;

function App() {
  const route = useRoute();
  const [help, setHelp] = useState(false);
  const { value: run } = useAnswer<RunFacts>("/api/run");
  const go = (page: string) => () => {
    location.hash = address(page);
  };
  useKeys({
    "?": () => setHelp(!help),
    Escape: () => setHelp(false),
    c: go("corpus"),
    q: go("quotes"),
    p: go("problems"),
    m: go("compare"),
    "/": () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
  });
  const pages = Object.entries(PAGES).filter(([page]) => page !== "compare" || run?.other);
  return (
    <>
      <header class="top">
        <a class="brand" href="#/">
          copydesk
        </a>
        <nav aria-label="Pages">
          {pages.map(([page, title]) => (
            <a key={page} href={address(page)} aria-current={route.page === page ? "page" : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <p class="run">{run ? `${run.name} · ${count(run.documents)} documents` : "\u00a0"}</p>
        <button type="button" class="quiet" onClick={() => setHelp(true)} aria-keyshortcuts="?">
          Keys
        </button>
      </header>
      <main id="main">
        {route.page === "doc" ? (
          <DocumentPage
            doc={Number(route.rest)}
            last={(run?.documents ?? 1) - 1}
            chosen={route.query.a ?? ""}
          />
        ) : route.page === "quotes" ? (
          <QuotesPage query={route.query} />
        ) : route.page === "compare" ? (
          <ComparePage pair={route.rest} />
        ) : route.page === "problems" ? (
          <ProblemsPage query={route.query} />
        ) : (
          <CorpusPage query={route.query} />
        )}
      </main>
      {help && <KeysHelp close={() => setHelp(false)} />}
    </>
  );
}

const root = document.querySelector("#app");
if (root) render(<App />, root);
