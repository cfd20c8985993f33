import type { Document } from "../../core/document.ts";
import type { Layers } from "../../core/layers.ts";
import { featuresOf, openFeatures } from "../../stages/checkworthiness/features.ts";
import { FORM_FEATURES, formOf, readFormWords } from "../../stages/checkworthiness/form.ts";
import { entities } from "../../stages/entities/index.ts";
import { sentences } from "../../stages/sentences/index.ts";
import { tokens } from "../../stages/tokens/index.ts";
import { sentenceTokens, type TokenRange } from "../../text/sentence-tokens.ts";
import type { WorthExample } from "./fit.ts";
import type { PreparedText, SilverRow, WorthRow } from "./rows.ts";

/** Shorter sentences that nobody judged say nothing of what kind of text they are. */
const LEAST_TOKENS = 4;
const VERBLESS = FORM_FEATURES.indexOf("verbless");

/** Puts sentences into features, as the stages before this one see them. */
export interface Examples {
  ofRow(row: WorthRow): Promise<WorthExample>;
  ofText(text: PreparedText): Promise<WorthExample[]>;
  ofSilver(row: SilverRow): Promise<WorthExample>;
}

export async function openExamples(): Promise<Examples> {
  const tokenize = await tokens().open();
  const split = await sentences().open();
  const name = await entities().open();
  const lexicon = readFormWords();
  const features = openFeatures();
  const read = async (file: string, text: string) => {
    const doc: Document = { id: "gold", source: { uri: file }, text, meta: {}, given: {}, problems: [] };
    const language = { code: "en", score: 1 };
    const none = () => {};
    // The stages are opened through the general type; these are the layers that they declare.
    const words = (await tokenize(doc, { language } as Layers, none)) as Layers["tokens"];
    const parts = (await split(doc, { language, tokens: words } as Layers, none)) as Layers["sentences"];
    const layers = { language, tokens: words, sentences: parts } as Layers;
    const names = (await name(doc, layers, none)) as Layers["entities"];
    return { words, parts, names };
  };
  const inFeatures = (words: Layers["tokens"], range: TokenRange, names: Layers["entities"]) => {
    const form = new Float64Array(FORM_FEATURES.length);
    formOf(words, range, lexicon, form);
    featuresOf(words, range, names, features);
    return { hashes: features.hashes.slice(0, features.count), form };
  };
  return {
    async ofRow({ file, text, worth, speech }) {
      const { words, names } = await read(file, text);
      // A row is one sentence, whatever the splitter says.
      return {
        ...inFeatures(words, { first: 0, end: words.count }, names),
        ...labelled(worth, speech === null ? "debate" : "speech"),
      };
    },
    async ofSilver({ file, text, answers }) {
      const { words, names } = await read(file, text);
      return { ...inFeatures(words, { first: 0, end: words.count }, names), answers, source: "silver" };
    },
    async ofText({ file, text }) {
      const { words, parts, names } = await read(file, text);
      const ranges = sentenceTokens(words, parts);
      return parts.flatMap(({ start, end }, i): WorthExample[] => {
        const range = ranges[i];
        if (!range) return [];
        const inside = names.filter((name) => start <= name.start && name.start < end);
        const read = inFeatures(words, range, inside);
        // A heading, a dateline, a caption: what has no verb states nothing. Debates and speeches have none of these.
        const worth = read.form[VERBLESS] === 1 ? false : null;
        if (worth === null && range.end - range.first < LEAST_TOKENS) return [];
        return [{ ...read, ...labelled(worth, "text") }];
      });
    },
  };
}

/** What people said of a sentence of a kind. */
function labelled(
  worth: boolean | null,
  source: "debate" | "speech" | "text",
): Pick<WorthExample, "answers" | "source"> {
  const answer = worth === null ? null : Number(worth);
  return source === "debate"
    ? { answers: { spoken: answer, prepared: null, kind: 0 }, source }
    : { answers: { spoken: null, prepared: answer, kind: 1 }, source };
}
