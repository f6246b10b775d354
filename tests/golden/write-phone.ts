/** `node tests/golden/write-phone.ts`: keeps a phone of today's database version. Never changes a file that exists. */
import "fake-indexeddb/auto";
import { writeFileSync } from "node:fs";
import { addToList } from "./checksums.ts";
import { oldPhoneFiles } from "./old-phone.ts";

for (const [name, text] of await oldPhoneFiles()) {
  writeFileSync(new URL(`phones/${name}`, import.meta.url), text, { flag: "wx" });
  addToList(`phones/${name}`);
  console.log(`tests/golden/phones/${name}`);
}
