// Writes annotations/schema/record.schema.json anew from the compiled zod schema. A test fails while it is stale.
import { mkdirSync, writeFileSync } from "node:fs";
import { recordJsonSchema } from "../dist/src/schema/json-schema.js";

const folder = new URL("../annotations/schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("record.schema.json", folder), `${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
