import { expect, test } from "vitest";
import { boundaries, openBoundaryRules } from "../../src/stages/sentences/boundaries.ts";
import { spansOf } from "../../src/stages/sentences/spans.ts";
import { tokenize } from "../../src/stages/tokens/tokenize.ts";
import { openWink } from "../../src/stages/tokens/wink.ts";
import { casesOf } from "./stage-harness.ts";

const wink = openWink();
const rules = openBoundaryRules();

test.each(casesOf<{ text: string; dateline?: [number, number]; sentences: string[] }>("sentences"))(
  "$text",
  ({ text, dateline, sentences }) => {
    const tokens = tokenize(text, wink.read);
    const found = spansOf(tokens, boundaries(tokens, rules), dateline?.[1] ?? -1);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  },
);
