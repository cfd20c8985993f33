import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportPage } from "../../dist/src/viewer/report.js";
import { hasChromium, openBrowser, openPage } from "./browser.ts";
import { bareRecord, opened, runOf, served } from "./viewed-run.ts";

const MARKUP = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(2)>",
  "<svg onload=alert(3)><a href='javascript:alert(4)'>a</a></svg>",
  "</textarea></title></style><iframe src='https://example.org/'></iframe>",
  "{{constructor.constructor('alert(5)')()}} {alert(6)} \u202egnihtemos\u202c \u2066x\u2069",
  "javascript:alert(7)",
];

const entity = (id: number, start: number, end: number, label = "PERSON") => ({
  ...{ id: `e${id}`, start, end, text: "x", label, score: 1, referent: `r${id}` },
  ...{ value: null, unit: null, by: "<b>tagger</b>" },
});

/** Records in which everything that can be a text is markup, and some whose spans are many, nested or wrong. */
const HOSTILE = [
  ...MARKUP.map((text, i) =>
    bareRecord(text, `${text}\n\n${text}`, {
      ...{ url: text, published: text, language: { code: text, score: 1 } },
      title: { start: 0, end: text.length, text },
      entities: [entity(0, 0, text.length, text)],
      referents: [{ id: "r0", name: text, label: "PERSON", mentions: ["e0"], link: null }],
      claims: [
        {
          ...{
            id: "c0",
            sentence: "s0",
            start: 0,
            end: text.length,
            text,
            checkworthiness: 1,
            certainty: text,
          },
          attribution: {
            ...{ type: text, source: { start: 0, end: 3, text, referent: "r0" } },
            cue: { start: 1, end: 2, text, lemma: text },
          },
          ...{ polarity: text, tense: text, entities: ["e0"], dates: [], by: text },
        },
      ],
      problems: [{ stage: text, code: text, message: text }],
      source: { uri: text, line: i, sha256: text },
    }),
  ),
  bareRecord("many", "word ".repeat(20_000), {
    entities: Array.from({ length: 10_000 }, (_, i) => entity(i, i * 5, i * 5 + 4)),
  }),
  bareRecord("nested", "a".repeat(5000), {
    entities: Array.from({ length: 2000 }, (_, i) => entity(i, i, 5000 - i)),
  }),
  bareRecord("wrong", "short", {
    entities: [entity(0, -5, 3), entity(1, 2, 9999), entity(2, 4, 1), { id: 7, start: "x" }, null, "e"],
    ...{ dates: {}, claims: "no list", referents: [{ mentions: 5 }], sentiment: [], sentences: 3 },
  }),
];

describe.runIf(hasChromium)("hostile records", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test("show as text on every page, and run nothing", async () => {
    const run = runOf(HOSTILE);
    const { url } = await served(run, run);
    const { page, complaints } = await openPage(browser);
    await page.goto(url);
    await page.locator(".row a").first().waitFor();
    for (let doc = 0; doc < HOSTILE.length; doc++) {
      await page.goto(`${url}#/doc/${doc}`);
      await page.locator("article .body p").first().waitFor();
      await page.keyboard.press("4");
      await page.keyboard.press("j");
    }
    for (const hash of [
      "quotes",
      "problems",
      "compare",
      "compare/0-0",
      "compare/8-8",
      "?name=<b>",
      "nowhere",
      "doc/999",
    ]) {
      await page.goto(`${url}#/${hash}`);
      await page.waitForTimeout(150);
    }
    const markup = (await page.evaluate(
      "document.querySelectorAll('iframe, img, main script').length",
    )) as number;
    expect(markup).toBe(0);
    // The answer to a document that is not there is said on the page; the browser notes the 404.
    expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
  });

  test("are text in the report too, which loads nothing", async () => {
    const html = await reportPage(await opened(runOf(HOSTILE)));
    const { page, complaints } = await openPage(browser);
    await page.setContent(html);
    expect(await page.locator("script, iframe, img").count()).toBe(0);
    expect(await page.locator("td.what").first().innerText()).toContain("<");
    expect(complaints).toEqual([]);
  });
});
