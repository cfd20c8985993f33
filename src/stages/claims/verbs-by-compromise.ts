import type { Tense } from "./tense.ts";

/** What compromise is asked where plain rules end. */
export interface VerbQuestions {
  /** The tense of a verb group. */
  tense(group: string): Promise<Tense>;
  /** The infinitive of a verb; the verb itself where compromise has none. */
  infinitive(verb: string): Promise<string>;
}

/** A memo forgets everything when it holds this many answers, so that memory stays bounded. */
const MEMO_SIZE = 5000;

/** Asks compromise. It is loaded with the first question, which takes a quarter of a second; an answer takes 0.4 ms, the same question again none. */
export function openCompromise(): VerbQuestions {
  return {
    tense: remembered(async (group) => {
      const { default: nlp } = await import("compromise/two");
      const view = nlp(group);
      return view.has("#PastTense") ? "past" : view.has("#FutureTense") ? "future" : "present";
    }),
    infinitive: remembered(async (verb) => {
      const { default: nlp } = await import("compromise/two");
      return nlp(verb).tag("Verb").compute("root").text("root") || verb;
    }),
  };
}

function remembered<T>(ask: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const memo = new Map<string, T>();
  return async (text) => {
    const known = memo.get(text);
    if (known !== undefined) return known;
    const answer = await ask(text);
    if (memo.size >= MEMO_SIZE) memo.clear();
    memo.set(text, answer);
    return answer;
  };
}
