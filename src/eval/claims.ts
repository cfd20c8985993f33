import type { Claim } from "../schema/claims.ts";
import { type Counts, countTable, noCounts, percent, scoreOf } from "./counts.ts";
import type { Difference, Scorer } from "./scorer.ts";

interface Place {
  readonly start: number;
  readonly end: number;
}
type Attributed = Claim & { readonly attribution: NonNullable<Claim["attribution"]> };

const PARTS = ["source", "cue", "content"] as const;

/**
 * Attributed claims: the spans of `source`, `cue` and `content`, exact and overlapping, and `who said what`: predictions whose
 * source and content both overlap those of one gold claim. Claims in the writer's own voice are not compared.
 */
export function claimsScorer(): Scorer {
  const exact = countTable();
  const overlap = countTable();
  const linked = noCounts();
  const byType = countTable();
  return {
    add(gold, predicted) {
      const want = attributed(gold.claims).filter(({ attribution }) => attribution.source || attribution.cue);
      const got = attributed(predicted?.claims);
      for (const part of PARTS)
        comparePart(unique(want, part), unique(got, part), exact.at(part), overlap.at(part));
      const open = want.map((claim) => ({ claim, used: false }));
      const differences: Difference[] = [];
      for (const claim of got) {
        const match = open.find(
          (other) => !other.used && meet(other.claim, claim) && sameSource(other.claim, claim),
        );
        linked[match ? "hits" : "spurious"]++;
        if (match) {
          match.used = true;
          byType.at(match.claim.attribution.type).hits++;
        } else differences.push(difference(claim, "spurious"));
      }
      for (const { claim, used } of open) {
        if (used) continue;
        linked.missed++;
        byType.at(claim.attribution.type).missed++;
        differences.push(difference(claim, "missed"));
      }
      return differences;
    },
    rows: () => ({
      ...Object.fromEntries(
        PARTS.flatMap((part) => [
          [`${part} exact`, { ...scoreOf(exact.at(part)) }],
          [`${part} overlap`, { ...scoreOf(overlap.at(part)) }],
        ]),
      ),
      "who said what": { ...scoreOf(linked) },
      ...Object.fromEntries(
        byType
          .entries()
          .map(([type, { hits, missed }]) => [
            `recall of ${type}`,
            { recall: percent(hits, hits + missed), gold: hits + missed },
          ]),
      ),
    }),
  };
}

const attributed = (claims: readonly Claim[] | null | undefined): Attributed[] =>
  (claims ?? []).filter((claim): claim is Attributed => claim.attribution !== null);

function placeOf(claim: Attributed, part: (typeof PARTS)[number]): Place | null {
  return part === "content" ? claim : claim.attribution[part];
}

function unique(claims: readonly Attributed[], part: (typeof PARTS)[number]): Place[] {
  const places = claims.flatMap((claim) => placeOf(claim, part) ?? []);
  return [...new Map(places.map((place) => [`${place.start}:${place.end}`, place])).values()];
}

const meet = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;

function sameSource(gold: Attributed, predicted: Attributed): boolean {
  const [wanted, found] = [gold.attribution.source, predicted.attribution.source];
  return wanted ? found !== null && meet(wanted, found) : found === null;
}

function comparePart(
  gold: readonly Place[],
  predicted: readonly Place[],
  exact: Counts,
  overlap: Counts,
): void {
  const key = ({ start, end }: Place) => `${start}:${end}`;
  const wanted = new Set(gold.map(key));
  const found = new Set(predicted.map(key));
  for (const place of predicted) {
    exact[wanted.has(key(place)) ? "hits" : "spurious"]++;
    overlap[gold.some((other) => meet(other, place)) ? "hits" : "spurious"]++;
  }
  for (const place of gold) {
    if (!found.has(key(place))) exact.missed++;
    if (!predicted.some((other) => meet(other, place))) overlap.missed++;
  }
}

function difference(claim: Attributed, kind: "missed" | "spurious"): Difference {
  const { source, cue } = claim.attribution;
  const who = `${source?.text ?? "nobody"} / ${cue?.text ?? "no cue"}`;
  return {
    layer: "claims",
    kind,
    start: claim.start,
    end: claim.end,
    text: claim.text,
    gold: kind === "missed" ? who : null,
    predicted: kind === "spurious" ? who : null,
  };
}
