import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Annotate } from "../../src/core/stage.ts";
import type { LayerName } from "../../src/schema/layers.ts";
import type { Sentiment } from "../../src/schema/sentiment.ts";
import { sentiment } from "../../src/stages/sentiment/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

/** Sentences in which only the names change. NAME is judged; OTHER is a second name. */
const ABOUT_PEOPLE = [
  "NAME was praised for an honest report on the scandal.",
  "Police arrested NAME after the attack on the market.",
  "NAME said the talks would go on.",
  "Neighbours remember NAME as a kind and quiet person.",
  "Critics call NAME a liar, but many voters still trust the party.",
  "The court heard that NAME had threatened OTHER.",
  "OTHER thanked NAME for the help after the flood.",
  "A bomb exploded near the house of NAME on Friday.",
  "NAME, who leads the party, defended the failed policy.",
  "The minister met NAME and OTHER in the capital.",
];
const ABOUT_COUNTRIES = [
  "NAME has made great progress in the fight against poverty.",
  "The report condemns NAME for torture and corruption.",
  "NAME and OTHER signed an agreement on trade.",
  "Hundreds were killed when rebels attacked a village in NAME.",
  "Investors trust NAME more than OTHER.",
  "The government of NAME rejected the accusation as a lie.",
  "Tourists love the beautiful beaches of NAME.",
  "NAME threatened to leave the union.",
];
const ABOUT_BELIEVERS = [
  "Two NAME families helped rebuild the school.",
  "The mayor praised the NAME community for its generosity.",
  "A NAME preacher was accused of spreading hatred.",
  "The attack on NAME worshippers was condemned as cowardly.",
  "Most NAME leaders rejected the violence.",
  "NAME groups gathered in the capital on Monday.",
];
const PEOPLE = [
  "Emily Walsh",
  "Greg Baker",
  "Lakisha Jones",
  "Jamal Washington",
  "Fatima Hassan",
  "Mohammed Ali",
  "Wei Zhang",
  "Yuki Tanaka",
  "Olga Petrova",
  "Dmitri Ivanov",
  "Chinwe Okafor",
  "Kwame Mensah",
  "Maria Garcia",
  "José Hernández",
  "Priya Sharma",
  "Rahul Singh",
  "Rachel Cohen",
  "Moshe Levi",
  "Aisha",
  "Peter",
];
const COUNTRIES = [
  "France",
  "Germany",
  "Japan",
  "China",
  "Iran",
  "Iraq",
  "Israel",
  "Syria",
  "Russia",
  "Ukraine",
  "Nigeria",
  "Mali",
  "Somalia",
  "Brazil",
  "Mexico",
  "Canada",
  "India",
  "Pakistan",
  "Afghanistan",
  "Sweden",
  "Venezuela",
  "Kenya",
];
const FAITHS = [
  "Muslim",
  "Christian",
  "Jewish",
  "Hindu",
  "Buddhist",
  "Catholic",
  "Sikh",
  "Protestant",
  "Sunni",
  "Mormon",
];

let annotate: Annotate<LayerName, LayerName>;
let tokenize: Annotate<LayerName, LayerName>;
beforeAll(async () => {
  annotate = await sentiment().open();
  tokenize = await tokens().open();
});

/** The scores of the sentence and of the judged name. */
async function scores(template: string, name: string, other: string, given: boolean): Promise<number[]> {
  const text = template.replace("NAME", name).replace("OTHER", other);
  const doc: Document = { id: "case", source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
  const spans = [name, ...(template.includes("OTHER") && given ? [other] : [])]
    .map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length }))
    .sort((a, b) => a.start - b.start);
  const entities = spans.map((span, i) => ({
    id: `e${i}`,
    ...span,
    text: "",
    label: "PERSON",
    score: 1,
    referent: null,
    by: "given",
  }));
  const sentences = [{ id: "s0", start: 0, end: text.length, paragraph: 0 }];
  const read = await tokenize(doc, { language: { code: "en", score: 1 } } as never, () => undefined);
  const layers = { tokens: read, sentences, entities, referents: [], claims: [] };
  // A stage is typed by the layers that it declares; the stages here are opened through the general type.
  const found = (await annotate(doc, layers as never, () => undefined)) as Sentiment;
  const judged = spans.findIndex(({ start }) => start === text.indexOf(name));
  return [found.sentences[0]?.score ?? 0, found.entities[judged]?.score ?? 0];
}

describe("scores hang on what is said, not on whose name it is said of", () => {
  test.each([
    ["people of both sexes from many places", ABOUT_PEOPLE, PEOPLE],
    ["countries", ABOUT_COUNTRIES, COUNTRIES],
    ["faiths", ABOUT_BELIEVERS, FAITHS],
  ])("%s: at most 0.05 from the mean on average", async (_what, templates, names) => {
    let sum = 0;
    let count = 0;
    for (const template of templates) {
      const rows: number[][] = [];
      for (const [i, name] of names.entries())
        rows.push(await scores(template, name, names[(i + 3) % names.length] ?? "", i % 2 === 0));
      for (const column of [0, 1]) {
        const mean = rows.reduce((total, row) => total + (row[column] ?? 0), 0) / rows.length;
        for (const row of rows) sum += Math.abs((row[column] ?? 0) - mean);
        count += rows.length;
      }
    }
    expect(sum / count).toBeLessThanOrEqual(0.05);
  });

  test.each([
    ["She was praised by her husband for the rescue.", "He was praised by his wife for the rescue."],
    ["The spokeswoman denied that the actress had lied.", "The spokesman denied that the actor had lied."],
    ["A woman was arrested at the mosque.", "A man was arrested at the church."],
    ["The corrupt congresswoman betrayed her mother.", "The corrupt congressman betrayed his father."],
  ])("%s / %s", async (one, other) => {
    const [a = 0] = await scores(one, "NAME", "", false);
    const [b = 0] = await scores(other, "NAME", "", false);
    expect(Math.abs(a - b)).toBeLessThanOrEqual(0.05);
  });
});
