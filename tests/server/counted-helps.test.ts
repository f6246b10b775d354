/** Figures count only what exists: what somebody names in a help has to be there, or to have been there. */
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { COUNTRY } from "#domain/roles.ts";
import { longestDay } from "#domain/help-act.ts";
import { erasePerson } from "#server/erasure/erase-person.ts";
import { refreshFactTables } from "#server/facts.ts";
import { countedHelps, helpsByTopic, minutesOf } from "#server/overview/counted-helps.ts";
import { nationFigures } from "#server/overview/nation.ts";
import { questionAbout } from "#server/overview/question.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, NOON, ploy, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

const here = "t:980101";
const { partitions: country } = questionAbout(COUNTRY, NOON);

onBothDatabases((start) => {
  let server: TestServer;
  let phone: SignedIn;
  let n: number;
  beforeEach(async () => {
    server = await start();
    phone = await server.signIn(nok);
    n = 0;
  });
  afterEach(() => server.close());

  const pushes = async (...changes: readonly { k: string; id?: string; op?: string; set?: Body }[]) => {
    const m = changes.map((change) => ({ n: ++n, v: 1, id: uuidv7(), op: "put", at: NOON, b: 0, ...change }));
    const payload = { c: phone.clientId, cur: null, lim: 65_536, push: [{ p: here, m }] };
    const { cookie } = phone;
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    expect(answer.statusCode).toBe(200);
    return answer.json().res ?? [];
  };
  const person = (id: string, set: Body = {}) => ({
    k: "citizen",
    id,
    set: { name: "ป้าสาธิต", areaCode: village.nok, status: "active", ...set },
  });
  const help = (citizenId: string, set: Body = {}) => {
    const given = { by: nok, at: NOON, minutes: 480, place: "home", topics: ["ID-THAID"], outcome: "done" };
    return { k: "helpLog", set: { citizenId, areaCode: village.nok, ...given, ...set } };
  };
  const some = (count: number): string[] => Array.from({ length: count }, () => uuidv7());

  /** Everywhere that a figure of people stands. */
  const people = async () => {
    const { db } = server.database;
    const { peopleHelped, subdistricts, volunteers } = await overviewOf(db, "98", NOON);
    const nation = await nationFigures(db, NOON);
    return {
      area: peopleHelped,
      subdistrict: subdistricts.find(({ code }) => code === "980101")?.peopleHelped,
      volunteer: volunteers.list.find(({ userId }) => userId === nok)?.peopleHelped,
      nation: nation.peopleHelped,
    };
  };
  const everywhere = (count: number) => ({ area: count, subdistrict: count, volunteer: count, nation: count });

  test("a hundred helps for people who do not exist help nobody, and make no village active", async () => {
    const known = some(6);
    const before = (await overviewOf(server.database.db, "98", NOON)).activeVillages;
    expect(await pushes(...some(100).map((id) => help(id)))).toEqual([]);
    expect(await people()).toEqual(everywhere(0));
    expect((await overviewOf(server.database.db, "98", NOON)).activeVillages).toBe(before);
    expect((await nationFigures(server.database.db, NOON)).activeVillages).toBe(before);
    await pushes(...known.map((id) => person(id)), ...known.map((id) => help(id)));
    expect(await people()).toEqual(everywhere(6));
    expect((await overviewOf(server.database.db, "98", NOON)).activeVillages).toBe(before + 1);
  });

  test("a help that comes before its person counts as soon as the person does", async () => {
    const known = some(5);
    await pushes(...known.map((id) => help(id)));
    expect(await people()).toEqual(everywhere(0));
    await pushes(...known.map((id) => person(id)));
    expect(await people()).toEqual(everywhere(5));
  });

  test("a person of another village of the sub-district is nobody's here", async () => {
    const [elsewhere = ""] = some(1);
    await server.plant([{ kind: "citizen", id: elsewhere, body: person("", { areaCode: village.ploy }).set }]);
    await pushes(help(elsewhere));
    expect(await people()).toEqual(everywhere(0));
  });

  test("who was erased, deleted, moved away, died or withdrew goes on counting, and does after a new start", async () => {
    const [erased = "", deleted = "", moved = "", died = "", withdrew = "", stays = ""] = some(6);
    const all = [erased, deleted, moved, died, withdrew, stays];
    await pushes(...all.map((id) => person(id)), ...all.map((id) => help(id)));
    const changed = await pushes(
      { k: "citizen", id: deleted, op: "delete" },
      {
        k: "citizen",
        id: moved,
        op: "patch",
        set: { status: "moved", movedTo: { areaCode: "98010201", id: uuidv7() } },
      },
      { k: "citizen", id: died, op: "patch", set: { status: "died" } },
      { k: "citizen", id: withdrew, op: "patch", set: { status: "withdrawn" } },
    );
    expect(changed).toEqual([]);
    const { database, store } = server;
    const file = { path: "", read: () => [], add: () => undefined };
    const place = { partition: here, id: erased };
    expect(await erasePerson({ db: database.db, store, file, now: NOON }, place)).toMatchObject({ erased: 1 });
    expect(await people()).toEqual(everywhere(6));

    const facts = database.db.selectFrom("fact_citizen").selectAll().where("p", "=", here).orderBy("id");
    const kept = await facts.execute();
    expect(kept.filter(({ status }) => status === null).map(({ id }) => id)).toEqual([erased, deleted].toSorted());
    // As after an update that fills the table anew.
    await database.db.deleteFrom("setting").where("name", "=", "facts citizen").execute();
    await refreshFactTables(database);
    expect(await facts.execute()).toEqual(kept);
    expect(await people()).toEqual(everywhere(6));
  });

  test("199 helps of eight hours on one day count as twelve hours, of each volunteer on each day", async () => {
    const { db } = server.database;
    const known = uuidv7();
    await pushes(person(known), ...Array.from({ length: 199 }, () => help(known)));
    expect(await minutesOf(db, countedHelps(db, country))).toEqual({ all: 199 * 480, counted: longestDay });
    await pushes(help(known, { at: "2026-11-21T05:00:00.000Z", minutes: 30 }), help(uuidv7(), { minutes: 30 }));
    const group = { areaCode: village.ploy, by: ploy, at: NOON, groupCount: 9, minutes: 60, place: "home" };
    const body = { ...group, topics: ["ID-THAID"], outcome: "done" };
    await server.plant([{ kind: "helpLog", id: uuidv7(), body }]);
    expect(await minutesOf(db, countedHelps(db, country))).toMatchObject({ counted: longestDay + 30 + 60 });
    const none = countedHelps(db, country).where("help.fiscal_year", "=", 2500);
    expect(await minutesOf(db, none)).toEqual({ all: 0, counted: 0 });
  });

  test("a topic that the catalogue does not have is kept, and counts once it has it", async () => {
    const { db } = server.database;
    const known = uuidv7();
    const topics = ["ID-THAID", "ID-NEWER"];
    expect(await pushes(person(known), help(known, { topics }), help(uuidv7()))).toEqual([]);
    const byTopic = () => helpsByTopic(countedHelps(db, country));
    expect(await byTopic()).toEqual(new Map());
    const [oldTopic, newTopic] = topics.map((code) => ({ kind: "topic", id: code, body: topicOf(code) }));
    if (!oldTopic || !newTopic) throw new Error("no topics");
    await server.plant([oldTopic]);
    expect(await byTopic()).toEqual(new Map([["ID-THAID", 1]]));
    await server.plant([newTopic]);
    expect(await byTopic()).toEqual(new Map(topics.map((code) => [code, 1])));
  });
});

const topicOf = (code: string): Body => ({
  code,
  group: "ID",
  nameTh: "เรื่อง (ตัวอย่าง)",
  nameEn: "A topic",
  followUpDays: 0,
  status: "active",
});
