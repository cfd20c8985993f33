import { readFileSync } from "node:fs";

/** An address in the memory of compiled code. */
export interface Address {
  readonly value: number;
}

/** As much of the standard interface as is used here: the types of Node and of ECMAScript leave it out. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

const modules = new Map<string, object>();

/**
 * What `assembly/NAME.ts` beside the calling module exports when it is compiled to WebAssembly, with memory of its own:
 * `openCompiled(import.meta.url, "decode")`. The compiled code lies in dist/, also for sources that are run as they are.
 */
export function openCompiled(moduleUrl: string, name: string): object {
  const { href } = new URL(`assembly/${name}.wasm`, moduleUrl);
  const at = href.lastIndexOf("/src/");
  const root = href.slice(0, at);
  const built = root.endsWith("/dist") ? href : `${root}/dist${href.slice(at)}`;
  let module = modules.get(built);
  if (!module) {
    module = new WebAssembly.Module(readFileSync(new URL(built)));
    modules.set(built, module);
  }
  return new WebAssembly.Instance(module).exports;
}
