/** Who counts as helped, how often, and who is still looked after (tests C2–C4 of people's lives). */
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { helpOutcomes, helpedOutcomes, type HelpOutcome } from "#domain/records/help-log.ts";
import { nationFigures } from "#server/overview/nation.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, NOON, ploy, village, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await start();
  });
  afterEach(() => server.close());

  const person = (areaCode: string, more: Body = {}, id = uuidv7()) => ({
    kind: "citizen",
    id,
    body: { name: "ป้าสาธิต", areaCode, status: "active", ...more },
  });
  const help = (citizenId: string, areaCode: string, outcome: HelpOutcome = "done", by: string = nok) => ({
    kind: "helpLog",
    id: uuidv7(),
    body: { citizenId, areaCode, by, at: NOON, minutes: 15, place: "home", topics: ["ID-THAID"], outcome },
  });
  const promise = (citizenId: string, areaCode: string) => ({
    kind: "followUp",
    id: uuidv7(),
    body: { citizenId, areaCode, topic: "ID-THAID", due: "2026-11-20", priority: 2, state: "open" },
  });
  const post = (userId: string, scope: string) => ({
    kind: "membership",
    id: uuidv7(),
    body: { userId, role: "volunteer", scope, from: "2026-01-01" },
  });
  const figures = (area = "980101") => overviewOf(server.database.db, area, NOON);

  test("A1: of the outcomes only done, partly and referred help a person; every one makes a village active", async () => {
    expect(helpedOutcomes).toEqual(["done", "partly", "referred"]);
    for (const outcome of helpOutcomes) {
      const before = await figures();
      const one = person(village.nok);
      await server.plant([one, help(one.id, village.nok, outcome)]);
      const more = helpedOutcomes.includes(outcome) ? 1 : 0;
      const after = await figures();
      expect({ outcome, people: after.peopleHelped - before.peopleHelped }).toEqual({ outcome, people: more });
      expect(after.activeVillages).toBe(1);
    }
    const declined = person(village.ploy);
    await server.plant([declined, help(declined.id, village.ploy, "declined")]);
    expect(await figures()).toMatchObject({ peopleHelped: 3, activeVillages: 2 });
  });

  test("A5: six of four here cover nobody there: both figures stand, each up to a village's own target", async () => {
    const many = Array.from({ length: 6 }, () => person(village.nok));
    const two = Array.from({ length: 2 }, () => person(village.ploy));
    await server.plant([
      ...many,
      ...two,
      ...many.map(({ id }) => help(id, village.nok)),
      ...two.map(({ id }) => help(id, village.ploy)),
    ]);
    expect(await figures()).toMatchObject({ peopleHelped: 8, towardsTarget: 6, target: 8 });
  });

  test.each(["died", "moved", "withdrawn"])(
    "C2: nobody is late with somebody who %s, nor with who is gone",
    async (status) => {
      const [away, here] = [person(village.nok, { status }), person(village.nok)];
      await server.plant([away, here, promise(away.id, village.nok), promise(here.id, village.nok)]);
      const { overdue, volunteers } = await figures();
      expect(overdue).toEqual({ followUps: 1, villages: 1 });
      expect(volunteers.list.find(({ userId }) => userId === nok)?.overdueFollowUps).toBe(1);
    },
  );

  test("C3: who was helped in two villages counts in each, and once in whatever holds both", async () => {
    const before = person(village.nok, { status: "moved" });
    const between = person(village.ploy, { status: "moved", movedFrom: before.id });
    const after = person(village.empty, { movedFrom: between.id });
    const other = person(village.nok);
    await server.plant([before, between, after, other]);
    await server.plant([
      help(before.id, village.nok),
      help(between.id, village.ploy, "done", ploy),
      help(after.id, village.empty, "done", lek),
      help(other.id, village.nok),
    ]);
    const subdistrict = await figures();
    expect(subdistrict.peopleHelped).toBe(2);
    expect(subdistrict.towardsTarget).toBe(3);
    const helpedBy = (userId: string) => subdistrict.volunteers.list.find((one) => one.userId === userId)?.peopleHelped;
    expect([helpedBy(nok), helpedBy(ploy)]).toEqual([2, 1]);
    const district = await figures("9801");
    expect(district.peopleHelped).toBe(2);
    expect(district.subdistricts.map(({ code, peopleHelped }) => [code, peopleHelped])).toEqual([
      ["980101", 2],
      ["980102", 1],
    ]);
    const more = Array.from({ length: 4 }, () => person(village.nok));
    await server.plant([...more, ...more.map(({ id }) => help(id, village.nok))]);
    expect((await nationFigures(server.database.db, NOON)).peopleHelped).toBe(6);
  });

  test("C1: two records that are one person are one person helped, until they are taken apart", async () => {
    const [first, second, other] = [person(village.nok), person(village.nok), person(village.nok)];
    await server.plant([first, second, other, ...[first, second, other].map(({ id }) => help(id, village.nok))]);
    expect(await figures()).toMatchObject({ peopleHelped: 3, towardsTarget: 3 });
    const said = (answer: string, at: string) => ({
      kind: "samePerson",
      id: uuidv7(),
      body: { areaCode: village.nok, personId: second.id, keptId: first.id, answer, by: nok, at },
    });
    await server.plant([said("same", "2026-11-21T05:00:00.000Z")]);
    const joined = await figures();
    expect(joined).toMatchObject({ peopleHelped: 2, towardsTarget: 2 });
    expect(joined.volunteers.list.find(({ userId }) => userId === nok)?.peopleHelped).toBe(2);
    await server.plant([said("different", "2026-11-21T06:00:00.000Z")]);
    expect(await figures()).toMatchObject({ peopleHelped: 3 });
  });

  test("C1: what one village says joins nobody in another, whoever's ids are named", async () => {
    const [first, second] = [person(village.ploy), person(village.ploy)];
    await server.plant([first, second, ...[first, second].map(({ id }) => help(id, village.ploy, "done", ploy))]);
    const body = { areaCode: village.nok, personId: second.id, keptId: first.id, answer: "same", by: nok, at: NOON };
    await server.plant([{ kind: "samePerson", id: uuidv7(), body }]);
    expect(await figures()).toMatchObject({ peopleHelped: 2, towardsTarget: 2 });
  });

  test("C4: one volunteer of two villages is one of two volunteers, and their village's late promises are three", async () => {
    const late = person(village.nok);
    await server.plant([post(nok, village.ploy), late, ...[1, 2, 3].map(() => promise(late.id, village.nok))]);
    const { volunteers, overdue } = await figures();
    expect(volunteers).toMatchObject({ total: 2, posts: 3 });
    expect(volunteers.list).toHaveLength(3);
    expect(overdue).toEqual({ followUps: 3, villages: 1 });
  });
});
