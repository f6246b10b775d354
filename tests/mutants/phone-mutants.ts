/** Breaks of the phone's half. */
import { simulation, type Mutant } from "./mutant.ts";

export const phoneMutants: readonly Mutant[] = [
  {
    name: "outbox cleared before the answer",
    edits: [
      {
        file: "src/sync/round.ts",
        find: "    const answer = await deps.send(request);\n",
        replace: `    const sent = request.push.flatMap(({ p, m }) => m.map((mutation) => ({ partition: p, mutation })));
    await deps.storage.transact((tx) => tx.settle(sent.map((one) => ({ ...one, answeredAt: deps.now(), state: "sent" }))));
    const answer = await deps.send(request);
`,
      },
    ],
    by: simulation,
  },
  {
    name: "cursor saved before the rows",
    edits: [
      {
        file: "src/sync/take-answer.ts",
        find: "  storage.transact(async (tx) => {\n    const meta = await tx.meta();\n",
        replace: `  storage
    .transact(async (tx) => {
      const meta = await tx.meta();
      if (meta.cursor === request.cur) await tx.putMeta({ ...meta, cursor: response.cur ?? meta.cursor });
      return meta;
    })
    .then((meta) => storage.transact(async (tx) => {
`,
      },
      {
        file: "src/sync/take-answer.ts",
        find: "length - answered.length };\n  });",
        replace: "length - answered.length };\n  }));",
      },
    ],
    by: simulation,
  },
  {
    name: "acknowledged by flag: whatever waits when an answer comes counts as sent",
    edits: [
      {
        file: "src/sync/take-answer.ts",
        find: "    const answered = answeredIn(carried, response);\n",
        replace: `    const answered = (await tx.waiting(Infinity)).map((entry) => answeredAs(entry, undefined, response.now));\n`,
      },
    ],
    by: simulation,
  },
  {
    name: "an equal change that already waits is not saved again",
    edits: [
      {
        file: "src/sync/save.ts",
        find: "  await tx.addWaiting(",
        replace: `  const alike = (await tx.waitingFor([draft.id])).some(({ mutation: { set } }) => JSON.stringify(set) === JSON.stringify(mutation.set));
  if (alike) return;
  await tx.addWaiting(`,
      },
    ],
    by: simulation,
  },
  {
    name: "another person's sign-in clears the phone",
    edits: [
      {
        file: "src/data/phone.ts",
        find: "  const health = watchHealth(database.dexie);\n",
        replace: `  const health = watchHealth(database.dexie);
  void deps.indexedDb?.databases().then((all) => all.forEach(({ name }) => name !== database.dexie.name && deps.indexedDb?.deleteDatabase(name ?? "")));
`,
      },
    ],
    by: { tests: ["tests/rivals"] },
  },
  {
    name: "a phone keeps nothing for a restored server",
    edits: [
      {
        file: "src/sync/give-back.ts",
        find: "    const lost = await tx.answeredAfter(partition, n);\n",
        replace: "    const lost = (await tx.answeredAfter(partition, n)).slice(0, 0);\n",
      },
    ],
    by: simulation,
  },
  {
    name: "what an earlier request made of a row is applied once more",
    edits: [
      {
        file: "src/sync/take-answer.ts",
        find: "    if (mutation.n < (response.ack?.[partition]?.new ?? 0)) continue;\n",
        replace: "",
      },
    ],
    by: simulation,
  },
  {
    name: "a cloned phone numbers again before all else is answered",
    edits: [
      {
        file: "src/sync/round.ts",
        find: "  if (waiting.some(({ partition }) => !forked.includes(partition))) return meta;\n",
        replace: "",
      },
    ],
    by: { tests: ["tests/sync/cloned-phone.test.ts"] },
  },
  {
    name: "a half-filled form outlives the person whom it is about",
    edits: [
      {
        file: "src/data/dexie-phone.ts",
        find: '.where("about")\n        .anyOf([...ids])\n        .delete();',
        replace: ".bulkDelete(ids.map((id) => `draft:person:${id}`));",
      },
    ],
    by: { tests: ["tests/data/erased-forms.test.ts"] },
  },
  {
    name: "rows that did not come again stay on the phone",
    edits: [
      {
        file: "src/sync/take-answer.ts",
        find: "    await showRows(tx, gone);\n",
        replace: "",
      },
    ],
    by: simulation,
  },
  {
    name: "pulled rows are laid over unsent edits",
    edits: [
      {
        file: "src/sync/shown-rows.ts",
        find: "    const row = replay(server, unsent ?? []);\n",
        replace: "    const row = replay(server, []);\n",
      },
    ],
    by: simulation,
  },
  {
    name: "an answer to an old cursor is taken",
    edits: [{ file: "src/sync/take-answer.ts", find: " && meta.cursor === request.cur;", replace: ";" }],
    by: simulation,
  },
  {
    name: "an old window writes into a newer database",
    edits: [
      {
        file: "src/data/dexie-phone.ts",
        find: "  if (lowestWriter > schema.own) throw new OutdatedError();\n",
        replace: "",
      },
    ],
    by: { tests: ["tests/data/schema-guard.test.ts"] },
  },
  {
    name: "work begins while the database is still being opened",
    edits: [
      {
        file: "src/data/health.ts",
        find: "    await (opening ??= open());\n",
        replace: "    if (!dexie.isOpen()) await (opening ??= open());\n",
      },
    ],
    by: { tests: ["tests/data/health.test.ts"] },
  },
];
