/** `npm run areas`: writes public/areas/, one compact file for each province and the index of provinces. */
import { mkdir, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { demoProvince } from "#content/demo/places.ts";
import { composeAreas, provinceIndex, readKnownDifferences } from "./compose.ts";
import { readSources } from "./sources.ts";
import { validateAreas } from "./validate.ts";

/** File name under public/areas/ → its exact text. The test compares this with what is committed. */
export const buildAreaFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const files = [...composeAreas(await readSources(), readKnownDifferences()), demoProvince];
  const faults = validateAreas(files);
  if (faults.length > 0) throw new Error(`The area files are not sound:\n${faults.join("\n")}`);
  return new Map([
    ["provinces.json", `${JSON.stringify(provinceIndex(files))}\n`],
    ...files.map((file) => [`${file.code}.json`, `${JSON.stringify(file)}\n`] as const),
  ]);
};

if (import.meta.main) {
  const folder = new URL("../../public/areas/", import.meta.url);
  const texts = await buildAreaFiles();
  await mkdir(folder, { recursive: true });
  await Promise.all([...texts].map(([name, text]) => writeFile(new URL(name, folder), text)));
  const sizes = [...texts.values()].map(
    (text) => [Buffer.byteLength(text), gzipSync(text, { level: 9 }).length] as const,
  );
  const total = (at: 0 | 1) => sizes.reduce((sum, size) => sum + size[at], 0);
  console.log(`${texts.size} area files, ${total(0)} bytes, ${total(1)} bytes with gzip`);
}
