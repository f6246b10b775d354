/**
 * `node tests/golden/write.ts KIND`: writes the next golden outbox of a record type from its acts (acts.ts,
 * later-acts.ts), or what today's server makes of those that exist, where a new schema version needs that.
 * Never changes a file that exists.
 */
import { existsSync, writeFileSync } from "node:fs";
import { recordType } from "#domain/record-types.ts";
import { actsOf } from "./acts.ts";
import { addToList } from "./checksums.ts";
import { bodiesFile, bodiesText, folder, makeOutbox, outboxNames, outboxText, readOutbox } from "./outbox.ts";
import { replay } from "./replay.ts";

const kind = process.argv[2] ?? "";
const type = recordType(kind);
const acts = actsOf(kind);
if (!type || acts.length === 0) throw new Error(`There are no acts of "${kind}" in tests/golden/acts.ts.`);

const write = (file: string, text: string): void => {
  writeFileSync(new URL(file, folder), text, { flag: "wx" });
  addToList(`outboxes/${file}`);
  console.log(`tests/golden/outboxes/${file}`);
};

const written = (): readonly string[] => outboxNames().filter((name) => name.startsWith(`${kind}-v`));

for (const next of acts.slice(written().length)) {
  const made = next.drafts.map(([, draft]) => draft).find((draft) => draft.op === "put")?.set ?? next.before?.[0]?.body;
  const outbox = await makeOutbox(next, type.version, type.home(made ?? {}, "").partition);
  const count = written().filter((name) => name.startsWith(`${kind}-v${type.version}-`)).length;
  write(`${kind}-v${type.version}-${count + 1}.jsonl`, outboxText(outbox));
}

for (const name of written()) {
  const file = bodiesFile(name, type.version);
  if (existsSync(new URL(file, folder))) continue;
  const outbox = readOutbox(name);
  const { answer, bodies } = await replay(outbox, outbox.packed);
  if (answer.res) throw new Error(`The server did not take all of it: ${JSON.stringify(answer.res)}`);
  write(file, bodiesText(bodies));
}
