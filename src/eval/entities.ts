import type { Entity } from "../schema/entities.ts";
import { compareKeys, countTable, noCounts, scoreOf } from "./counts.ts";
import type { Difference, Scorer } from "./scorer.ts";
import { trimmedSpan } from "./trimmed-span.ts";

/** Classes that most gold sets share; `all` is measured over them. Numbers are not names and count under their own labels only. */
const COARSE: Readonly<Record<string, string>> = {
  PERSON: "PERSON",
  ORG: "ORG",
  GPE: "PLACE",
  LOC: "PLACE",
  FAC: "PLACE",
  NORP: "NORP",
  EVENT: "OTHER",
  PRODUCT: "OTHER",
  WORK_OF_ART: "OTHER",
  LAW: "OTHER",
  LANGUAGE: "OTHER",
};

/** Entities: exact spans. `all` and `class:X` by coarse class, `spans` without labels, and each label by itself. */
export function entitiesScorer(): Scorer {
  const all = noCounts();
  const spans = noCounts();
  const classes = countTable();
  const labels = countTable();
  return {
    add(gold, predicted) {
      const want = gold.entities ?? [];
      const got = predicted?.entities ?? [];
      const coarse = (list: readonly Entity[]) => keys(gold.text, list, ({ label }) => COARSE[label]);
      const [wantCoarse, gotCoarse] = [coarse(want), coarse(got)];
      compareKeys(wantCoarse, gotCoarse, all);
      for (const name of new Set(Object.values(COARSE))) {
        const of = (set: ReadonlySet<string>) => new Set([...set].filter((key) => key.endsWith(`:${name}`)));
        const [wanted, found] = [of(wantCoarse), of(gotCoarse)];
        if (wanted.size + found.size > 0) compareKeys(wanted, found, classes.at(`class:${name}`));
      }
      const bare = (set: ReadonlySet<string>) =>
        new Set([...set].map((key) => key.slice(0, key.lastIndexOf(":"))));
      compareKeys(bare(wantCoarse), bare(gotCoarse), spans);
      for (const label of new Set([...want, ...got].map((entity) => entity.label))) {
        const of = (list: readonly Entity[]) =>
          keys(gold.text, list, (entity) => (entity.label === label ? label : undefined));
        compareKeys(of(want), of(got), labels.at(label));
      }
      return differences(gold.text, want, got);
    },
    rows: () => ({
      all: { ...scoreOf(all) },
      spans: { ...scoreOf(spans) },
      ...Object.fromEntries(
        [...classes.entries(), ...labels.entries()].map(([name, counts]) => [name, { ...scoreOf(counts) }]),
      ),
    }),
  };
}

function keys(
  text: string,
  list: readonly Entity[],
  classOf: (entity: Entity) => string | undefined,
): Set<string> {
  const set = new Set<string>();
  for (const entity of list) {
    const name = classOf(entity);
    if (name !== undefined) set.add(`${trimmedSpan(text, entity).join(":")}:${name}`);
  }
  return set;
}

function differences(text: string, gold: readonly Entity[], predicted: readonly Entity[]): Difference[] {
  const place = (entity: Entity) => trimmedSpan(text, entity).join(":");
  const wanted = new Map(gold.map((entity) => [place(entity), entity]));
  const found = new Map(predicted.map((entity) => [place(entity), entity]));
  const at = ({ start, end, text: surface }: Entity) => ({ layer: "entities", start, end, text: surface });
  return [
    ...gold.flatMap((entity): Difference[] => {
      const other = found.get(place(entity));
      if (!other) return [{ ...at(entity), kind: "missed", gold: entity.label, predicted: null }];
      return other.label === entity.label
        ? []
        : [{ ...at(entity), kind: "different", gold: entity.label, predicted: other.label }];
    }),
    ...predicted
      .filter((entity) => !wanted.has(place(entity)))
      .map(
        (entity): Difference => ({ ...at(entity), kind: "spurious", gold: null, predicted: entity.label }),
      ),
  ];
}
