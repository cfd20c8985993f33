import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VERSION } from "../../src/core/version.ts";

test("the version in the code is the package's", () => {
  expect(VERSION).toBe(
    JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version,
  );
});
