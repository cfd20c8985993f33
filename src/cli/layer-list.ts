import type { Shown } from "./layer-marks.ts";

/** A layer's annotations as lines, each with its id, so that one can ask `copydesk explain` for it. */
export const LAYER_LISTS: { readonly [layer: string]: (record: Shown) => string[] } = {
  sentences: ({ sentences, text }) =>
    (sentences ?? []).map(({ id, start, end }) => `${id}  ${text.slice(start, end)}`),
  entities: ({ entities }) =>
    (entities ?? []).map(
      ({ id, label, text, score, value, unit }) =>
        `${id}  ${text}  ${label}${value == null ? "" : ` ${value}${unit ? ` ${unit}` : ""}`}  ${score.toFixed(2)}`,
    ),
  referents: ({ referents }) =>
    (referents ?? []).map(({ id, label, name, mentions, link }) => {
      const where = [link?.iso3166, link?.geonames && `geonames ${link.geonames}`].filter(Boolean).join(", ");
      return `${id}  ${name}  ${label}${where ? `  (${where})` : ""}  ${mentions.join(" ")}`;
    }),
  dates: ({ dates }) =>
    (dates ?? []).map(({ id, text, type, value, interval }) => {
      const edges = interval ? `  ${interval.start ?? "…"} to ${interval.end ?? "…"}` : "";
      return `${id}  ${text}  ${type} ${value}${edges}`;
    }),
  checkworthiness: ({ checkworthiness, sentences, text }) => {
    const places = new Map((sentences ?? []).map((sentence) => [sentence.id, sentence]));
    return [...(checkworthiness ?? [])]
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST)
      .map(({ sentence, score }) => {
        const place = places.get(sentence);
        return `${sentence}  ${score.toFixed(2)}  ${place ? text.slice(place.start, place.end) : ""}`;
      });
  },
  claims: ({ claims, referents }) => {
    const names = new Map((referents ?? []).map(({ id, name }) => [id, name]));
    return (claims ?? []).map(({ id, text, attribution, certainty, tense, checkworthiness }) => {
      const source = attribution?.source;
      const named = names.get(source?.referent ?? "");
      const who = attribution
        ? `${source?.text ?? "nobody named"}${named && named !== source?.text ? ` (${named})` : ""}, ${attribution.cue?.text ?? "no cue"}`
        : "the writer";
      return `${id}  ${who}: ${text}  ${certainty}, ${tense === "none" ? "no tense" : tense}, ${checkworthiness.toFixed(2)}`;
    });
  },
  sentiment: ({ sentiment, referents }) => {
    if (!sentiment) return [];
    const names = new Map((referents ?? []).map(({ id, name }) => [id, name]));
    const { document } = sentiment;
    const told = (name: string, tone: { readonly label: string; readonly score: number } | null) =>
      tone ? [`${name}  ${tone.label}  ${tone.score.toFixed(2)}`] : [];
    return [
      ...told("document", document),
      ...told("author", document.author),
      ...told("quoted", document.quoted),
      ...sentiment.referents.flatMap((row) => told(`${row.referent}  ${names.get(row.referent) ?? ""}`, row)),
    ];
  },
};

/** Of sentences, only the most worth checking are listed. */
const MOST = 10;
