const MODELS = "models/";

/** The address of a model file, `modelFile(import.meta.url, "entities/weights.bin")`, from sources and from compiled code. */
export function modelFile(moduleUrl: string, name: string): string {
  const source = moduleUrl.lastIndexOf("/src/");
  const root = moduleUrl.slice(0, source);
  return `${root.endsWith("/dist") ? root.slice(0, -"/dist".length) : root}/${MODELS}${name}`;
}
