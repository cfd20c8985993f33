import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ImportError, type ImportFormat } from "../format.ts";
import { fieldsOf, type JsonObject, jsonObject, objects, string, whole } from "../json-rows.ts";
import { MARK_LAYERS, type MarkLayer } from "../marks.ts";
import { type ReadMark, recordOfMarks } from "../record-of-marks.ts";
import { FEATURES, RENAMED, TYPES } from "./types.ts";

/** A UIMA CAS JSON file, or a folder of them. */
export const inceptionImport: ImportFormat = {
  name: "inception",
  async *read(path) {
    const files = statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => name.endsWith(".json"))
          .sort()
          .map((name) => join(path, name))
      : [path];
    if (files.length === 0) throw new ImportError(`${path}: there is no .json file`);
    for (const file of files) yield readCas(jsonObject(readFileSync(file, "utf8"), file), file);
  },
};

function readCas(cas: JsonObject, path: string) {
  const structures = objects(cas["%FEATURE_STRUCTURES"], path);
  const sofa = structures.find((item) => item["%TYPE"] === "uima.cas.Sofa");
  const text = string(sofa?.sofaString, "sofaString", path);
  const document = structures.find((item) => item["%TYPE"] === TYPES.document);
  const id = typeof document?.documentId === "string" ? document.documentId : undefined;
  const marks = structures.flatMap((item) => {
    const layer = MARK_LAYERS.find((name) => TYPES[name] === item["%TYPE"]);
    return layer ? [markOf(item, layer, path)] : [];
  });
  return recordOfMarks({ id, text, marks, layers: ["entities"] }, path, path);
}

function markOf(item: JsonObject, layer: MarkLayer, path: string): ReadMark {
  const place = `${path}, structure ${String(item["%ID"])}`;
  const all = fieldsOf(item);
  const fields: Record<string, string | number> = {};
  for (const name of FEATURES[layer]) {
    const value = all[name];
    if (value !== undefined) fields[nameOf(layer, name)] = value;
  }
  return {
    id: typeof item.claim === "string" ? item.claim : `structure-${String(item["%ID"])}`,
    of: typeof item.of === "string" ? item.of : null,
    start: item.begin === undefined ? 0 : whole(item.begin, "begin", place),
    end: whole(item.end, "end", place),
    label: string(item.value, "value", place),
    fields,
  };
}

/** The field that a feature stands for. */
function nameOf(layer: MarkLayer, feature: string): string {
  const renamed = Object.entries(RENAMED).find(([name, to]) => to === feature && name.startsWith(layer));
  return renamed ? (renamed[0].split(".")[1] ?? feature) : feature;
}
