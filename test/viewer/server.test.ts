import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { get, request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../cli/run-cli.ts";
import { bareRecord, runOf, served } from "./viewed-run.ts";

const RECORDS = [bareRecord("a", "Ada met Bo."), bareRecord("b", "Bo met Ada.")];

function asked(
  url: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<{ code: number; body: string; policy: string }> {
  return new Promise((resolve, reject) => {
    const sent = (method === "GET" ? get : request)(url, { headers, method }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({
          code: response.statusCode ?? 0,
          body,
          policy: String(response.headers["content-security-policy"]),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

test("answers with a policy that lets no other script run", async () => {
  const { url } = await served(runOf(RECORDS));
  const { code, policy } = await asked(url);
  expect(code).toBe(200);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
});

test.each([
  ["another host's name", { Host: "evil.example" }, "GET", 403],
  ["its own name with another port", { Host: "127.0.0.1:1" }, "GET", 403],
  ["a page of another origin", { Origin: "https://evil.example" }, "GET", 403],
  ["a method that could change something", {}, "POST", 405],
])("refuses %s", async (_, headers, method, code) => {
  const { url } = await served(runOf(RECORDS));
  expect((await asked(url, headers, method)).code).toBe(code);
});

test.each([
  "../../etc/passwd",
  "%2e%2e/%2e%2e/etc/passwd",
  "api/document?doc=..%2f..%2fetc%2fpasswd",
  "part-00000.jsonl",
])("has no way to a file by %s", async (path) => {
  const { url } = await served(runOf(RECORDS));
  const { body } = await asked(`${url}${path}`);
  expect(body).not.toContain("root:");
  expect(path.startsWith("api") ? body : "no such page").toMatch(/no such page|"id":"a"/);
});

test("does not follow a link out of the run's folder", async () => {
  const outside = join(temporaryFolder(), "secret.jsonl");
  writeFileSync(outside, `${JSON.stringify(bareRecord("secret", "Nobody must read this."))}\n`);
  const run = join(temporaryFolder(), "run");
  mkdirSync(run);
  symlinkSync(outside, join(run, "part-00000.jsonl"));
  const { url } = await served(run);
  expect((await asked(`${url}api/document?doc=0`)).code).toBe(404);
});

test("gives a record as it stands in its file", async () => {
  const { url } = await served(runOf(RECORDS, 2));
  expect(JSON.parse((await asked(`${url}api/document?doc=1`)).body)).toEqual(RECORDS[1]);
  expect((await asked(`${url}api/document?doc=2`)).code).toBe(404);
});
