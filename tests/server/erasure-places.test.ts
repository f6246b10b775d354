/** Two people's records under one id, in two places: the one that is meant is erased, with what speaks of it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { eraseAgain, eraseLateWork, erasePerson, findPerson, type ErasureParts } from "#server/erasure/erase-person.ts";
import { erasuresFile } from "#server/erasure/erasures-file.ts";
import { citizenBody, helpBody, moved, person, theirRecords } from "./erasure-records.ts";
import { onBothDatabases } from "./both-databases.ts";
import { NOON, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  let directory: string;
  let parts: ErasureParts;
  beforeEach(async () => {
    server = await start();
    directory = mkdtempSync(join(tmpdir(), "asa-places-"));
    parts = { db: server.database.db, store: server.store, file: erasuresFile(directory), now: NOON };
    await server.plant(theirRecords);
  });
  afterEach(async () => {
    await server.close();
    rmSync(directory, { recursive: true });
  });

  const [HERE, MOVED, ELSEWHERE] = ["t:980101", "t:980203", "t:980304"];
  const village = "98030401";
  const to = { areaCode: "98020305", id: moved };
  const elsewhere = (more: object) => [
    { kind: "citizen", id: person, body: { ...citizenBody(village), name: "มานี", ...more } },
    { kind: "helpLog", id: uuidv7(), body: { ...helpBody(person), areaCode: village, note: "เรื่องของมานี" } },
    {
      kind: "conflict",
      id: uuidv7(),
      body: {
        kind: "citizen",
        recordId: person,
        areaCode: village,
        field: "nickname",
        kept: '"ก"',
        lost: '"นี"',
        lostBy: uuidv7(),
        lostAt: NOON,
        state: "open",
      },
    },
  ];
  const textsIn = async (p: string) => {
    const rows = await server.database.db.selectFrom("row").select("body").where("p", "=", p).execute();
    return rows.map(({ body }) => body ?? "").join();
  };

  test.each([
    ["and does not speak of the move", {}, 5, [ELSEWHERE]],
    ["and claims the move: whose it was is left to a person", { movedTo: to }, 4, [MOVED, ELSEWHERE]],
  ])("[E1] both places are named, and the other person keeps everything %s", async (_, more, erased, unsure) => {
    await server.plant(elsewhere(more));
    const places = await findPerson(parts, person);
    expect(places.map(({ partition }) => partition).toSorted()).toEqual([HERE, ELSEWHERE]);
    const before = await textsIn(ELSEWHERE);
    const done = await erasePerson(parts, { partition: HERE, id: person });
    expect(done).toMatchObject({ erased, blanked: 1 });
    expect(done?.unsure.map(({ partition }) => partition).toSorted()).toEqual(unsure);
    expect(await textsIn(HERE)).not.toContain("สมชาย");
    expect(await textsIn(ELSEWHERE)).toBe(before);
    expect(await eraseLateWork(parts)).toEqual({ erased: 0, blanked: 0 });
    expect(await eraseAgain(parts)).toEqual({ erased: 0, blanked: 0 });
    expect(await textsIn(ELSEWHERE)).toBe(before);
  });

  test.each([{}, { movedTo: to }])("[E1] the same the other way round, with %j", async (more) => {
    await server.plant(elsewhere(more));
    const before = [await textsIn(HERE), await textsIn(MOVED)];
    expect(await erasePerson(parts, { partition: ELSEWHERE, id: person })).toMatchObject({ erased: 2, blanked: 1 });
    expect([await textsIn(HERE), await textsIn(MOVED)]).toEqual(before);
    for (const text of ["มานี", "นี"]) expect(await textsIn(ELSEWHERE)).not.toContain(text);
  });
});
