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

/** What `assembly/NAME.ts`, compiled to WebAssembly, exports, with memory of its own. The compiled code lies in dist/, also for sources that are run as they are. */
export function openCompiled(name: string): object {
  let module = modules.get(name);
  if (!module) {
    const folder = new URL("assembly/", import.meta.url).href;
    const built = folder.includes("/dist/src/") ? folder : folder.replace(/\/src\/(?=text\/)/, "/dist/src/");
    module = new WebAssembly.Module(readFileSync(new URL(`${name}.wasm`, built)));
    modules.set(name, module);
  }
  return new WebAssembly.Instance(module).exports;
}
