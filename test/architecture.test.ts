import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Who may import whom, as in docs/architecture.md. A folder may always import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  schema: [],
  core: ["schema"],
  text: ["schema", "core"],
  stages: ["schema", "core", "text"],
  io: ["schema", "core"],
  run: ["schema", "core", "io"],
  eval: ["schema", "core", "text"],
  query: ["schema", "core", "io"],
  exchange: ["schema", "core", "text", "io"],
  dataset: ["schema", "core", "text", "io", "eval", "exchange"],
  viewer: ["schema", "core", "io", "eval", "query"],
  explain: ["schema", "core", "text", "io", "stages"],
  train: ["schema", "core", "text", "stages"],
  cli: [
    "schema",
    "core",
    "text",
    "io",
    "run",
    "eval",
    "query",
    "explain",
    "exchange",
    "dataset",
    "viewer",
    "train",
  ],
  pipelines: ["core", "stages"],
};
/** Folders whose code may read the clock and the console; nobody's output may depend on either. */
const OUTSIDE = ["cli", "run"];
const LONGEST_FILE = 400;

interface SourceFile {
  readonly path: string;
  readonly area: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const IMPORT = /(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const imports = [...text.matchAll(IMPORT)].map(([, target = ""]) =>
    posix.normalize(posix.join(dirname(path), target)),
  );
  const [top = "", second = ""] = path.split("/");
  return { path, area: top === "src" ? (second.endsWith(".ts") ? "public" : second) : top, text, imports };
}

const files = [...walk("src"), ...walk("pipelines")].map(read);
const byPath = new Map(files.map((file) => [file.path, file]));
const areaOf = (path: string) => byPath.get(path)?.area ?? "nowhere";
const stageOf = (path: string) => /^src\/stages\/([^/]+)\//.exec(path)?.[1];

/** Code without comments and strings' contents, so that words in prose are not taken for calls. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");

describe("imports", () => {
  test("point to files that are there", () => {
    expect(
      files.flatMap((file) =>
        file.imports.filter((target) => !byPath.has(target)).map((target) => `${file.path} -> ${target}`),
      ),
    ).toEqual([]);
  });

  test("follow the table", () => {
    const breaches = files.flatMap(({ path, area, imports }) => {
      const allowed = MAY_IMPORT[area];
      if (area === "public") return [];
      if (!allowed) return [`${path}: no rule for the folder ${area}`];
      return imports
        .filter((target) => areaOf(target) !== area && !allowed.includes(areaOf(target)))
        .map((target) => `${path} -> ${target}`);
    });
    expect(breaches).toEqual([]);
  });

  test("never lead from one stage into another", () => {
    const breaches = files.flatMap(({ path, imports }) =>
      imports
        .filter((target) => stageOf(path) && stageOf(target) && stageOf(path) !== stageOf(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(breaches).toEqual([]);
  });

  test("make no circle", () => {
    const circles: string[] = [];
    const state = new Map<string, "open" | "done">();
    const visit = (path: string, trail: readonly string[]) => {
      if (state.get(path) === "open") circles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      if (state.has(path)) return;
      state.set(path, "open");
      for (const target of byPath.get(path)?.imports ?? []) visit(target, [...trail, path]);
      state.set(path, "done");
    };
    for (const { path } of files) visit(path, []);
    expect(circles).toEqual([]);
  });
});

describe("code", () => {
  test("comes in files of reasonable length", () => {
    expect(
      files.filter(({ text }) => text.split("\n").length > LONGEST_FILE).map(({ path }) => path),
    ).toEqual([]);
  });

  test.each([
    ["the clock", /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bhrtime\b/],
    ["randomness", /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/],
    ["the console", /\bconsole\./],
    ["the environment", /\bprocess\.env\b/],
  ])("keeps away from %s outside cli and run", (_what, pattern) => {
    expect(
      files
        .filter(({ area, text }) => !OUTSIDE.includes(area) && pattern.test(codeOf(text)))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test("depends on no locale and no local time zone", () => {
    const pattern =
      /\btoLocale\w+\(|\blocaleCompare\b|\.getTimezoneOffset\b|\.get(?:FullYear|Month|Date|Day|Hours|Minutes)\(/;
    expect(files.filter(({ text }) => pattern.test(codeOf(text))).map(({ path }) => path)).toEqual([]);
  });

  test("is a stage for every layer, under the layer's name", () => {
    const stages = new Set(files.map(({ path }) => stageOf(path)).filter(Boolean));
    const layers =
      readFileSync(join(root, "src/schema/layers.ts"), "utf8")
        .match(/^ {2}"(\w+)",$/gm)
        ?.map((line) => line.replace(/\W/g, "")) ?? [];
    expect(layers.length).toBeGreaterThan(8);
    expect(layers.filter((layer) => !stages.has(layer))).toEqual([]);
  });

  test("keeps every pipeline under 40 lines", () => {
    expect(
      files
        .filter(({ area, text }) => area === "pipelines" && text.split("\n").length > 40)
        .map(({ path }) => relative(root, path)),
    ).toEqual([]);
  });

  test("every lexicon says where it comes from", () => {
    const lexicons = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".tsv"),
    );
    expect(lexicons.length).toBeGreaterThan(5);
    expect(
      lexicons.filter(
        (path) =>
          !/^# .*\b(CC0|CC BY|MIT|public domain|Apache|ODbL)/im.test(
            readFileSync(join(root, "src", path), "utf8").slice(0, 2000),
          ),
      ),
    ).toEqual([]);
  });
});
