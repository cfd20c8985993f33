import type { CopydeskRecord } from "../schema/record.ts";

/** What is known of a document beside its annotations, as formats with room for a JSON object carry it. */
export interface DocumentData {
  readonly id: string;
  readonly published?: string;
  readonly url?: string;
  readonly language?: { readonly code: string; readonly score: number } | null;
  readonly meta: Readonly<Record<string, unknown>>;
}

export function documentData({ id, published, url, language, meta }: CopydeskRecord): DocumentData {
  return {
    id,
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
    meta,
  };
}

/** The same with the text, for tools that keep a task's data as one flat object. */
export const taskData = (record: CopydeskRecord): DocumentData & { readonly text: string } => ({
  text: record.text,
  ...documentData(record),
});

/** The same, read back from what a tool kept of it. */
export function readDocumentData(data: Readonly<Record<string, unknown>>): {
  readonly id: string | undefined;
  readonly published: string | undefined;
  readonly url: string | undefined;
  readonly language: unknown;
  readonly meta: unknown;
} {
  const text = (name: string) => (typeof data[name] === "string" ? data[name] : undefined);
  const { language, meta } = data;
  return { id: text("id"), published: text("published"), url: text("url"), language, meta };
}
