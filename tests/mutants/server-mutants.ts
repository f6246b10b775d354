/** Breaks of the server's half. */
import { simulation, type Mutant } from "./mutant.ts";

export const serverMutants: readonly Mutant[] = [
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
    name: "kinds that a phone has learnt are never caught up with",
    edits: [
      {
        file: "src/sync/page.ts",
        find: "const catchUp = given < registry ? fromTheFirst(entry, given) : entry.catchUp;",
        replace: "const { catchUp } = entry;",
      },
    ],
    by: simulation,
  },
  {
    name: "a window of the version before is given pages that it cannot keep",
    edits: [
      {
        file: "src/sync/page.ts",
        find: "if (cursor && registry < cursor.registry && cursor.registry <= registryVersion) return nothingGiven(request);",
        replace: "",
      },
    ],
    by: { tests: ["tests/sync/new-kinds.test.ts"] },
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
      {
        file: "src/sync/parcels.ts",
        find: "changes: lastNumber === view.lastNumber ? null :",
        replace: "changes: rows.length === 0 ? null :",
      },
    ],
    by: { tests: ["tests/sync/scope-changes.test.ts"] },
  },
];
