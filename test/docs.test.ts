import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copydesk, recordsOf, root, temporaryFolder } from "./cli/run-cli.ts";

const page = (path: string) => readFileSync(join(root, path), "utf8");

/** The fenced code blocks of a page: language, the name behind it, and the code. */
const blocks = (markdown: string) =>
  [...markdown.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", name = "", code = ""]) => ({ language, name, code }),
  );

/** A folder in which `import … from "copydesk"` finds this package, as in a project that installed it. */
function aProject(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "copydesk"), "dir");
  return folder;
}

test("the walk through adding a stage works as it is written", () => {
  const steps = blocks(page("docs/add-a-stage.md"));
  const project = aProject();
  for (const { name, code } of steps.filter(({ language }) => language === "js"))
    writeFileSync(join(project, name), code);
  const command = steps.find(({ language }) => language === "sh")?.code ?? "";
  const [, input = "", args = ""] = /^echo '(.*)' \| copydesk (.*)$/m.exec(command) ?? [];
  const { code, stdout, stderr } = copydesk([...args.split(" "), "--quiet"], {
    cwd: project,
    input: `${input}\n`,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(recordsOf(stdout)[0]).toMatchObject(
    JSON.parse(steps.find(({ name }) => name === "record")?.code ?? "null"),
  );
});

test("the README's library example runs and prints what it says", async () => {
  const example = blocks(page("README.md")).find(({ name }) => name === "example.mjs");
  const project = aProject();
  writeFileSync(join(project, "example.mjs"), example?.code ?? "throw new Error('no example')");
  const { execFileSync } = await import("node:child_process");
  const printed = execFileSync(process.execPath, ["example.mjs"], { cwd: project, encoding: "utf8" });
  const promised = [...(example?.code ?? "").matchAll(/\/\/ (?:prints )?(.*)$/gm)].map(([, line]) => line);
  expect(printed.trim().split("\n")).toEqual(promised);
});

test("every path that the docs name is there", () => {
  const pages = [
    "README.md",
    ...readdirSync(join(root, "docs"))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ];
  const missing = pages.flatMap((name) =>
    [
      ...page(name).matchAll(
        /`((?:src|pipelines|docs|test|bench|scripts|corpus|annotations|models)\/[\w./-]+)`/g,
      ),
    ]
      .map(([, path = ""]) => path)
      .filter((path) => !/LAYER|runs|OUT/.test(path) && !existsSync(join(root, path)))
      .map((path) => `${name}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test("every dependency has its line in docs/architecture.md", () => {
  const { dependencies } = JSON.parse(page("package.json")) as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies).filter((name) => !page("docs/architecture.md").includes(name))).toEqual(
    [],
  );
});

test("the README's record is part of the committed sample", () => {
  const shown = blocks(page("README.md")).find(({ name }) => name === "record")?.code ?? "";
  const [first = ""] = page("annotations/sample/corpus.jsonl").split("\n");
  expect(JSON.parse(first)).toMatchObject(
    expectingSome(JSON.parse(shown) as Json) as Record<string, unknown>,
  );
});

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A matcher for the value in which arrays stand for "among others, these". */
function expectingSome(value: Json): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => expectingSome(item as Json));
    return items.length === 0 ? [] : expect.arrayContaining(items);
  }
  const entries = Object.entries(value).map(([key, item]) => [key, expectingSome(item)]);
  return expect.objectContaining(Object.fromEntries(entries));
}

test("the lock file names every package for every platform, and no host", () => {
  const lock = page("package-lock.json");
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { dependencies?: object; optionalDependencies?: object }>;
  };
  const wanted = Object.values(packages).flatMap(({ dependencies, optionalDependencies }) =>
    Object.keys({ ...dependencies, ...optionalDependencies }),
  );
  const named = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
  expect(wanted.filter((name) => !named.has(name))).toEqual([]);
  expect(lock).not.toContain('"resolved"');
});
