import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { DEFAULT_EXPORT_OPTIONS } from "../../src/exchange/format.ts";
import { EXPORTERS, IMPORTERS } from "../../src/exchange/formats.ts";
import { openOutput } from "../../src/exchange/open-output.ts";
import { anyRecord, held } from "./arbitrary-record.ts";

const folder = mkdtempSync(join(tmpdir(), "copydesk-exchange-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Formats that have room for a document's metadata beside its text. */
const WITH_DATA = ["label-studio", "prodigy", "doccano", "spacy"];

test.each(Object.keys(IMPORTERS))("what %s holds comes back", async (name) => {
  const format = await EXPORTERS[name]?.();
  const importer = await IMPORTERS[name]?.();
  if (!format || !importer) throw new Error(`${name} is not both written and read`);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyRecord, { maxLength: 3, selector: ({ id }) => id }),
      async (records) => {
        // An empty folder of brat's is no export.
        fc.pre(records.length > 0);
        const path = join(folder, `${name}-${run++}`);
        const output = openOutput(path, format.shape);
        const exporter = format.open(output.sink, {
          ...DEFAULT_EXPORT_OPTIONS,
          scheme: run % 2 ? "BIO" : "BIOES",
        });
        for (const record of records) await exporter.write(record);
        await exporter.end();
        output.commit();
        const back = [];
        for await (const record of importer.read(path)) back.push(record);
        const byId = new Map(back.map((record) => [record.id, record]));
        expect(back.length).toBe(records.length);
        for (const record of records) {
          const found = byId.get(record.id);
          const { text, entities, dates, claims } = found ?? {};
          const expected = held(record, format.holds);
          // Import knows that entities were looked for; of other layers only those that have something.
          expect({ text, entities, dates: dates ?? [], claims }).toEqual(expected);
          if (WITH_DATA.includes(name))
            expect(found).toMatchObject({ meta: record.meta, language: record.language });
        }
        rmSync(path, { recursive: true, force: true });
      },
    ),
    { numRuns: 60 },
  );
});
