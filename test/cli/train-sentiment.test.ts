import { expect, test } from "vitest";
import { copydesk } from "./run-cli.ts";

test("training without data is wrong use", () => {
  expect(copydesk(["train", "sentiment", "--out", "nowhere"])).toMatchObject({ code: 2 });
});

test("training on a file that is not there says which", () => {
  const { code, stderr } = copydesk([
    "train",
    "sentiment",
    "--data",
    "missing.jsonl.gz",
    "--vectors",
    "none.json",
    "--out",
    "nowhere",
  ]);
  expect(code).toBe(3);
  expect(stderr).toContain("missing.jsonl.gz");
});
