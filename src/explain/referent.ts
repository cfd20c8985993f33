import type { Referent } from "../schema/referents.ts";
import { openReferentExplainer, type ReferentExplanation } from "../stages/referents/explain.ts";
import { ExplainError, type Section, signed, type Told } from "./explanation.ts";
import type { Recomputed } from "./recompute.ts";

const MOST_PLACES = 8;
const REASONS = {
  population: "people",
  kind: "kind",
  country: "country named",
  region: "region named",
  namedAfter: "named behind it",
  metropolis: "metropolis",
  otherName: "by another name",
  saidRegion: "said of a region",
  neighbours: "neighbours",
} as const;

/** Why mentions are one thing, and which place it is. `minimum`: the share that a link needs. */
export function explainReferent(
  { doc, layers }: Recomputed,
  { mentions }: Pick<Referent, "mentions">,
  minimum: number,
): Told {
  const [first] = mentions;
  const told = first === undefined ? null : openReferentExplainer()(doc.text, layers.entities ?? [], first);
  if (!told) throw new ExplainError("None of its mentions is an entity of the record.");
  return { data: told, sections: [...mentionsSection(told), ...placeSections(told, minimum)] };
}

const mentionsSection = ({ mentions }: ReferentExplanation): Section[] => [
  {
    heading: "why these mentions are one thing",
    table: {
      columns: [{ heading: "id" }, { heading: "mention" }, { heading: "because" }],
      rows: mentions.map(({ mention, text, because }) => [mention, text, because]),
    },
  },
];

function placeSections({ place }: ReferentExplanation, minimum: number): Section[] {
  if (place.home)
    return [
      {
        heading: "place",
        lines: [`the country of this nationality: ${place.home.country}, from demonyms.tsv`],
      },
    ];
  if (place.unlisted === null) return [];
  if (place.candidates.length === 0)
    return [{ heading: "place", lines: ["no gazetteer has a place of this name, so there is no link"] }];
  const share = place.share ?? 0;
  const listed = new Set<string>();
  // The index can have a place under several spellings of the name.
  const different = place.candidates.filter(({ place: { geonames, kind }, score }) => {
    const key = `${geonames} ${kind} ${score}`;
    return !listed.has(key) && listed.add(key);
  });
  const rows = different
    .slice(0, MOST_PLACES)
    .map(({ place: { kind, geonames, country, population }, score, points }) => [
      geonames ?? "",
      kind,
      country ?? "",
      String(population),
      score.toFixed(2),
      Object.entries(REASONS)
        .filter(([reason]) => points[reason as keyof typeof REASONS] !== 0)
        .map(([reason, name]) => `${name} ${signed(points[reason as keyof typeof REASONS])}`)
        .join(", "),
    ]);
  const more = different.length - rows.length;
  return [
    {
      heading: "which place",
      lines: [
        `the best has ${(100 * share).toFixed(1)} % of the likelihood among places far from it and one that no gazetteer has (which scores ${place.unlisted}); ${share >= minimum ? `enough to be linked, from ${100 * minimum} % on` : `too little to be linked, which takes ${100 * minimum} %`}`,
        "each point is ten times as likely; GeoNames, CC BY 4.0",
        ...(more > 0 ? [`${more} less likely ones are left out`] : []),
      ],
      table: {
        columns: [
          { heading: "GeoNames" },
          { heading: "kind" },
          { heading: "country" },
          { heading: "people", right: true },
          { heading: "score", right: true },
          { heading: "made of" },
        ],
        rows,
      },
    },
  ];
}
