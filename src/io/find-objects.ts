import { namedInput } from "./input-name.ts";
import { belowObject } from "./object-name.ts";
import { findObject, listObjects, type StoredObject, storeReason } from "./object-store.ts";
import { inputProblem } from "./problem-items.ts";
import type { FoundInput } from "./read-item.ts";
import { isAbout } from "./walk-folder.ts";

/** The files of a corpus in an object store: the object of that name, or else all below it, in the order of their keys. */
export async function* findObjects(name: string): AsyncGenerator<FoundInput> {
  try {
    const one = await findObject(name);
    if (one) yield inputOf(one);
    else yield* below(belowObject(name));
  } catch (error) {
    yield refused(name, `cannot be read: ${storeReason(error)}.`);
  }
}

async function* below(folder: string): AsyncGenerator<FoundInput> {
  let found = 0;
  for await (const object of listObjects(folder)) {
    const steps = object.name.slice(folder.length).split("/");
    const last = steps.at(-1) ?? "";
    // As in a folder on disk: nothing hidden, nothing that only tells about the corpus. A name that ends in a slash stands for a folder.
    if (last === "" || isAbout(last) || steps.some((step) => step.startsWith("."))) continue;
    found++;
    yield inputOf(object);
  }
  if (found === 0)
    yield refused(folder, "cannot be read: there is no such object, and none below it. Check the name.");
}

const inputOf = ({ name, size, etag }: StoredObject): FoundInput =>
  namedInput({ path: name, uri: name, size, etag });

const refused = (uri: string, message: string): FoundInput => ({
  problem: inputProblem(uri, "unreadable", message),
});
