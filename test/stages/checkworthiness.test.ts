import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Annotate } from "../../src/core/stage.ts";
import type { CheckworthinessRow } from "../../src/schema/checkworthiness.ts";
import type { LayerName } from "../../src/schema/layers.ts";
import { checkworthiness } from "../../src/stages/checkworthiness/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

/** One line of test/cases/checkworthiness.jsonl: a pair of sentences, and in what the first surpasses the second. */
interface Case {
  readonly more: string;
  readonly less: string;
  readonly in: "score" | "subjectivity";
}

const cases = readFileSync(new URL("../cases/checkworthiness.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): Case => JSON.parse(line));

let annotate: Annotate<LayerName, LayerName>;
let tokenize: Annotate<LayerName, LayerName>;
beforeAll(async () => {
  annotate = await checkworthiness().open();
  tokenize = await tokens().open();
});

/** The rows of a text whose lines are its sentences and paragraphs. */
async function rowsOf(text: string): Promise<CheckworthinessRow[]> {
  const doc: Document = { id: "case", source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
  const none = () => undefined;
  const language = { code: "en", score: 1 };
  const sentences = [...text.matchAll(/.+/g)].map(({ 0: line, index }, i) => ({
    id: `s${i}`,
    start: index,
    end: index + line.length,
    paragraph: i,
  }));
  // A stage is typed by the layers that it declares; the stages here are opened through the general type.
  const read = await tokenize(doc, { language } as never, none);
  return (await annotate(doc, { tokens: read, sentences } as never, none)) as CheckworthinessRow[];
}

describe("checkworthiness", () => {
  test.each(cases)("$in: $more > $less", async ({ more, less, in: column }) => {
    const [[a], [b]] = [await rowsOf(more), await rowsOf(less)];
    expect(a?.[column]).toBeGreaterThan(b?.[column] ?? 1);
  });

  test("a plain figure is worth checking and a wish is not", async () => {
    const [figure] = await rowsOf(
      "The government created 3 million jobs in 2009 and cut taxes by 20 percent.",
    );
    const [wish] = await rowsOf("Let us hope for the best, my friends.");
    expect(figure?.score).toBeGreaterThan(0.5);
    expect(wish?.score).toBeLessThan(0.5);
  });

  test("what sounds like talk is judged as prepared text in a speech, and as talk in a transcript", async () => {
    const sentence = "And I told you that we would get it done, and we did it.";
    const speech = ["My friends.", sentence, "It was hard.", "It took years.", "Thank you."];
    const turns = speech.map((line, i) => `${i % 2 === 0 ? "CLINTON" : "DOLE"}: ${line}`);
    const [alone] = await rowsOf(sentence);
    const inSpeech = (await rowsOf(speech.join("\n")))[1];
    const inTalk = (await rowsOf(turns.join("\n")))[1];
    expect(inSpeech?.score).toBeGreaterThan(0.3);
    expect(inSpeech?.score).toBeGreaterThan(2 * (alone?.score ?? 1));
    expect(inSpeech?.score).toBeGreaterThan(2 * (inTalk?.score ?? 1));
  });

  test("no sentence, no row", async () => {
    expect(await rowsOf("")).toEqual([]);
  });
});
