/** A person asks to be forgotten (PDPA s.33): what goes, what still counts, who has not heard of it, and backups. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Body } from "#domain/json.ts";
import { eraseAgain, eraseLateWork, erasePerson, type ErasureParts } from "#server/erasure/erase-person.ts";
import { erasuresFile } from "#server/erasure/erasures-file.ts";
import { unconfirmedPhones } from "#server/erasure/unconfirmed.ts";
import {
  citizenBody,
  help,
  helpBody,
  ids,
  moved,
  other,
  otherHelp,
  person,
  promise,
  theirRecords,
} from "./erasure-records.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, NOON, ploy, startServer, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  let directory: string;
  beforeEach(async () => {
    server = await start();
    directory = mkdtempSync(join(tmpdir(), "asa-erase-"));
    await server.plant(theirRecords);
  });
  afterEach(async () => {
    await server.close();
    rmSync(directory, { recursive: true });
  });

  const parts = (): ErasureParts => ({
    db: server.database.db,
    store: server.store,
    file: erasuresFile(directory),
    now: NOON,
  });
  const here = (id: string) => ({ partition: "t:980101", id });
  const there = (id: string) => ({ partition: "t:980203", id });
  const rows = async () => {
    const all = await server.database.db.selectFrom("row").select(["id", "body", "versions", "erased"]).execute();
    return new Map(
      all.map((row) => [row.id, { ...row, body: row.body === null ? null : (JSON.parse(row.body) as Body) }]),
    );
  };
  const everything = async (): Promise<string> =>
    JSON.stringify([
      await server.database.db.selectFrom("row").selectAll().execute(),
      await server.database.db.selectFrom("result").selectAll().execute(),
      await server.database.db.selectFrom("parcel").selectAll().execute(),
    ]);
  const sync = async ({ cookie, clientId }: SignedIn, cur: string | null, push: readonly object[] = []) => {
    const payload = { c: clientId, cur, lim: 65_536, push };
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  test("[E1] everything that names the person goes, in every village they lived in; the help still counts", async () => {
    const counted = () => server.database.db.selectFrom("fact_help_log").selectAll().orderBy("id").execute();
    // A phone set to the Buddhist year: such a help counts for the day when the server took it, for good.
    const ahead = { ...helpBody(person), at: "2569-11-22T05:00:00.000Z", note: "สมชาย" };
    await server.plant([{ kind: "helpLog", id: "019ab000-0000-7000-8000-00000000d004", body: ahead }]);
    const before = await counted();
    // Asked for by the record of the village that they moved to.
    expect(await erasePerson({ ...parts(), now: "2026-12-24T05:00:00.000Z" }, there(moved))).toEqual({
      erased: 5,
      blanked: 2,
      unsure: [],
    });
    const text = await everything();
    for (const secret of ["สมชาย", "ชายน้อย", "อยู่คนเดียว", "081"]) expect(text).not.toContain(secret);
    const now = await rows();
    expect([person, moved, "conflict", "noteConflict", "review"].map((id) => now.get(ids[id] ?? id))).toEqual(
      Array.from({ length: 5 }, () => expect.objectContaining({ body: null, erased: 1, versions: "{}" })),
    );
    expect(now.get(help)?.body).toEqual({ ...helpBody(person), note: undefined });
    expect(await counted()).toEqual(before);
    const people = server.database.db.selectFrom("fact_citizen").selectAll().where("id", "<>", other);
    const nothing = { status: null, birth_year: null };
    expect(await people.execute()).toEqual([expect.objectContaining(nothing), expect.objectContaining(nothing)]);
    // Others are as they were.
    expect(now.get(other)?.body).toMatchObject({ name: "สมหญิง" });
    expect(now.get(otherHelp)?.body).toMatchObject({ note: "เรื่องของคนอื่น" });
    expect(now.get(promise)?.body).toMatchObject({ citizenId: person, state: "open" });
    // Once more changes nothing.
    const seqs = await server.store.heads(["t:980101", "t:980203"]);
    expect(await erasePerson(parts(), here(person))).toEqual({ erased: 0, blanked: 0, unsure: [] });
    expect(await server.store.heads(["t:980101", "t:980203"])).toEqual(seqs);
    expect(await erasePerson(parts(), here(uuidv7()))).toBeNull();
  });

  test("[E1] what one phone alone says of a move erases nobody else, and is shown to whoever erases", async () => {
    const impostor = uuidv7();
    const fromThere = { ...citizenBody("98020306"), name: "คนอื่น" };
    await server.plant([
      { kind: "citizen", id: impostor, body: { ...fromThere, movedFrom: other } },
      { kind: "citizen", id: uuidv7(), body: fromThere },
    ]);
    // As a phone of another version may write it: nothing of it may be taken for a pattern.
    const body = JSON.stringify({ ...fromThere, movedFrom: "%", movedTo: { areaCode: "%", id: "%" } });
    const pattern = uuidv7();
    await server.plant([{ kind: "citizen", id: pattern, body: fromThere }]);
    await server.database.db.updateTable("row").set({ body }).where("id", "=", pattern).execute();

    expect(await erasePerson(parts(), there(impostor))).toMatchObject({ erased: 1, unsure: [{ id: other }] });
    expect(await erasePerson(parts(), there(pattern))).toEqual({ erased: 1, blanked: 0, unsure: [] });
    expect((await rows()).get(other)?.body).toMatchObject({ name: "สมหญิง" });
    expect((await rows()).get(person)?.body).toMatchObject({ name: "สมชาย ใจดี" });
  });

  test("[E2] phones are told, and the list names those that have not confirmed until they have", async () => {
    const phone = await server.signIn(nok);
    const first = await sync(phone, null);
    const neighbour = await server.signIn(ploy);
    await sync(neighbour, null);
    expect(await unconfirmedPhones(server.database.db)).toEqual([]);
    await erasePerson(parts(), here(person));
    const names = async () =>
      (await unconfirmedPhones(server.database.db)).map(({ name, partition }) => [name, partition]);
    expect(await names()).toEqual(
      expect.arrayContaining([
        ["นก (ตัวอย่าง)", "t:980101"],
        ["นก (ตัวอย่าง)", `u:${nok}`],
        ["พลอย (ตัวอย่าง)", "t:980101"],
      ]),
    );
    expect((await unconfirmedPhones(server.database.db))[0]).toMatchObject({ phone: "000-111-2222", lastSeenAt: NOON });
    const told = await sync(phone, first.cur);
    const erased = told.ch.flatMap((block: { er?: unknown }) => (block.er === undefined ? [] : [block.er]));
    expect(erased).not.toEqual([]);
    // The answer may have been lost: only a phone that comes back with its cursor has it on disk.
    expect((await names()).filter(([name]) => name?.startsWith("นก"))).toHaveLength(2);
    await sync(phone, told.cur);
    expect(await names()).toEqual([["พลอย (ตัวอย่าง)", "t:980101"]]);
  });

  test("[E1] what comes late about the person is refused, or erased within a day", async () => {
    const phone = await server.signIn(nok);
    await erasePerson(parts(), here(person));
    const change = (n: number, k: string, id: string, op: string, set: Body) => ({
      n,
      v: 1,
      k,
      id,
      op,
      at: NOON,
      b: 0,
      set,
    });
    const late = uuidv7();
    const answer = await sync(phone, null, [
      {
        p: "t:980101",
        m: [
          change(1, "citizen", person, "patch", { nickname: "ชายน้อย" }),
          change(2, "citizen", person, "put", citizenBody(village.nok)),
          change(3, "helpLog", late, "put", { ...helpBody(person), note: "สมชาย มาสาย" }),
          change(4, "helpLog", help, "patch", { note: "สมชาย อีกครั้ง" }),
        ],
      },
    ]);
    expect(answer.res.map((result: { n: number; s: string }) => [result.n, result.s])).toEqual([
      [1, "gone"],
      [2, "gone"],
      [4, "merged"],
    ]);
    expect(await eraseLateWork(parts())).toEqual({ erased: 1, blanked: 1 });
    expect(await everything()).not.toContain("สมชาย");
    expect((await rows()).get(late)?.body).toMatchObject({ citizenId: person, minutes: 30 });
    expect(await eraseLateWork(parts())).toEqual({ erased: 0, blanked: 0 });
  });

  test("[E3] the file beside the database holds ids and places only, each once, and survives a cut line", async () => {
    await erasePerson(parts(), here(person));
    await erasePerson(parts(), here(person));
    const text = readFileSync(join(directory, "erasures.jsonl"), "utf8");
    expect(text).not.toContain("สมชาย");
    const lines = text.split("\n").filter((line) => line !== "");
    expect(lines).toHaveLength(5);
    expect(lines.map((line) => Object.keys(JSON.parse(line)).toSorted().join())).toEqual(
      lines.map(() => "at,audience,id,kind,partition"),
    );
    appendFileSync(join(directory, "erasures.jsonl"), '\n{"id":"019ab0');
    erasuresFile(directory).add([
      { id: other, partition: "t:980101", kind: "citizen", audience: village.nok, at: NOON },
    ]);
    expect(
      erasuresFile(directory)
        .read()
        .map(({ id }) => id),
    ).toContain(other);
    expect(erasuresFile(directory).read()).toHaveLength(6);
  });

  test("[E3] a backup of before is erased again, also of people whom it does not know yet", async () => {
    const unknown = uuidv7();
    const { file } = parts();
    await erasePerson(parts(), here(person));
    file.add([{ id: unknown, partition: "t:980101", kind: "citizen", audience: village.nok, at: NOON }]);

    // The backup: the same province before anything was erased.
    const backup = await startServer();
    await backup.plant(theirRecords);
    const restored: ErasureParts = { db: backup.database.db, store: backup.store, file, now: NOON };
    await backup.store.restart();
    expect(await eraseAgain(restored)).toEqual({ erased: 5, blanked: 1 });
    expect(await eraseAgain(restored)).toEqual({ erased: 0, blanked: 0 });
    const left = await backup.database.db.selectFrom("row").select(["id", "body", "erased"]).execute();
    expect(JSON.stringify(left)).not.toContain("สมชาย");
    expect(left.find(({ id }) => id === unknown)).toEqual({ id: unknown, body: null, erased: 1 });

    // A phone that never heard of it gives back what the backup lacks.
    const { cookie, clientId } = await backup.signIn(nok);
    const put = { n: 1, v: 1, k: "citizen", id: unknown, op: "put", at: NOON, b: 0, set: citizenBody(village.nok) };
    const payload = { c: clientId, cur: null, lim: 65_536, push: [{ p: "t:980101", m: [put] }] };
    const answer = await backup.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    expect(answer.json().res).toMatchObject([{ n: 1, s: "gone" }]);
    await backup.close();
  });
});
