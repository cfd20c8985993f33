import { resolve } from "node:path";

const SCHEME = "s3://";

/** Whether a path names something in an object store: `s3://bucket/key`. */
export const isObject = (path: string): boolean => path.startsWith(SCHEME);

/** The bucket and the key of such a name. The key is empty for the whole bucket. */
export function objectAt(name: string): { readonly bucket: string; readonly key: string } {
  const rest = name.slice(SCHEME.length);
  const slash = rest.indexOf("/");
  return slash < 0 ? { bucket: rest, key: "" } : { bucket: rest.slice(0, slash), key: rest.slice(slash + 1) };
}

/** What the names of all objects below one begin with. */
export const belowObject = (name: string): string => (name.endsWith("/") ? name : `${name}/`);

export const objectName = (bucket: string, key: string): string => `${SCHEME}${bucket}/${key}`;

/** A path seen from a folder; a name in an object store stands for itself. */
export const resolvePath = (folder: string, path: string): string =>
  isObject(path) ? path : resolve(folder, path);

/** Throws where a path names something in an object store, for what looks here and there in a file. */
export function mustBeOnDisk(path: string): void {
  if (isObject(path))
    throw new Error(
      `${path} would have to be on disk for this. Copy it first, for example: aws s3 sync ${path} run`,
    );
}
