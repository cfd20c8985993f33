import type { Entity } from "../../schema/entities.ts";
import { REFERENT_LABELS, type ReferentLabel } from "../../schema/entity-labels.ts";

/** An entity of a kind that has a referent. */
export type Mention = Entity & { readonly label: ReferentLabel };

export function isReferring(entity: Entity): entity is Mention {
  return (REFERENT_LABELS as readonly string[]).includes(entity.label);
}

/** A name without what varies in writing: case, apostrophes, full stops, runs of white space. */
export function keyOf(name: string): string {
  return name.toLowerCase().replaceAll("’", "'").replaceAll(".", "").replace(/\s+/g, " ");
}

/** The words of a name that begin with a letter or digit. */
export function wordsOf(name: string): string[] {
  return name.split(/[\s-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
}
