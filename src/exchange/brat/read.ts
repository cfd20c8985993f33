import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { toUtf16 } from "../../schema/offset-units.ts";
import { idOfFileName } from "../file-name.ts";
import { ImportError, type ImportFormat } from "../format.ts";
import { fieldsOf, jsonObject } from "../json-rows.ts";
import { type ReadMark, recordOfMarks } from "../record-of-marks.ts";

/** A folder of brat's .txt and .ann files. A discontinuous span becomes the stretch from its first piece to its last. */
export const bratImport: ImportFormat = {
  name: "brat",
  async *read(folder) {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(".ann"))
      .sort();
    if (names.length === 0) throw new ImportError(`${folder}: there is no .ann file`);
    for (const name of names) {
      const path = join(folder, name);
      const text = readFileSync(path.replace(/\.ann$/, ".txt"), "utf8");
      const marks = readAnnotations(readFileSync(path, "utf8"), text, path);
      const id = idOfFileName(name.slice(0, -4));
      yield recordOfMarks({ id, text, marks, layers: ["entities"] }, path, path);
    }
  },
};

function readAnnotations(source: string, text: string, path: string): ReadMark[] {
  const convert = toUtf16(text);
  const marks = new Map<string, ReadMark>();
  const owners = new Map<string, string>();
  const notes = new Map<string, Record<string, string | number>>();
  source.split("\n").forEach((line, i) => {
    const place = `${path}:${i + 1}`;
    const [id = "", body = "", ...tail] = line.split("\t");
    const rest = tail.join("\t");
    if (id.startsWith("T")) {
      const [label = "", ...offsets] = body.split(/[ ;]/);
      const places = offsets.map(Number);
      if (places.length < 2 || !places.every(Number.isInteger))
        throw new ImportError(`${place}: expected a label and offsets, got "${body}"`);
      const [start, end] = [convert(places[0] ?? 0), convert(places.at(-1) ?? 0)];
      const found = text.slice(start, end).replace(/[\r\n]+/g, " ");
      if (places.length === 2 && found !== rest)
        throw new ImportError(`${place}: expected "${found}", which stands there, got "${rest}"`);
      marks.set(id, { id, of: null, start, end, label, fields: {} });
    } else if (id.startsWith("R")) {
      const [, from = "", to = ""] = /Arg1:(\S+) Arg2:(\S+)/.exec(body) ?? [];
      owners.set(from, to);
    } else if (id.startsWith("#") && rest.startsWith("{")) {
      notes.set(body.split(" ")[1] ?? "", fieldsOf(jsonObject(rest, place)));
    }
  });
  return [...marks.values()].map((mark) => ({
    ...mark,
    of: owners.get(mark.id) ?? null,
    fields: notes.get(mark.id) ?? {},
  }));
}
