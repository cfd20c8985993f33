import { toCodepoint } from "../../schema/offset-units.ts";
import type { CopydeskRecord } from "../../schema/record.ts";
import { taskData } from "../document-data.ts";
import type { Exporter, ExportFormat, Holds, Sink } from "../format.ts";
import { heldMarks } from "../held-marks.ts";
import { inMemory } from "../in-memory.ts";
import { openLosses } from "../losses.ts";
import type { Mark } from "../marks.ts";
import { LABEL_CONFIG } from "./label-config.ts";

const HOLDS: Holds = {
  layers: ["language", "entities", "dates", "claims"],
  fields: ["entities.score", "dates.value"],
};

/** Label Studio tasks, each with one prediction. Its offsets count code points since release 1.5. */
export const labelStudio: ExportFormat = {
  name: "label-studio",
  about: "Label Studio tasks with predictions (JSON), and the labelling interface beside them",
  unit: "codepoint",
  shape: "file",
  holds: HOLDS,
  open(sink: Sink): Exporter {
    const losses = openLosses();
    let tasks = 0;
    return {
      write(given) {
        const record = inMemory(given);
        sink.write(tasks === 0 ? "[\n" : ",\n");
        sink.write(JSON.stringify(taskOf(record, heldMarks(record, HOLDS, losses))));
        tasks++;
      },
      end() {
        sink.write(tasks === 0 ? "[]\n" : "\n]\n");
        sink.file("config.xml", LABEL_CONFIG);
        return losses.counts;
      },
    };
  },
};

/** A task: the document's data, and what copydesk found as a prediction. */
function taskOf(record: CopydeskRecord, marks: readonly Mark[]): object {
  const convert = toCodepoint(record.text);
  const { copydesk, pipeline } = record.provenance;
  return {
    data: taskData(record),
    predictions: [
      {
        model_version: `copydesk ${copydesk} ${pipeline}`,
        score: scoreOf(marks),
        result: marks.flatMap((mark) => regionsOf(mark, convert)),
      },
    ],
  };
}

/** The mean likelihood of the entities, by which Label Studio sorts tasks. */
function scoreOf(marks: readonly Mark[]): number {
  const scores = marks.flatMap(({ fields }) => (typeof fields.score === "number" ? [fields.score] : []));
  if (scores.length === 0) return 0;
  return Math.round((1000 * scores.reduce((sum, score) => sum + score, 0)) / scores.length) / 1000;
}

function regionsOf({ id, of, layer, start, end, text, label, fields }: Mark, convert: (n: number) => number) {
  const place = { start: convert(start), end: convert(end), text };
  const regions: object[] = [
    {
      id,
      from_name: layer,
      to_name: "text",
      type: "labels",
      value: { ...place, labels: [label] },
      ...(fields.score !== undefined && { score: fields.score }),
    },
  ];
  if (fields.value !== undefined)
    regions.push({
      id,
      from_name: "value",
      to_name: "text",
      type: "textarea",
      value: { ...place, text: [String(fields.value)] },
    });
  if (of !== null)
    regions.push({ type: "relation", from_id: id, to_id: of, direction: "right", labels: ["of"] });
  return regions;
}
