/** The paper that a coordinator signs for a month, against work that is counted by hand. */
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { monthReportOf } from "#server/overview/month-report.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, NOON, ploy, village, type TestServer } from "./server-for-tests.ts";

const topic = (code: string, group: string) => ({
  kind: "topic",
  id: code,
  body: { code, group, nameTh: "เรื่อง (ตัวอย่าง)", nameEn: "A topic", followUpDays: 0, status: "active" },
});
const person = (id: string, areaCode: string, more: Body = {}) => ({
  kind: "citizen",
  id,
  body: { name: "ป้าลับ", areaCode, status: "active", ...more },
});
const help = (areaCode: string, more: Body) => ({
  kind: "helpLog",
  id: uuidv7(),
  body: {
    areaCode,
    by: areaCode === village.nok ? nok : ploy,
    at: "2026-11-10T02:00:00.000Z",
    minutes: 30,
    place: "home",
    topics: ["ID-THAID"],
    outcome: "done",
    ...more,
  },
});

onBothDatabases((start) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await start();
  });
  afterEach(() => server.close());
  const report = (month: string, area = "980101") => monthReportOf(server.database.db, { area, month }, NOON);

  test("a month's work is counted by village and by topic, each person once, declined help as work alone", async () => {
    const [before, after, other] = [uuidv7(), uuidv7(), uuidv7()];
    await server.plant([topic("ID-THAID", "ID"), topic("WEL-OLD", "WEL")]);
    await server.plant([
      person(before, village.nok, { status: "moved" }),
      person(after, village.ploy, { movedFrom: before }),
      person(other, village.nok),
      help(village.nok, { citizenId: before }),
      help(village.ploy, { citizenId: after, topics: ["WEL-OLD", "ID-THAID", "NEW-ONE"], outcome: "partly" }),
      help(village.nok, { citizenId: other, outcome: "declined" }),
      help(village.nok, { groupCount: 40, minutes: 60, outcome: "referred" }),
      // The first moment of November in Thailand is still October elsewhere, and its last day is counted.
      help(village.nok, { citizenId: other, at: "2026-10-31T17:00:00.000Z", minutes: 15 }),
      help(village.nok, { citizenId: other, at: "2026-10-31T16:59:00.000Z" }),
    ]);
    const { figures, topics, byVillage, ...rest } = await report("2026-11");
    expect(rest).toMatchObject({ area: "980101", month: "2026-11", villages: 2, activeVillages: 2, volunteers: 2 });
    expect(figures).toEqual({
      people: 2,
      helps: 5,
      done: 2,
      partly: 1,
      referred: 1,
      notDone: 1,
      groupHelps: 1,
      groupPeople: 40,
      minutes: 165,
    });
    expect(topics.map(({ group, helps, people }) => [group, helps, people])).toEqual([
      ["ID", 5, 2],
      ["OTH", 1, 1],
      ["WEL", 1, 1],
    ]);
    expect(byVillage.map(({ code, people, helps, volunteers }) => [code, people, helps, volunteers.length])).toEqual([
      [village.nok, 2, 4, 1],
      [village.ploy, 1, 1, 1],
    ]);
    expect((await report("2026-10")).figures).toMatchObject({ people: 1, helps: 1 });
    expect(JSON.stringify(await report("2026-11"))).not.toContain("ป้าลับ");
  });

  test("a month to come, another area and what is no month are refused with the field", async () => {
    const { cookie } = await server.signIn(lek);
    const ask = async (query: string) => {
      const answer = await server.app.inject({ method: "GET", url: `/v1/report?${query}`, headers: { cookie } });
      return [answer.statusCode, answer.json().code ?? answer.json().month, answer.json().field];
    };
    expect(await ask("area=980101&month=2026-11")).toEqual([200, "2026-11", undefined]);
    expect(await ask("area=980101&month=2026-12")).toEqual([400, "field", "month"]);
    expect(await ask("area=980101&month=2026-13")).toEqual([400, "field", "month"]);
    expect(await ask("area=980101")).toEqual([400, "field", "month"]);
    expect((await ask("area=980102&month=2026-11"))[0]).toBe(403);
  });
});
