import type { AboutSet } from "./card.ts";

/** The JSON-LD context that Croissant 1.0 prescribes. */
const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataBiases: "cr:dataBiases",
  dataCollection: "cr:dataCollection",
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileObject: "cr:fileObject",
  fileProperty: "cr:fileProperty",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  personalSensitiveInformation: "cr:personalSensitiveInformation",
  rai: "http://mlcommons.org/croissant/RAI/",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  samplingRate: "cr:samplingRate",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
} as const;

/** The columns that every shard has. */
const COLUMNS = [
  { name: "id", description: "The document's id, unique in the set." },
  { name: "text", description: "Exactly the text that was read; null in sets without text." },
] as const;

/** Croissant 1.0 metadata (https://docs.mlcommons.org/croissant/docs/croissant-spec.html): every data file with its sum, and the records of each Parquet file. */
export function croissantOf({ name, license, version, files, survey, withText }: AboutSet): object {
  const data = files.filter(({ path }) => path.startsWith("data/"));
  const parquet = data.filter(({ path }) => path.endsWith(".parquet"));
  return {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    name,
    description: `News texts with annotations made by copydesk ${version}${withText ? "" : ", without the texts"}.`,
    conformsTo: "http://mlcommons.org/croissant/1.0",
    ...(license !== null && { license }),
    inLanguage: survey.languages.map(([code]) => code),
    distribution: data.map(({ path, bytes, sha256 }) => ({
      "@type": "cr:FileObject",
      "@id": path,
      name: path,
      contentUrl: path,
      contentSize: `${bytes} B`,
      encodingFormat: path.endsWith(".parquet") ? "application/x-parquet" : "application/jsonlines",
      sha256,
    })),
    recordSet: parquet.map(({ path }) => {
      const id = path.replace(/^data\/|\.parquet$/g, "");
      return {
        "@type": "cr:RecordSet",
        "@id": id,
        name: id,
        field: COLUMNS.map((column) => ({
          "@type": "cr:Field",
          "@id": `${id}/${column.name}`,
          name: column.name,
          description: column.description,
          dataType: "sc:Text",
          source: { fileObject: { "@id": path }, extract: { column: column.name } },
        })),
      };
    }),
  };
}
