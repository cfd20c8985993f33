/** A column of a view: its name, its DuckDB type, what it is computed from, and what it says. */
export type ViewColumn = readonly [name: string, type: string, expression: string, meaning: string];

export interface View {
  readonly name: string;
  /** What a row is. */
  readonly row: string;
  /** What the expressions read. */
  readonly from: string;
  readonly columns: readonly ViewColumn[];
}

/** A character that takes two UTF-16 units, and a mark that cannot stand in a text, set behind it to make it two characters long. */
const ASTRAL = "[\\x{10000}-\\x{10FFFF}]";
const MARK = "\uffff";

/** Things that views share. `slice` cuts a text by offsets in the record's unit; `one` finds a row of a list by its id. */
export const MACROS = [
  `create macro run.slice(text, unit, first, behind) as case
     when unit = 'utf16' and regexp_matches(text, '${ASTRAL}') then
       regexp_replace(substring(regexp_replace(text, '(${ASTRAL})', '\\1${MARK}', 'g'), first + 1, behind - first), '(${ASTRAL})${MARK}', '\\1', 'g')
     else substring(text, first + 1, behind - first) end`,
  "create macro run.one(list, key, field) as list_extract(list_filter(list, lambda item: struct_extract(item, field) = key), 1)",
];

const DOCUMENT: ViewColumn = ["document", "VARCHAR", "document", "the document's id"];
const START: ViewColumn = ["start", "BIGINT", "x.start", "where it begins, in the record's offset unit"];
const END: ViewColumn = [
  "end",
  "BIGINT",
  'x."end"',
  'where it ends (exclusive); write `"end"` or `e.end`, it is a word of SQL',
];

/** The rows of a layer, each beside what `also` takes along from its record. */
const rowsOf = (layer: string, also = "") =>
  `(select id as document, ${also} unnest(${layer}) as x from run.records)`;

export const VIEWS: readonly View[] = [
  {
    name: "documents",
    row: "a document",
    from: "run.records",
    columns: [
      ["id", "VARCHAR", "id", "its id; `document` in the other views"],
      ["uri", "VARCHAR", "source.uri", "the file that it was read from"],
      ["line", "BIGINT", "source.line", "the row of that file, if it has rows"],
      ["sha256", "VARCHAR", "source.sha256", "hash of its text"],
      ["published", "VARCHAR", "published", "date of publication as the input gave it"],
      [
        "published_at",
        "TIMESTAMP",
        "try_cast(published as TIMESTAMP)",
        "the same as a moment, where it is ISO 8601",
      ],
      ["url", "VARCHAR", "url", "its address as the input gave it"],
      ["title", "VARCHAR", "title.text", "its title"],
      ["language", "VARCHAR", "language.code", "ISO 639-1"],
      ["dateline", "VARCHAR", "dateline.place.text", "the place in its dateline"],
      ["reference", "VARCHAR", "reference.value", "the date that its relative dates count from"],
      ["reference_from", "VARCHAR", 'reference."from"', "`published`, `dateline`, `option` or `none`"],
      ["words", "BIGINT", "len(regexp_extract_all(text, '[^ \\t-\\r\\x{A0}]+'))", "runs between white space"],
      ["characters", "BIGINT", "length(text)", "code points"],
      ["sentiment", "VARCHAR", "sentiment.document.label", "`negative`, `neutral` or `positive`"],
      ["sentiment_score", "DOUBLE", "sentiment.document.score", "from -1 to 1"],
      ["pipeline", "VARCHAR", "provenance.pipeline", "the pipeline that made the record"],
      ["copydesk", "VARCHAR", "provenance.copydesk", "the version that made it"],
      ["meta", "JSON", "meta", "the input's other fields: `meta->>'section'`"],
      ["text", "VARCHAR", "text", "the text"],
    ],
  },
  {
    name: "sentences",
    row: "a sentence",
    // The other layers' rows lie at the same places of their lists as a rule, so that few have to be looked for.
    from: `(select document, text, offsets, z.x as x, z.c as c, z.s as s, checkworthiness, tones from
      (select id as document, text, offsets, checkworthiness, sentiment.sentences as tones,
        unnest(list_transform(sentences, lambda x, i: struct_pack(x := x, c := checkworthiness[i], s := sentiment.sentences[i]))) as z
        from run.records))`,
    columns: [
      DOCUMENT,
      ["id", "VARCHAR", "x.id", "its id in the document: s0, s1, …"],
      START,
      END,
      ["paragraph", "BIGINT", "x.paragraph", "the number of its paragraph, from 0"],
      ["text", "VARCHAR", 'run.slice(text, offsets, x.start, x."end")', "what stands there"],
      [
        "checkworthiness",
        "DOUBLE",
        "case when c.sentence = x.id then c.score else run.one(checkworthiness, x.id, 'sentence').score end",
        "how worthwhile checking it would be, from 0 to 1",
      ],
      [
        "subjectivity",
        "DOUBLE",
        "case when c.sentence = x.id then c.subjectivity else run.one(checkworthiness, x.id, 'sentence').subjectivity end",
        "how much it is opinion, from 0 to 1",
      ],
      [
        "sentiment",
        "VARCHAR",
        "case when s.sentence = x.id then s.label else run.one(tones, x.id, 'sentence').label end",
        "`negative`, `neutral` or `positive`",
      ],
      [
        "sentiment_score",
        "DOUBLE",
        "case when s.sentence = x.id then s.score else run.one(tones, x.id, 'sentence').score end",
        "from -1 to 1",
      ],
    ],
  },
  {
    name: "entities",
    row: "a mention of a name or number",
    from: rowsOf("entities"),
    columns: [
      DOCUMENT,
      ["id", "VARCHAR", "x.id", "its id in the document: e0, e1, …"],
      START,
      END,
      ["text", "VARCHAR", "x.text", "what stands there"],
      ["label", "VARCHAR", "x.label", "PERSON, ORG, GPE, … as in OntoNotes"],
      ["score", "DOUBLE", "x.score", "how likely it is right, from 0 to 1"],
      ["referent", "VARCHAR", "x.referent", "the id of what it names, in `referents`"],
      ["value", "DOUBLE", "x.value", "for numbers, the number"],
      ["unit", "VARCHAR", "x.unit", "for numbers: ISO 4217, UCUM or the noun that is counted"],
      ["by", "VARCHAR", 'x."by"', "the rule or model that made it"],
    ],
  },
  {
    name: "referents",
    row: "a thing that a document names",
    from: rowsOf("referents"),
    columns: [
      DOCUMENT,
      ["id", "VARCHAR", "x.id", "its id in the document: r0, r1, …"],
      ["name", "VARCHAR", "x.name", "its fullest name there"],
      ["label", "VARCHAR", "x.label", "what kind of thing it is"],
      ["mentions", "VARCHAR[]", "x.mentions", "ids of its mentions, in `entities`"],
      ["mention_count", "BIGINT", "len(x.mentions)", "how many these are"],
      ["geonames", "VARCHAR", "x.link.geonames", "GeoNames id"],
      ["iso3166", "VARCHAR", "x.link.iso3166", "the country that it is or lies in, ISO 3166-1 alpha-2"],
      ["wikidata", "VARCHAR", "x.link.wikidata", "Wikidata id"],
      ["latitude", "DOUBLE", "x.link.latitude", "degrees north"],
      ["longitude", "DOUBLE", "x.link.longitude", "degrees east"],
    ],
  },
  {
    name: "dates",
    row: "a temporal expression",
    from: rowsOf("dates"),
    columns: [
      DOCUMENT,
      ["id", "VARCHAR", "x.id", "its id in the document: d0, d1, …"],
      START,
      END,
      ["text", "VARCHAR", "x.text", "what stands there"],
      ["type", "VARCHAR", "x.type", "DATE, TIME, DURATION or SET"],
      ["value", "VARCHAR", "x.value", "TIMEX3 value"],
      ["mod", "VARCHAR", "x.mod", "TIMEX3 modifier"],
      ["quant", "VARCHAR", "x.quant", "for a SET, its quantifier"],
      ["freq", "VARCHAR", "x.freq", "for a SET, how often"],
      ["interval_start", "VARCHAR", 'x."interval".start', "first day or moment, ISO 8601"],
      ["interval_end", "VARCHAR", 'x."interval"."end"', "the one after the last"],
      [
        "begins",
        "TIMESTAMP",
        'try_cast(x."interval".start as TIMESTAMP)',
        "`interval_start` as a moment, by the clock that the text means",
      ],
      ["ends", "TIMESTAMP", 'try_cast(x."interval"."end" as TIMESTAMP)', "`interval_end` as a moment"],
      ["anchor", "VARCHAR", "x.anchor", "`none`, `reference`, or the id of the date that it counts from"],
      ["by", "VARCHAR", 'x."by"', "the rule that made it"],
    ],
  },
  {
    name: "claims",
    row: "a claim",
    from: rowsOf(
      "claims",
      "list_transform(referents, lambda r: struct_pack(id := r.id, name := r.name)) as names,",
    ),
    columns: [
      DOCUMENT,
      ["id", "VARCHAR", "x.id", "its id in the document: c0, c1, …"],
      ["sentence", "VARCHAR", "x.sentence", "the sentence in which its content begins"],
      START,
      END,
      ["text", "VARCHAR", "x.text", "what is claimed"],
      [
        "attribution",
        "VARCHAR",
        "x.attribution.type",
        "`direct`, `indirect`, `mixed`; null for the writer's own voice",
      ],
      [
        "speaker",
        "VARCHAR",
        "coalesce(run.one(names, x.attribution.source.referent, 'id').name, x.attribution.source.text)",
        "who says it: the referent's name, or the source as written",
      ],
      ["source", "VARCHAR", "x.attribution.source.text", "the source as written"],
      ["source_referent", "VARCHAR", "x.attribution.source.referent", "the id of the source, in `referents`"],
      ["cue", "VARCHAR", "x.attribution.cue.text", "the word that attributes"],
      ["cue_lemma", "VARCHAR", "x.attribution.cue.lemma", "its dictionary form"],
      ["score", "DOUBLE", "x.score", "how probable it is that people would mark it, from 0 to 1"],
      ["checkworthiness", "DOUBLE", "x.checkworthiness", "how worthwhile checking it would be, from 0 to 1"],
      [
        "certainty",
        "VARCHAR",
        "x.certainty",
        "`asserted`, `probable`, `possible`, `unlikely`, `denied` or `unknown`",
      ],
      ["polarity", "VARCHAR", "x.polarity", "`positive` or `negative`: whether the content affirms"],
      ["tense", "VARCHAR", "x.tense", "`past`, `present`, `future` or `none`"],
      ["entities", "VARCHAR[]", "x.entities", "ids of the entities inside"],
      ["dates", "VARCHAR[]", "x.dates", "ids of the dates inside"],
      ["by", "VARCHAR", 'x."by"', "the rule or model that made it"],
    ],
  },
  {
    name: "sentiment",
    row: "a judgement of tone",
    from: `(select document, entities, referents, unnest(list_filter(list_concat(
        [struct_pack(target := 'document', id := null::VARCHAR, label := t.document.label, score := t.document.score),
         struct_pack(target := 'author', id := null::VARCHAR, label := t.document.author.label, score := t.document.author.score),
         struct_pack(target := 'quoted', id := null::VARCHAR, label := t.document.quoted.label, score := t.document.quoted.score)],
        list_transform(coalesce(t.sentences, []), lambda s: struct_pack(target := 'sentence', id := s.sentence, label := s.label, score := s.score)),
        list_transform(coalesce(t.entities, []), lambda s: struct_pack(target := 'entity', id := s.entity, label := s.label, score := s.score)),
        list_transform(coalesce(t.referents, []), lambda s: struct_pack(target := 'referent', id := s.referent, label := s.label, score := s.score))),
        lambda j: j.label is not null)) as x
      from (select id as document, sentiment as t,
        list_transform(entities, lambda e: struct_pack(id := e.id, name := e.text)) as entities,
        list_transform(referents, lambda r: struct_pack(id := r.id, name := r.name)) as referents from run.records))`,
    columns: [
      DOCUMENT,
      [
        "target",
        "VARCHAR",
        "x.target",
        "`document`, `author` and `quoted` (what the writer says and what others are quoted as saying), `sentence`, `entity`, `referent`",
      ],
      ["id", "VARCHAR", "x.id", "the id of that sentence, entity or referent"],
      [
        "name",
        "VARCHAR",
        "case x.target when 'entity' then run.one(entities, x.id, 'id').name when 'referent' then run.one(referents, x.id, 'id').name end",
        "for an entity its text, for a referent its name",
      ],
      ["label", "VARCHAR", "x.label", "`negative`, `neutral` or `positive`"],
      ["score", "DOUBLE", "x.score", "from -1 to 1"],
    ],
  },
  {
    name: "problems",
    row: "a problem",
    from: `(select id as document, source.uri, source.line, p.stage, p.code, p.message from
        (select id, source, unnest(problems) as p from run.records)
      union all select null, source.uri, source.line, stage, code, message from run.not_read)`,
    columns: [
      ["document", "VARCHAR", "document", "the document's id; null where it could not be read"],
      ["uri", "VARCHAR", "uri", "the file"],
      ["line", "BIGINT", "line", "the row of that file, if it has rows"],
      ["stage", "VARCHAR", "stage", "the layer whose stage met it, or `read`"],
      ["code", "VARCHAR", "code", "its kind, from a closed list"],
      ["message", "VARCHAR", "message", "what happened and what to do"],
    ],
  },
];

/** The statement that makes a view. */
export const viewSql = ({ name, from, columns }: View): string =>
  `create view ${name} as select ${columns.map(([column, type, expression]) => `cast(${expression} as ${type}) as "${column}"`).join(", ")} from ${from}`;
