import { useEffect } from "preact/hooks";

export type Keys = Readonly<Record<string, () => void>>;

/** Calls what a key stands for, unless the reader is typing into a field. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.matches("input, select, textarea"))
        return;
      const action = keys[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
}
