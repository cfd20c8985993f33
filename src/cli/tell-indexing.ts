import type { OnProgress } from "../viewer/open-run.ts";
import { plural } from "./numbers.ts";

/** Says how far the index of a run is, on standard error. */
export const tellIndexing =
  (path: string): OnProgress =>
  (documents, part, parts) => {
    const line = `copydesk: indexing ${path}: ${plural(documents, "document")}, file ${part} of ${parts}`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}${part === parts ? "\n" : ""}` : `${line}\n`);
  };
