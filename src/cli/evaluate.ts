/** Placeholder while the evaluation is being written. */
export async function evaluateCommand(_gold: string, _run: string, _options: object): Promise<number> {
  throw new Error("not yet");
}
