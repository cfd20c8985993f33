import { expect, test } from "vitest";
import { isOrdinaryPage } from "../../src/io/html-shape.ts";
import { scanHtml } from "../../src/io/scan-html.ts";
import { stripTags } from "../../src/io/strip-tags.ts";
import { readOne } from "./in-folder.ts";

const SENTENCE = "The council of Ostrava, which met on Monday, voted for the new bridge, its mayor said. ";
const page = (head: string, html = '<html lang="en-GB">'): string => `<!doctype html>${html}<head>
  <title>Bridge voted for</title>${head}</head><body>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
  <article><h1>Bridge voted for</h1>
    <p>${SENTENCE.repeat(3)}<b>Two</b>
       lines &amp; more.</p>
    <script>document.title = "No"; document.body.innerHTML = "No";</script>
    <p>${SENTENCE.repeat(4)}<br>After the break.<svg><title>No</title></svg></p></article>
  <footer>All rights reserved</footer></body></html>`;

test("reads the article of a page and what the page says of it", async () => {
  const head = `<meta property="article:published_time" content="2025-02-03T04:05:06Z">
    <link rel="canonical" href="https://example.org/bridge">`;
  const { docs } = await readOne("a.html", page(head));
  expect(docs).toMatchObject([
    {
      text: `${SENTENCE.repeat(3)}Two lines & more.\n\n${SENTENCE.repeat(4).trim()}\nAfter the break.`,
      published: "2025-02-03T04:05:06Z",
      url: "https://example.org/bridge",
      given: {
        title: { text: "Bridge voted for", start: null, end: null },
        language: { code: "en", score: 1 },
      },
      meta: {},
      problems: [],
    },
  ]);
});

const DATA = '{"@graph":[{"@type":"Person"},{"@type":"NewsArticle","datePublished":"2025-03-01"}]}';
test.each([
  ['<meta name="DC.date" content="2025-01-01">', "2025-01-01"],
  [`<script type="application/ld+json">${DATA}</script>`, "2025-03-01"],
  [`<script type="application/ld+json">{broken</script><time datetime="2025-04-01">`, "2025-04-01"],
  ["", undefined],
])("finds the date of %s", async (head, published) => {
  const { docs } = await readOne("a.html", page(head, "<html>"));
  expect(docs[0]?.published).toBe(published);
  expect(docs[0]?.given).not.toHaveProperty("language");
});

test("drops tags in one pass where no tree is built", () => {
  const html = `<title>A &amp; B</title><style>x</style><p class='a>b'>One&nbsp;&#8220;two&#x201d; &unknown; 1 < 2</p>
    <div>Three<!-- no --><br/>four</div><noscript>No</noscript><svg><title>No</title></svg><table><tr><td>a<td>b</table>Five<br><br/>six`;
  expect(stripTags(html)).toEqual({
    title: "A & B",
    text: "One “two” &unknown; 1 < 2\n\nThree\nfour\n\na b\n\nFive\n\nsix",
  });
});

test.each([
  ["<p>".repeat(1000), true],
  ["<div>".repeat(300), false],
  ["<br>".repeat(20_000), false],
  ["no tags", false],
])("tells pages that a tree is built of: %#", (html, expected) => {
  expect(isOrdinaryPage(html)).toBe(expected);
});

test("scans a page of nothing but openings in linear time", () => {
  let opened = 0;
  scanHtml(`${'<a "'.repeat(200_000)}${"<!--".repeat(200_000)}`, { open: () => opened++ });
  expect(opened).toBe(1);
});
