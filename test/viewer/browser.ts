import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { root } from "../cli/run-cli.ts";

const CHROMIUM = "/usr/bin/chromium";
export const hasChromium = existsSync(CHROMIUM);
// In CI the browser has to be there; on a laptop its tests are left out, aloud.
if (!hasChromium && process.env.COPYDESK_CI === "1")
  throw new Error("chromium is missing: .ci/run installs it.");
if (!hasChromium) console.warn("chromium is not installed: the tests of the viewer's pages are left out.");

const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const SHOTS = join(root, "coverage", "viewer");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(" ") });

/** A page that notes everything that should not happen. */
export interface Watched {
  readonly page: Page;
  /** What the console said, dialogs, failures, and requests that left loopback. */
  readonly complaints: string[];
}

export async function openPage(
  browser: Browser,
  { width = 1280, height = 900, dark = false }: { width?: number; height?: number; dark?: boolean } = {},
): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? "dark" : "light" });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== "data:" && hostname !== "127.0.0.1") complaints.push(`request: ${request.url()}`);
  });
  return { page, complaints };
}

/** No serious fault by axe-core. It is run through the debugger, so that the page's own policy stays as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  const { readFileSync } = await import("node:fs");
  await page.evaluate(readFileSync(AXE, "utf8"));
  const found = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' | ')))",
  )) as string[];
  expect(found).toEqual([]);
}

/** A picture for a person to look at, in a folder that git ignores. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
