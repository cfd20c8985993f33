import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { countWords } from "../../src/core/count-words.ts";
import { openQuery, type Query } from "../../src/query/open-query.ts";
import { RECORD_TYPE } from "../../src/query/record-type.ts";
import { VIEWS } from "../../src/query/views.ts";
import { recordJsonSchema } from "../../src/schema/json-schema.ts";
import { mapOffsets, toCodepoint, utf16Of } from "../../src/schema/offset-units.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { recordsOf, root, temporaryFolder } from "../cli/run-cli.ts";
import { aRecord } from "../record-for-tests.ts";

const SAMPLE = join(root, "annotations/sample/corpus.jsonl");
// The sample is checked against the schema by a test of its own.
const sample = recordsOf(readFileSync(SAMPLE, "utf8")) as unknown as CopydeskRecord[];

async function open(path: string): Promise<Query> {
  const query = await openQuery({ path, spill: temporaryFolder() });
  onTestFinished(() => query.close());
  return query;
}

async function rows(query: Query, sql: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for await (const some of query.json(sql)) found.push(...some.map((row) => JSON.parse(row)));
  return found;
}

const file = (lines: readonly object[], name = "records.jsonl"): string => {
  const path = join(temporaryFolder(), name);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
};

const tally = (keys: readonly (string | null)[]) => {
  const counts = new Map<string | null, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
};

describe("figures agree with one pass over the lines", () => {
  test("documents", async () => {
    const query = await open(SAMPLE);
    const asked = await rows(
      query,
      "select id, words, characters, title, sentiment, published, text from documents",
    );
    expect(asked).toEqual(
      sample.map((record) => ({
        id: record.id,
        words: countWords(record.text),
        characters: [...record.text].length,
        title: record.title?.text ?? null,
        sentiment: record.sentiment?.document.label ?? null,
        published: record.published ?? null,
        text: record.text,
      })),
    );
  });

  test.each([
    ["entities", (record: CopydeskRecord) => (record.entities ?? []).map(({ label }) => label), "label"],
    [
      "referents",
      (record: CopydeskRecord) => (record.referents ?? []).map(({ link }) => link?.iso3166 ?? null),
      "iso3166",
    ],
    ["dates", (record: CopydeskRecord) => (record.dates ?? []).map(({ by }) => by), '"by"'],
    [
      "claims",
      (record: CopydeskRecord) => (record.claims ?? []).map(({ attribution }) => attribution?.type ?? null),
      "attribution",
    ],
    [
      "sentences",
      (record: CopydeskRecord) => (record.sentiment?.sentences ?? []).map(({ label }) => label),
      "sentiment",
    ],
    ["problems", (record: CopydeskRecord) => record.problems.map(({ code }) => code), "code"],
  ])("%s", async (view, keysOf, column) => {
    const query = await open(SAMPLE);
    const asked = await rows(query, `select ${column} as k, count(*) as n from ${view} group by all`);
    expect(asked.map(({ k, n }) => [k, n]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual(
      tally(sample.flatMap(keysOf)),
    );
  });

  test("who speaks, and the tone towards whom", async () => {
    const query = await open(SAMPLE);
    const speakers = sample.flatMap(({ claims, referents }) =>
      (claims ?? []).flatMap(({ attribution }) => {
        const source = attribution?.source;
        return source ? [referents?.find(({ id }) => id === source.referent)?.name ?? source.text] : [];
      }),
    );
    const asked = await rows(
      query,
      "select speaker as k, count(*) as n from claims where speaker is not null group by all",
    );
    expect(asked.map(({ k, n }) => [k, n]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual(
      tally(speakers),
    );

    const tones = sample.flatMap(({ id, sentiment, entities, referents }) => [
      ...(sentiment?.entities ?? []).map((row) => [
        id,
        "entity",
        row.entity,
        entities?.find((e) => e.id === row.entity)?.text,
        row.score,
      ]),
      ...(sentiment?.referents ?? []).map((row) => [
        id,
        "referent",
        row.referent,
        referents?.find((r) => r.id === row.referent)?.name,
        row.score,
      ]),
    ]);
    const told = await rows(
      query,
      "select document, target, id, name, score from sentiment where target in ('entity', 'referent')",
    );
    expect(told.map((row) => Object.values(row))).toEqual(tones);
  });

  test("every sentence has its text, in either unit of offsets", async () => {
    const text = "😀 Ada 😀😀 met Bo. 😀 “Fine,” said 😀. \uffff";
    const sentences = [
      { id: "s0", start: 0, end: 17, paragraph: 0 },
      { id: "s1", start: 18, end: text.length, paragraph: 0 },
    ];
    const utf16 = aRecord({
      text,
      offsets: "utf16",
      sentences,
      checkworthiness: [{ sentence: "s1", score: 0.7, subjectivity: 0 }],
    });
    const codepoint = aRecord({ id: "b", text, sentences: mapOffsets(sentences, toCodepoint(text)) });
    const query = await open(file([utf16, codepoint, ...sample]));
    const asked = await rows(query, "select text from sentences");
    const cut = sentences.map(({ start, end }) => text.slice(start, end));
    expect(asked.map((row) => row.text)).toEqual([
      ...cut,
      ...cut,
      ...sample.flatMap((record) =>
        (utf16Of(record).sentences ?? []).map(({ start, end }) => record.text.slice(start, end)),
      ),
    ]);
    // A row that is missing shifts the others: they are found by id.
    expect(await rows(query, "select checkworthiness as c from sentences where document = 'a'")).toEqual([
      { c: null },
      { c: 0.7 },
    ]);
  });
});

describe("columns", () => {
  const described = async (path: string) => {
    const query = await open(path);
    const tables: Record<string, unknown> = {};
    for (const { name } of VIEWS) tables[name] = await query.columns(`from ${name}`);
    return tables;
  };
  const told = Object.fromEntries(
    VIEWS.map(({ name, columns }) => [name, columns.map(([column, type]) => ({ name: column, type }))]),
  );

  test.each([
    ["the sample", () => SAMPLE],
    ["an empty file", () => file([])],
    [
      "records without a layer",
      () => file([{ schema: "copydesk.record/1", id: "x", text: "…", problems: [] }]),
    ],
    ["a compressed file", () => file(sample, "records.jsonl.gz")],
    ["a name with glob characters", () => file(sample, "re[c]*?.jsonl")],
  ])("of %s are those that are told", async (_what, path) => {
    expect(await described(path())).toEqual(told);
  });

  test("follow the schema: each of its fields is there", () => {
    const names = (node: unknown): string[] => {
      if (node === null || typeof node !== "object") return [];
      const own = "properties" in node ? Object.keys(node.properties as object) : [];
      return [...own, ...Object.values(node).flatMap(names)];
    };
    const known = JSON.stringify(RECORD_TYPE).replaceAll("\\", "");
    const left = new Set(["schema", "stages"]);
    expect(
      [...new Set(names(recordJsonSchema()))].filter(
        (name) => !left.has(name) && !new RegExp(`["(, ]${name}["' ]`).test(known),
      ),
    ).toEqual([]);
  });

  test("docs/query.md lists them", () => {
    const page = readFileSync(join(root, "docs/query.md"), "utf8");
    for (const { name, row, columns } of VIEWS) {
      const lines = columns.map(([column, type, , meaning]) => `| ${column} | ${type} | ${meaning} |`);
      expect(page).toContain(
        [`### ${name}`, `A row is ${row}.`, "", "| column | type | |", "|---|---|---|", ...lines].join("\n"),
      );
    }
  });
});

test("every example of docs/query.md is answered over the sample", async () => {
  const page = readFileSync(join(root, "docs/query.md"), "utf8");
  const examples = [...page.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map(([, sql = ""]) => sql);
  expect(examples.length).toBeGreaterThan(5);
  const query = await open(SAMPLE);
  for (const sql of examples) expect((await rows(query, sql)).length, sql).toBeGreaterThan(0);
});

describe("a query reads the named records and nothing else", () => {
  const secret = "/etc/passwd";
  test.each([
    "copy documents to '/tmp/copydesk-stolen.csv'",
    `create table t as from read_csv('${secret}')`,
    "create view v as select 1",
    "insert into documents values (1)",
    "drop view documents",
    "attach '/tmp/copydesk-stolen.db'",
    "install httpfs",
    "load httpfs",
    "load '/tmp/evil.duckdb_extension'",
    "pragma database_list",
    "set enable_external_access = true",
    "reset lock_configuration",
    "set lock_configuration = false",
    "call pragma_version()",
    "export database '/tmp/copydesk-stolen'",
    "select 1; select 2",
    "select 1; copy documents to '/tmp/copydesk-stolen.csv'",
    "select 1') ; copy documents to '/tmp/copydesk-stolen.csv' ; --",
    `select * from query('copy documents to ''/tmp/copydesk-stolen.csv''')`,
    `from read_csv('${secret}')`,
    `from read_text('${secret}')`,
    `from read_blob('/etc/*')`,
    `from glob('/etc/*')`,
    `from '${secret}'`,
    `from '${secret}.csv'`,
    "from read_csv('https://example.com/x.csv')",
    "from 's3://bucket/x.parquet'",
    "from sniff_csv('/etc/passwd')",
    "from parquet_metadata('/etc/passwd')",
    "from read_json('/proc/self/environ')",
    "select getenv('HOME')",
    "from duckdb_secrets()",
    "",
    "-- nothing",
  ])("%s", async (sql) => {
    const query = await open(SAMPLE);
    await expect(rows(query, sql)).rejects.toThrow();
    // It still answers, as before.
    expect(await rows(query, "select count(*) as n from documents")).toEqual([{ n: sample.length }]);
  });

  test("not even its neighbours, by a way round, or through the folder for what does not fit into memory", async () => {
    const folder = temporaryFolder();
    const spill = join(folder, "spill");
    mkdirSync(spill);
    writeFileSync(join(folder, "neighbour.txt"), "secret");
    writeFileSync(join(folder, "records.jsonl"), `${JSON.stringify(aRecord())}\n`);
    const query = await openQuery({ path: join(folder, "records.jsonl"), spill });
    onTestFinished(() => query.close());
    for (const path of [
      join(folder, "neighbour.txt"),
      `${spill}/../neighbour.txt`,
      `${folder}/records.jsonl/../neighbour.txt`,
      `${folder}/*.txt`,
    ])
      await expect(rows(query, `from read_text('${path}')`), path).rejects.toThrow();
  });

  test("several spellings of one SELECT are fine", async () => {
    const query = await open(SAMPLE);
    for (const sql of [
      "select 1 as a;",
      "from documents limit 1 -- so",
      "with d as (from documents) from d limit 1",
      "values (1)",
      "describe dates",
      "show tables",
      "  select 'it''s' as a /* x */ ; ",
    ])
      expect((await rows(query, sql)).length, sql).toBeGreaterThan(0);
  });
});

test("mistakes are told with the views and columns that there are", async () => {
  const query = await open(SAMPLE);
  await expect(rows(query, "select lable from entities")).rejects.toThrow(
    /lable.*\n.*\nColumns of entities: document, id, start/,
  );
  await expect(rows(query, "from entity")).rejects.toThrow(/Views: documents, sentences, entities/);
  await expect(rows(query, "selct 1")).rejects.toThrow(/syntax error at or near "selct"/);
  const broken = await open(
    file([aRecord(), { schema: "copydesk.record/1", id: "x", entities: [{ start: "one" }] }]),
  );
  await expect(rows(broken, "from entities")).rejects.toThrow(/copydesk check/);
});

test("numbers that JSON cannot hold become null, texts that look like them stay", async () => {
  const query = await open(SAMPLE);
  expect(
    await rows(
      query,
      `select 'nan'::double as a, '-inf'::double as b, 'NaN "Infinity' as c, [1.5, 'nan'::double] as d, 99999999999999999999::hugeint as e`,
    ),
  ).toEqual([{ a: null, b: null, c: 'NaN "Infinity', d: [1.5, null], e: 1e20 }]);
});

test("a record of 20 MB is read", async () => {
  const long = aRecord({ id: "long", text: "word ".repeat(4_000_000), sentences: null });
  const query = await open(file([aRecord(), long]));
  expect(await rows(query, "select id, words from documents")).toMatchObject([
    {},
    { id: "long", words: 4_000_000 },
  ]);
});
