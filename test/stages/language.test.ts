import { expect, test } from "vitest";
import { language } from "../../src/stages/language/index.ts";
import { casesOf, docOf, noWarning } from "./stage-harness.ts";

const annotate = await language().open();
// The stage reads no layer.
const none = {} as Parameters<typeof annotate>[1];

test.each(casesOf<{ text: string; code: string }>("language"))("$code: $text", async ({ text, code }) => {
  expect(await annotate(docOf(text), none, noWarning)).toMatchObject({ code });
});

test("another assumed language is taken for texts too short to tell", async () => {
  const german = await language({ assume: "de" }).open();
  expect(await german(docOf("Bamako"), none, noWarning)).toEqual({ code: "de", score: 0.3 });
});
