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
