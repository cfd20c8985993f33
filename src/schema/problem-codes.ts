/** The closed list of problem codes, each with its meaning. Imports nothing, so the hot path can read it. */
export const PROBLEM_CODES = {
  "broken-row": "a row that is not a JSON object, or a table row that does not fit its header",
  "no-text": "a row without a string in its text field",
  "empty-text": "a text without a single visible character",
  "too-large": "a document above --max-bytes",
  unreadable: "a file or folder that could not be read",
  "unknown-format": "a file whose name ends in no known format",
  truncated: "a compressed file that ends early or is damaged",
  encoding: "bytes that are not valid in the file's encoding",
  "input-changed": "a file that was changed or removed after the run was planned",
  "document-timeout": "a document that took longer than --document-timeout, twice",
  "worker-died": "a document on which a worker ran out of memory or crashed, twice",
  "duplicate-id": "an id that an earlier document already has; the suffix makes it unique",
  "given-layer": "a layer in the input that does not fit the schema, set aside in meta",
  language: "a layer that is made for English only, and the text is in another language",
  "no-reference":
    "relative dates left unresolved because nothing says when the text was written, or not exactly enough",
  "needs-layer": "a layer skipped because one that it reads is missing",
  "stage-failed": "a stage that threw an error",
  "invalid-layer": "a stage whose result broke a law of the schema, so it was thrown away",
} as const;

export type ProblemCode = keyof typeof PROBLEM_CODES;
