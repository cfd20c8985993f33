import type { TargetedEvent } from "preact";
import { useEffect, useState } from "preact/hooks";

type InputEvent = TargetedEvent<HTMLInputElement>;

/**
 * Attributes of an input that holds what the address says, and calls `choose` when Enter is pressed or the input is left. What is being
 * typed stays when an answer comes and the page is drawn anew.
 */
export function useTyped(value = "", choose: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return {
    value: typed,
    onInput: (event: InputEvent) => setTyped(event.currentTarget.value),
    onChange: (event: InputEvent) => choose(event.currentTarget.value),
  };
}
