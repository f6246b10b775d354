/** The product's own code, broken in one way at a time. Each has to be noticed, or the tests prove nothing. */

export interface Mutant {
  /** What is wrong, as another system has it or as a mistake would make it. */
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Who has to notice: seeds of the simulation, or test files. */
  readonly by: { readonly seeds: number } | { readonly tests: readonly string[] };
}

/** `find` stands in the file exactly once: a mutant that no longer fits is an error, not a success. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const simulation = { seeds: 400 } as const;

export const mutants: readonly Mutant[] = [
  {
    name: "timestamp cursor: rows are numbered by the server's clock",
    edits: [
      {
        file: "src/sync/judge.ts",
        find: "audience: home.audience, seq: head + 1 })",
        replace: "audience: home.audience, seq: Math.max(head, Math.floor(Date.parse(batch.now) / 60_000)) })",
      },
    ],
    by: simulation,
  },
  {
    name: "serial cursor: the counter is not held to the commit",
    edits: [{ file: "src/server/stores/sql-push.ts", find: '" for update"', replace: '""' }],
    by: { tests: ["tests/commit-order"] },
  },
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
    name: "no dedupe: what was decided is done again",
    edits: [
      {
        file: "src/sync/decide.ts",
        find: "    if (raw.n <= last) continue; // decided earlier: its answer was lost on the way (W3)\n",
        replace: "",
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
    name: "the device's clock decides who wins",
    edits: [
      {
        file: "src/sync/judge.ts",
        find: "  const lost = row && before ? losingFields(",
        replace: "  const lost = row && before && mutation.at < row.deviceAt ? losingFields(",
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
    name: "tombstones are forgotten and no floor is raised",
    edits: [
      {
        file: "src/server/stores/memory-store.ts",
        find: "          partition.floor = Math.max(partition.floor, row.seq);\n",
        replace: "",
      },
    ],
    by: { tests: ["tests/sync/erasure.test.ts"] },
  },
  {
    name: "an erased record's tombstone is forgotten like any other",
    edits: [
      {
        file: "src/server/stores/memory-store.ts",
        find: "row.body !== null || row.erased ||",
        replace: "row.body !== null ||",
      },
    ],
    by: { tests: ["tests/sync/erasure.test.ts"] },
  },
  {
    name: "a restored server gives the lost numbers out again",
    edits: [
      {
        file: "src/server/stores/memory-store.ts",
        find: "partition.head += RESTART_STEP;",
        replace: "partition.head += 0;",
      },
    ],
    by: { tests: ["tests/sync/restored-server.test.ts"] },
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
    name: "two phones with one client id are taken for one",
    edits: [
      {
        file: "src/sync/marks.ts",
        find: "  return marks.slice(marks.length - back, marks.length - back + LETTERS) === markOf(mutation);",
        replace: '  return markOf(mutation) !== "";',
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
    name: "held work is answered and not kept",
    edits: [
      { file: "src/sync/judge.ts", find: "    sends: reviewParcel(batch, parsed.output, areaCode),\n", replace: "" },
    ],
    by: simulation,
  },
  {
    name: "a parcel is opened again at each delivery",
    edits: [
      { file: "src/sync/parcels.ts", find: "    if (parcel.n !== lastNumber + 1) continue;\n", replace: "" },
      {
        file: "src/sync/parcels.ts",
        find: "    if (!type || isThere) continue;\n",
        replace: "    if (!type) continue;\n",
      },
    ],
    by: simulation,
  },
  {
    name: "rows that did not come again stay on the phone",
    edits: [
      {
        file: "src/sync/take-answer.ts",
        find: "    if (isWhole) await showRows(tx, await leftBehind(tx, beginning));\n",
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
];
