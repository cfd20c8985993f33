import { createHash } from "node:crypto";

const LONGEST = 180;

/** A file name for a document: its id with everything but letters, digits and `- _ .` as %XX, or a hash where that gets too long. */
export function fileNameOf(id: string): string {
  const name = encodeURIComponent(Buffer.from(id, "utf8").toString("utf8"))
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/^\./, "%2E");
  return name.length <= LONGEST ? name : `sha256-${createHash("sha256").update(id).digest("hex")}`;
}

/** The id that a file name stands for. */
export function idOfFileName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
