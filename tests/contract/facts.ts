import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import type { RecordType } from "#domain/record-type.ts";
import { recordTypes } from "#domain/record-types.ts";
import type { Database } from "#server/database.ts";
import { refreshFactTables } from "#server/facts.ts";
import type { OpenSqlStore } from "./opening.ts";
import {
  edit,
  everyRow,
  newCitizen,
  newHelp,
  phoneIn,
  rawPush,
  rawRow,
  removal,
  volunteer,
  type Village,
} from "./village.ts";

/** Figures come from fact tables: these say the same as the rows at every moment. */
export const factsContract = (opened: () => OpenSqlStore, village: () => Village): void => {
  const helps = ({ partition }: Village) =>
    opened().database.db.selectFrom("fact_help_log").selectAll().where("p", "=", partition).orderBy("id").execute();

  test("a help log is counted in the moment it is taken, with its person hidden behind a key", async () => {
    const { store, database } = opened();
    const home = village();
    const [id, citizenId] = [uuidv7(), uuidv7()];
    // 18:00 in London on the last day of the fiscal year is the next one's first morning in Thailand.
    const at = "2026-09-30T18:00:00.000Z";
    await phoneIn(store, home).push([newHelp(1, home, { citizenId, at, topics: ["ID-THAID", "APP-LINE"] }, id)]);
    expect(await helps(home)).toEqual([
      {
        p: home.partition,
        id,
        village: home.code,
        day: "2026-10-01",
        fiscal_year: 2570,
        minutes: 30,
        outcome: "done",
        topic: "ID-THAID",
        topic2: "APP-LINE",
        topic3: null,
        person_key: database.keyed(citizenId),
        group_count: null,
        volunteer,
      },
    ]);
    expect(database.keyed(citizenId)).not.toContain(citizenId.slice(0, 8));
  });

  test("an edit changes the figure, a deletion takes it away, a repeated push counts once", async () => {
    const { store } = opened();
    const home = village();
    const phone = phoneIn(store, home);
    const id = uuidv7();
    await phone.push([newHelp(1, home, {}, id), newHelp(2, home)]);
    const change = [edit(3, id, "helpLog", 1, { minutes: 45 })];
    await phone.push(change);
    await phone.push(change);
    expect((await helps(home)).map(({ minutes }) => minutes)).toEqual([45, 30]);
    await phone.push([removal(4, id, "helpLog", 3)]);
    expect((await helps(home)).map(({ minutes }) => minutes)).toEqual([30]);
  });

  test("a push that fails after its rows were written leaves neither rows nor figures", async () => {
    const { store } = opened();
    const home = village();
    const twice = rawRow(home, 1, { name: "ก", areaCode: home.code, status: "active" });
    // Two rows with one number: what the database itself must refuse.
    await expect(store.push(rawPush(home, () => [twice, { ...twice, id: uuidv7() }]))).rejects.toThrow(/unique/iu);
    const { rows } = await sql`select id from fact_citizen where p = ${home.partition}`.execute(opened().database.db);
    expect(rows).toEqual([]);
    expect((await store.heads([home.partition])).get(home.partition)?.head).toBe(0);
  });

  test("what this version cannot read is refused whatever version is claimed, so that no figure can be inflated", async () => {
    const { store } = opened();
    const home = village();
    const { results } = await phoneIn(store, home).push([
      { ...newHelp(1, home, { minutes: 1_000_000 }), v: 2 },
      { ...newHelp(2, home, { topics: "not a list" }), v: 2 },
    ]);
    expect(results).toEqual([
      { p: home.partition, n: 1, s: "rejected", code: "range", field: "minutes" },
      { p: home.partition, n: 2, s: "rejected", code: "shape", field: "topics" },
    ]);
    expect(await helps(home)).toEqual([]);
  });

  test("[W4] a name with a NUL character in it is refused alone, one in an unknown field breaks nothing, and no field is called so", async () => {
    const { store, database } = opened();
    const home = village();
    const { results, ack } = await phoneIn(store, home).push([
      newCitizen(1, home),
      newCitizen(2, home, { name: "ก\0ข" }),
      newCitizen(3, home, { newer: "ก\0ข" }),
      newCitizen(4, home, { ["key\0"]: 1 }),
    ]);
    expect(results).toEqual([
      { p: home.partition, n: 2, s: "rejected", code: "format", field: "name" },
      { p: home.partition, n: 4, s: "rejected", code: "malformed", field: "set.key?" },
    ]);
    expect(ack.n).toBe(4);
    const bodies = (await everyRow(store, home)).map(({ body }) => body?.["newer"]);
    expect(bodies).toEqual([undefined, "ก\0ข"]);
    const { rows } = await sql`select id from fact_citizen where p = ${home.partition}`.execute(database.db);
    expect(rows).toHaveLength(2);
  });

  test("sums and counts are numbers", async () => {
    const { store, database } = opened();
    const home = village();
    await phoneIn(store, home).push([newHelp(1, home), newHelp(2, home)]);
    const { fn } = database.db;
    const figures = await database.db
      .selectFrom("fact_help_log")
      .select([fn.count<number>("person_key").distinct().as("people"), fn.sum<number>("minutes").as("minutes")])
      .where("p", "=", home.partition)
      .executeTakeFirstOrThrow();
    expect({ ...figures }).toEqual({ people: 2, minutes: 60 });
  });

  test("a record type that declares another fact gets it for every record there is", async () => {
    const { store, database } = opened();
    const home = village();
    const mutations = Array.from({ length: 200 }, (_, at) => newCitizen(at + 1, home, { houseNo: `${at % 7}` }));
    const phone = phoneIn(store, home);
    for (let from = 0; from < 3; from++) await phone.push(mutations.map((one) => again(one, from * 200)));
    await phone.push([removal(601, await anyCitizen(database, home), "citizen", 600)]);

    await refreshFactTables(database, recordTypes.map(withHouse));
    const houses = sql<{ house: string; n: number }>`
      select house, count(*) as n from fact_citizen where p = ${home.partition} and house is not null group by house order by house`;
    const { rows } = await houses.execute(database.db);
    expect(rows.map(({ house }) => house)).toEqual(["0", "1", "2", "3", "4", "5", "6"].map((no) => `"${no}"`));
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(599);

    await refreshFactTables(database);
    await expect(houses.execute(database.db)).rejects.toThrow(/house/u);
    const back = await database.db
      .selectFrom("fact_citizen")
      .select("status")
      .where("p", "=", home.partition)
      .execute();
    // Who was deleted is still somebody who was helped.
    expect([back.length, back.filter(({ status }) => status === null).length]).toEqual([600, 1]);
  });
};

const again = <M extends { readonly n: number }>(mutation: M, by: number): M => ({
  ...mutation,
  n: mutation.n + by,
  id: uuidv7(),
});

const anyCitizen = async ({ db }: Database, { partition }: Village): Promise<string> =>
  (await db.selectFrom("fact_citizen").select("id").where("p", "=", partition).executeTakeFirstOrThrow()).id;

const withHouse = (type: RecordType): RecordType =>
  type.kind === "citizen" && type.facts
    ? {
        ...type,
        facts: {
          ...type.facts,
          columns: { ...type.facts.columns, house: "text" },
          row: (body, context) => ({ ...type.facts?.row(body, context), house: JSON.stringify(body["houseNo"]) }),
        },
      }
    : type;
