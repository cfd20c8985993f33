import { elementsOf } from "../../io/json-elements.ts";
import { openBytes, openInput } from "../../io/open-bytes.ts";
import { toUtf16 } from "../../schema/offset-units.ts";
import { readDocumentData } from "../document-data.ts";
import { ImportError, type ImportFormat } from "../format.ts";
import { type JsonObject, jsonObject, object, objects, string, whole } from "../json-rows.ts";
import { type ReadMark, recordOfMarks } from "../record-of-marks.ts";

const LONGEST_TASK = 512 * 1024 * 1024;

/**
 * Label Studio's JSON export (a list of tasks). Of a task's annotations the last that was not cancelled counts, or else its first
 * prediction. A task's place in the file is its number.
 */
export const labelStudioImport: ImportFormat = {
  name: "label-studio",
  async *read(path) {
    const bytes = openBytes({ path, uri: path, size: 0, format: "json", compression: "none" }, openInput);
    let line = 1;
    for await (const { kind, number, bytes: element } of elementsOf(bytes, LONGEST_TASK)) {
      const text = element?.toString("utf8") ?? "";
      const place = `${path}:${line + (/^\s*/.exec(text)?.[0].split("\n").length ?? 1) - 1} (task ${number})`;
      line += text.split("\n").length - 1;
      if (kind !== "element") throw new ImportError(`${place}: expected a list of tasks in [ ]`);
      yield readTask(jsonObject(text, place), place, path);
    }
  },
};

function readTask(task: JsonObject, place: string, path: string) {
  const data = object(task.data, place);
  const text = string(data.text, "data.text", place);
  const convert = toUtf16(text);
  const annotations = objects(task.annotations, place).filter((item) => item.was_cancelled !== true);
  const chosen = annotations.at(-1) ?? objects(task.predictions, place)[0];
  const regions = new Map<string, ReadMark>();
  const values = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const result of objects(chosen?.result, place)) {
    if (result.type === "relation") owners.set(String(result.from_id), String(result.to_id));
    if (result.type !== "labels" && result.type !== "textarea") continue;
    const id = string(result.id, "id", place);
    const value = object(result.value, place);
    if (result.type === "textarea") values.set(id, [value.text].flat().join(" "));
    else
      regions.set(id, {
        id,
        of: null,
        start: convert(whole(value.start, "start", place)),
        end: convert(whole(value.end, "end", place)),
        label: string([value.labels].flat()[0], "labels", place),
        fields: typeof result.score === "number" ? { score: result.score } : {},
      });
  }
  const marks = [...regions.values()].map((mark) => {
    const value = values.get(mark.id);
    const fields = value === undefined ? mark.fields : { ...mark.fields, value };
    return { ...mark, of: owners.get(mark.id) ?? null, fields };
  });
  return recordOfMarks({ ...readDocumentData(data), text, marks, layers: ["entities"] }, place, path);
}
