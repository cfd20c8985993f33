import { RECORD_LAYERS } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";

export interface Selection {
  /** Only these layers; undefined for all. */
  readonly layers?: readonly string[] | undefined;
  /** Only entities at least as likely to be right, and nothing that rests on others. */
  readonly minScore?: number | undefined;
}

/** The part of a record that was asked for. Ids stay as they are, so that they still name the same things in the run. */
export function select(record: CopydeskRecord, { layers, minScore }: Selection): CopydeskRecord {
  const likely = minScore === undefined ? record : withLikely(record, minScore);
  if (layers === undefined) return likely;
  const left = { ...likely };
  for (const layer of RECORD_LAYERS) if (!layers.includes(layer)) delete left[layer];
  return left;
}

function withLikely(record: CopydeskRecord, minScore: number): CopydeskRecord {
  const { entities, referents, claims, sentiment } = record;
  if (!entities) return record;
  const kept = entities.filter(({ score }) => score >= minScore);
  const ids = new Set(kept.map(({ id }) => id));
  const named = referents
    ?.map((referent) => ({ ...referent, mentions: referent.mentions.filter((id) => ids.has(id)) }))
    .filter(({ mentions }) => mentions.length > 0);
  const things = named && new Set(named.map(({ id }) => id));
  const known = (id: string | null) => (id !== null && things && !things.has(id) ? null : id);
  const out: CopydeskRecord = { ...record, entities: kept };
  if (named) out.referents = named;
  if (claims)
    out.claims = claims.map((claim) => {
      const source = claim.attribution?.source;
      return {
        ...claim,
        entities: claim.entities.filter((id) => ids.has(id)),
        attribution:
          claim.attribution && source
            ? { ...claim.attribution, source: { ...source, referent: known(source.referent) } }
            : claim.attribution,
      };
    });
  if (sentiment)
    out.sentiment = {
      ...sentiment,
      entities: sentiment.entities.filter(({ entity }) => ids.has(entity)),
      referents: sentiment.referents.filter(({ referent }) => known(referent) !== null),
    };
  return out;
}
