import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible, hasChromium, openBrowser, openPage, shoot } from "./browser.ts";
import { runOf, sampleRun, served } from "./viewed-run.ts";

/** Another run, that found no places in the first document. */
function withoutItsNames(run: string): string {
  const [first = "", ...rest] = readFileSync(join(run, "part-00000.jsonl"), "utf8").trim().split("\n");
  const record = JSON.parse(first) as { entities: readonly { label: string }[] };
  const entities = record.entities.filter(({ label }) => label !== "GPE");
  return runOf([{ ...record, entities }, ...rest.map((line) => JSON.parse(line) as object)]);
}

describe.runIf(hasChromium)("the pages", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each([
    ["corpus", "Search in texts", "/api/facets", ".facets button"],
    ["quotes", "What", "/api/quotes", "table.quotes tbody tr"],
  ])("what is typed on the page %s stays when an answer comes", async (name, field, late, drawn) => {
    const { url } = await served(sampleRun());
    const { page } = await openPage(browser);
    let answer = () => {};
    const typed = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(`**${late}*`, async (route) => {
      await typed;
      await route.continue();
    });
    await page.goto(`${url}#/${name}`);
    const box = page.getByRole("searchbox", { name: field, exact: true });
    await box.fill("Bamako");
    answer();
    await page.locator(drawn).first().waitFor();
    expect(await box.inputValue()).toBe("Bamako");
  });

  test("every page by mouse, in the light", async () => {
    const run = sampleRun();
    const { url } = await served(run, withoutItsNames(run));
    const { page, complaints } = await openPage(browser);
    await page.goto(url);
    await page.getByText("21 documents", { exact: true }).waitFor();
    await page.locator("svg.map .place").first().waitFor();
    await shoot(page, "corpus");
    await expectAccessible(page);
    await page.getByRole("button", { name: /^negative \d/ }).click();
    await page.getByRole("button", { name: "Remove Sentiment negative" }).waitFor();
    expect(await page.locator("svg.timeline").count()).toBe(1);
    await page.getByRole("button", { name: "Remove Sentiment negative" }).click();
    await page.getByText("21 documents", { exact: true }).waitFor();
    await page.getByRole("searchbox", { name: "Search in texts" }).fill("Bamako");
    await page.keyboard.press("Enter");
    await page.getByText("1 document", { exact: true }).waitFor();
    await page.getByRole("link", { name: /^Sahel States/ }).click();

    await page.locator("mark.entities", { hasText: "Bamako" }).first().click();
    const details = page.getByRole("region", { name: "Chosen annotation" });
    expect(await details.innerText()).toMatch(/GPE[\s\S]*2460596[\s\S]*ML/);
    // The other mention of the same referent lights up with it.
    expect(await page.locator("mark.lit", { hasText: "Bamako" }).count()).toBeGreaterThan(0);
    await shoot(page, "document");
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: /entities/ }).uncheck();
    expect(await page.locator("mark.entities").count()).toBe(0);
    await page.locator(".said button").first().click();
    expect(await page.locator("mark.claims.here").count()).toBeGreaterThan(0);

    await page.getByRole("link", { name: "Quotes" }).click();
    await page.getByLabel("Cue").selectOption("say");
    await page.locator("tbody tr").first().waitFor();
    await shoot(page, "quotes");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Problems" }).click();
    await page.getByRole("link", { name: "no-reference" }).click();
    await page.locator(".problems a").first().waitFor();
    await shoot(page, "problems");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Compare" }).click();
    await page.locator(".differing a").first().click();
    await page.locator(".differences li").first().waitFor();
    await page.locator("mark.loud").first().waitFor();
    await shoot(page, "compare");
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test("every page by keyboard, in the dark, on a phone", async () => {
    const { url } = await served(sampleRun());
    const { page, complaints } = await openPage(browser, { width: 360, height: 740, dark: true });
    await page.goto(url);
    await page.locator(".row a").first().waitFor();
    await expectAccessible(page);
    await shoot(page, "corpus-phone-dark");
    await page.keyboard.press("/");
    await page.keyboard.type("crane");
    await page.keyboard.press("Enter");
    await page.getByText("1 document", { exact: true }).waitFor();
    await page.locator(".row a").first().focus();
    await page.keyboard.press("Enter");
    await page.locator("mark").first().waitFor();
    const name = () => page.locator("article h1").innerText();
    const before = await name();
    await page.keyboard.press("n");
    await expect.poll(name).not.toBe(before);
    await page.keyboard.press("b");
    await expect.poll(name).toBe(before);
    await page.keyboard.press("j");
    await page.locator("mark.here").first().waitFor();
    const details = () => page.locator(".details").innerText();
    const first = await details();
    await page.keyboard.press("j");
    await expect.poll(details).not.toBe(first);
    await page.keyboard.press("k");
    await expect.poll(details).toBe(first);
    await page.keyboard.press("1");
    expect(await page.locator("mark.entities").count()).toBe(0);
    await shoot(page, "document-phone-dark");
    await expectAccessible(page);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("q");
    await page.locator("table.quotes tbody tr").first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press("p");
    await page.getByRole("heading", { name: "Problems" }).waitFor();
    await page.keyboard.press("c");
    await page.locator(".row a").first().waitFor();
    // Nothing is wider than the screen.
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(complaints).toEqual([]);
  });

  test("a wide screen", async () => {
    const { url } = await served(sampleRun());
    const { page, complaints } = await openPage(browser, { width: 2560, height: 1200 });
    await page.goto(url);
    await page.locator(".row a").first().waitFor();
    await shoot(page, "corpus-wide");
    expect(complaints).toEqual([]);
  });
});
