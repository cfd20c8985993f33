import { LISTS, WITHIN } from "./gazetteer.ts";
import type { Knowledge, View } from "./view.ts";

const WHERE = ["", "sentence opens", "headline", "headline opens"];
const ELSEWHERE = ["", "elsewhere in lower case", "elsewhere with a capital", "elsewhere either way"];
const STANDS = Object.fromEntries(Object.entries(WITHIN).map(([name, number]) => [number, name]));

/**
 * Names for people of the features that `featuresAt` and then `contextFeaturesAt` write for a token, in the same order: features
 * themselves are hashes, which tell nobody anything.
 */
export function featureNames(view: View, { clusters }: Knowledge, i: number): string[] {
  const { fine, within, place, elsewhere, title, count, tokens } = view;
  const { lower, surface } = tokens;
  const names: string[] = [];
  const at = (k: number) => (0 <= k && k < count ? (lower[k] as string) : "(edge)");
  const [w0, w1, w_1, w2, w_2] = [at(i), at(i + 1), at(i - 1), at(i + 2), at(i - 2)];
  const cluster = (k: number) => (0 <= k && k < count ? (fine[k] as number) : 0);
  const add = (name: string) => names.push(name);
  const where =
    [WHERE[place[i] as number], ELSEWHERE[elsewhere[i] as number]].filter(Boolean).join(", ") ||
    "inside a sentence";

  add("any word");
  add(`word “${w0}”`);
  add(`word before “${w_1}”`);
  add(`word behind “${w1}”`);
  add(`second word before “${w_2}”`);
  add(`second word behind “${w2}”`);
  add(`words “${w_1} ${w0}”`);
  add(`words “${w0} ${w1}”`);
  add(`words “${w_1} … ${w1}”`);
  add(`words before “${w_2} ${w_1}”`);
  add(`words behind “${w1} ${w2}”`);
  const shape = `written like “${surface[i]}”`;
  add(shape);
  add(`${shape}, “${surface[i - 1] ?? ""}” before`);
  add(`${shape}, “${surface[i + 1] ?? ""}” behind`);
  add(`${shape} between “${surface[i - 1] ?? ""}” and “${surface[i + 1] ?? ""}”`);
  add(`${shape}, ${where}`);
  add(`word “${w0}” ${shape}`);
  add(`word “${w0}”, ${where}`);
  add(`word before “${w_1}”, ${shape}`);
  add(`word behind “${w1}”, ${shape}`);
  for (let k = 1; k <= 4; k++) {
    if (w0.length < k) continue;
    add(`begins with “${w0.slice(0, k)}”`);
    add(`ends in “${w0.slice(-k)}”`);
  }
  add(`word before ends in “${i > 0 ? w_1.slice(-3) : ""}”`);
  add(`word behind ends in “${i + 1 < count ? w1.slice(-3) : ""}”`);
  add("part of speech");
  add("part of speech, and of the word before");
  add("part of speech, and of the word behind");
  const c0 = cluster(i);
  const named = (what: string, number: number) => `${what} ${number}`;
  add(named("words like it: fine cluster", c0));
  add(named("words like it: cluster", clusters.middle[c0] as number));
  add(named("words like it: coarse cluster", clusters.coarse[c0] as number));
  add(named("words like the one before: fine cluster", cluster(i - 1)));
  add(named("words like the one behind: fine cluster", cluster(i + 1)));
  add(`words like the one before, “${w_1}”`);
  add(`words like the one behind, “${w1}”`);
  add(`words like the second before, “${w_2}”`);
  add(`words like the second behind, “${w2}”`);
  add("words like it and the one before");
  add("words like it and the one behind");
  add("words like those on both sides");
  add(`words like it, ${shape}`);
  add(`words like the one before, ${shape}`);
  add(`words like the one behind, ${shape}`);
  add(`words like it, ${where}`);
  if (i > 0 && title[i - 1] === 1) add(`title “${w_1}” before`);
  if (i > 1 && title[i - 2] === 1) add(`title “${w_2}” two words before`);
  if (title[i] === 1) add(`is the title “${w0}”`);
  const lists: string[] = [];
  for (const [list, name] of LISTS.entries()) {
    const stands = (k: number) => (0 <= k && k < count ? (within[list * count + k] as number) : 0);
    if (stands(i) > 0) {
      lists.push(name);
      add(`list ${name} (${STANDS[stands(i)]})`);
    }
    if (stands(i - 1) > 0) add(`word before in list ${name} (${STANDS[stands(i - 1)]})`);
    if (stands(i + 1) > 0) add(`word behind in list ${name} (${STANDS[stands(i + 1)]})`);
  }
  const all = lists.length > 0 ? `lists ${lists.join(", ")}` : "in no list";
  add(all);
  add(`${all}, ${shape}`);
  add(`${all}, ${where}`);
  add(`${all}, word before “${w_1}”`);
  add(`${all}, words like it`);
  add("capitals, digits and signs in it");
  add(`exactly “${surface[i]}”`);
  const others = "its other mentions in the text";
  add(others);
  add(`${others}, ${where}`);
  add(`${others}, ${shape}`);
  add("other mentions of the word before");
  add("other mentions of the word behind");
  add(`${others}, ${all}`);
  return names;
}
