import { count, type Row, textOf } from "./api.ts";
import { address } from "./route.ts";
import { useAnswer } from "./use-answer.ts";

export function ProblemsPage({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { value: groups } = useAnswer<readonly Row[]>("/api/problems");
  const chosen = query.code !== undefined;
  return (
    <div class="page">
      <h1>Problems</h1>
      {groups?.length === 0 && <p class="none">No document has a problem.</p>}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              <th scope="col">Code</th>
              <th scope="col" class="number">
                Problems
              </th>
              <th scope="col" class="number">
                Documents
              </th>
            </tr>
          </thead>
          <tbody>
            {(groups ?? []).map(({ stage, code, problems, documents }) => (
              <tr key={`${stage} ${code}`}>
                <td>{textOf(stage)}</td>
                <td>
                  <a
                    href={address("problems", { stage: textOf(stage), code: textOf(code) })}
                    aria-current={query.code === code && query.stage === stage ? "true" : undefined}
                  >
                    {textOf(code)}
                  </a>
                </td>
                <td class="number">{count(Number(problems))}</td>
                <td class="number">{count(Number(documents))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen && <ProblemList stage={query.stage ?? ""} code={query.code ?? ""} />}
    </div>
  );
}

function ProblemList({ stage, code }: { readonly stage: string; readonly code: string }) {
  const { value: rows } = useAnswer<readonly Row[]>("/api/problem", { stage, code });
  return (
    <>
      <h2>
        {stage}: {code}
      </h2>
      <ul class="problems">
        {(rows ?? []).map((row, i) => (
          <li key={i}>
            <a href={`#/doc/${row.doc}`}>{textOf(row.title) || textOf(row.id)}</a>
            <p>{textOf(row.message)}</p>
            <p class="facts">
              {textOf(row.uri)}
              {row.line === null ? "" : `:${row.line}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
