import { useEffect, useState } from "preact/hooks";
import { ask } from "./api.ts";

export interface Answer<T> {
  /** The latest answer; the one before it stays until the next has come, so that nothing jumps. */
  readonly value: T | null;
  readonly failure: string | null;
}

/** Asks the server whenever the question changes. */
export function useAnswer<T>(path: string, query: Readonly<Record<string, string | number>> = {}): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ value: null, failure: null });
  const question = JSON.stringify(query);
  useEffect(() => {
    let current = true;
    ask<T>(path, JSON.parse(question)).then(
      (value) => current && setAnswer({ value, failure: null }),
      (error: Error) => current && setAnswer({ value: null, failure: error.message }),
    );
    return () => {
      current = false;
    };
  }, [path, question]);
  return answer;
}
