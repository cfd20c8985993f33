/** Made-up sentences of about 20 words, no two alike in five words, so that texts have in common only what a test gives them. */
const SUBJECTS =
  "harbour,council,teacher,ferry,orchard,railway,museum,bakery,clinic,stadium,library,brewery,theatre,market,quarry,bridge".split(
    ",",
  );
const VERBS =
  "reopened,questioned,measured,praised,sold,rebuilt,delayed,painted,counted,renamed,insured,flooded".split(
    ",",
  );
const PLACES =
  "Arvik,Belmora,Castrin,Dunholt,Evandale,Fosswick,Gramont,Hollis,Istria,Jarrow,Kelso,Lorne,Marden".split(
    ",",
  );
const THINGS =
  "lanterns,ledgers,barrels,tickets,windows,uniforms,timetables,murals,engines,archives,benches".split(",");

const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? "";

/** Two syllables for every digit: a name that no other number has. */
const nameOf = (number: number): string =>
  [...String(number)]
    .map((digit) => pick(["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"], Number(digit)))
    .join("");

export function sentenceOf(number: number): string {
  const n = number * 7 + 3;
  const name = nameOf(number);
  return `In ${pick(PLACES, n)} the ${pick(SUBJECTS, n)} of ${name} ${pick(VERBS, n + number)} ${number + 11} ${pick(THINGS, n * 3)} while its ${name} ${pick(SUBJECTS, n + 5)} near ${pick(PLACES, n + 4)} ${pick(VERBS, n + 2)} ${number + 400} ${pick(THINGS, n + 1)} before ${name} noticed.`;
}

/** A text of `sentences` such sentences that shares none with a text of another `seed`. */
export function storyOf(seed: number, sentences = 12): string {
  return Array.from({ length: sentences }, (_, i) => sentenceOf(seed * 1000 + i)).join(" ");
}

/** Every tenth word another one. */
export const tenthChanged = (text: string): string =>
  text
    .split(" ")
    .map((word, i) => (i % 10 === 4 ? `other${i}` : word))
    .join(" ");
