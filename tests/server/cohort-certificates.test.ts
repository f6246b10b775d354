/** A cohort that is closed gives everybody who passed a certificate, whoever they are, and nobody else. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as v from "valibot";
import { buildCourseFiles } from "#content/courses/build.ts";
import { catalogueSchema, type Course } from "#domain/course.ts";
import type { Certificate } from "#domain/records/certificate.ts";
import type { Enrolment } from "#domain/records/enrolment.ts";
import { registryVersion } from "#domain/record-types.ts";
import { issueForCohorts } from "#server/certificates/issue-cohort.ts";
import { issuer } from "#server/certificates/issuer.ts";
import { revokeCertificate } from "#server/certificates/revoke.ts";
import { erasePerson } from "#server/erasure/erase-person.ts";
import { erasuresFile } from "#server/erasure/erasures-file.ts";
import { rewriteRows } from "#server/rewrite-rows.ts";
import { deriveKey } from "#server/secret.ts";
import { noteCourseRules } from "#server/certificates/course-rules.ts";
import { readBuiltCourses } from "#server/courses/built-courses.ts";
import { fromBlock, type ChangeBlock } from "#sync/columns.ts";
import type { Mutation } from "#sync/wire.ts";
import { uuidv7 } from "uuidv7";
import { tinyCourse } from "#tests/content/tiny-course.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, NOON, ploy, SECRET, village, type TestServer } from "./server-for-tests.ts";

const trainer = "019ab000-0000-7000-8000-000000000041";
const host = "980101";
const place = `k:${host}`;
const cohortId = uuidv7();
const citizenId = uuidv7();

let directory: string;
let course: Course;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "asa-cohorts-"));
  mkdirSync(join(directory, "courses"));
  writeFileSync(join(directory, "index.html"), "<!doctype html>");
  const built = buildCourseFiles(tinyCourse);
  for (const [name, text] of built) writeFileSync(join(directory, "courses", name), text);
  course = v.parse(catalogueSchema, JSON.parse(built.get("catalogue.json") ?? "")).courses[0] as Course;
});
afterAll(() => rmSync(directory, { recursive: true }));

type Change = Omit<Mutation, "n">;
const change = (k: string, id: string, set: object, op: "put" | "patch" = "put", b = 0): Change => ({
  v: 1,
  k,
  id,
  op,
  at: NOON,
  b,
  set: { ...set },
});
const own = { host, cohortId, at: NOON, by: trainer };
const [typed, withAccount, neighbour, absent] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];

const running = (): Change[] => [
  change("cohort", cohortId, {
    host,
    course: course.code,
    number: 3,
    place: "ศูนย์ดิจิทัลชุมชนบ้านโนนสาธิต",
    capacity: 40,
    sessions: [
      { id: "s1", day: "2026-11-19", from: "09:00", to: "12:00", minutes: 180 },
      { id: "s2", day: "2026-11-21", from: "09:00", to: "12:00", minutes: 180 },
    ],
    passAttendance: 80,
    passPost: 60,
    state: "running",
    poster: "K7M2P9XA",
    by: trainer,
  }),
  change("enrolment", typed, { ...own, name: "นางสาวน้ำเพช ปิ่นแก้ว", seat: "place" }),
  change("enrolment", withAccount, { ...own, name: "นก (ตัวอย่าง)", userId: nok, seat: "place" }),
  change("enrolment", neighbour, { ...own, name: "ฐิติญา ญาณวุฒิ", citizenId, areaCode: village.ploy, seat: "place" }),
  change("enrolment", absent, { ...own, name: "สุริยะ ทอง", seat: "place" }),
  ...[typed, withAccount, neighbour].flatMap((enrolmentId) =>
    ["s1", "s2"].map((session) => change("attendance", uuidv7(), { ...own, session, enrolmentId, method: "tick" })),
  ),
  change("attendance", uuidv7(), { ...own, session: "s1", enrolmentId: absent, method: "tick" }),
  ...[typed, neighbour, absent].flatMap((enrolmentId) => [
    change("score", uuidv7(), { ...own, enrolmentId, test: "pre", right: 3, of: 10 }),
    change("score", uuidv7(), { ...own, enrolmentId, test: "post", right: 8, of: 10 }),
  ]),
];

onBothDatabases((start) => {
  let server: TestServer;
  let teach: Phone;
  let learn: Phone;
  beforeAll(async () => {
    server = await start({ staticDirectory: directory, limits: { syncsPerMinute: 1_000 } });
    await server.plant([
      { kind: "user", id: trainer, body: { name: "อารี ใจสาธิต", affiliations: [] } },
      { kind: "membership", id: uuidv7(), body: { userId: trainer, role: "trainer", scope: host, from: "2026-01-01" } },
      { kind: "citizen", id: citizenId, body: { name: "ฐิติญา ญาณวุฒิ", areaCode: village.ploy, status: "active" } },
    ]);
    await noteCourseRules(server.database.db, readBuiltCourses(directory));
    teach = await phoneOf(server, trainer);
    learn = await phoneOf(server, nok);
  });
  afterAll(() => server.close());

  const answers = (isRight: boolean) =>
    course.post.map((number) => {
      const [module, question] = number.split(".");
      return { q: `${module}/q${question}`, c: (Number(question) - 1 + (isRight ? 0 : 1)) % 4 };
    });
  const takesTest = (isRight: boolean): Change =>
    change("attempt", uuidv7(), {
      by: nok,
      course: course.code,
      version: course.version,
      test: "post",
      startedAt: NOON,
      at: NOON,
      answers: answers(isRight),
      // As the phone says, whatever was answered.
      right: course.post.length,
      host,
      cohortId,
      scoreId: uuidv7(),
    });

  test("as long as it runs there is none, and with the word that it is closed there is one for each who passed", async () => {
    expect((await teach(place, running())).certificates).toEqual([]);
    await learn(`u:${nok}`, [takesTest(false)]);
    const { certificates } = await teach(place, [change("cohort", cohortId, { state: "closed" }, "patch", 99)]);
    expect(certificates.map(({ name }) => name).toSorted()).toEqual(["ฐิติญา ญาณวุฒิ", "นางสาวน้ำเพช ปิ่นแก้ว"]);
    expect(certificates[0]).toMatchObject({ minutes: 360, after: 80, before: 30, copy: "cohort" });
    expect(certificates[0]?.cohort).toMatchObject({ number: 3, from: "2026-11-19", to: "2026-11-21" });
  });

  test("a learner who sends the test later gets theirs then, on their own phone and in the cohort", async () => {
    const { certificates } = await learn(`u:${nok}`, [takesTest(true)]);
    expect(certificates).toMatchObject([{ by: nok, after: 100, cohort: { enrolmentId: withAccount } }]);
    expect((await teach(place, [])).certificates).toHaveLength(3);
  });

  test("a citizen's lies with their village, where their volunteer can show it", async () => {
    const { certificates } = await (await phoneOf(server, ploy))(`u:${ploy}`, []);
    expect(certificates).toMatchObject([{ citizenId, name: "ฐิติญา ญาณวุฒิ" }]);
  });

  test("a name that is mended is signed anew: the old certificate is taken back and names the new one", async () => {
    const name = "นางสาวน้ำเพชร ปิ่นแก้ว";
    const { certificates, enrolments } = await teach(place, [change("enrolment", typed, { name }, "patch", 99)]);
    const codes = certificates.filter(({ cohort }) => cohort?.enrolmentId === typed).map(({ code }) => code);
    expect(codes).toHaveLength(2);
    expect(enrolments.find(({ id }) => id === typed)).toMatchObject({ name, certificate: codes[1] });
    const told = (await server.unsigned({ url: "/v1/certificates/trust" })).json<{ revocations: object[] }>();
    expect(told.revocations).toMatchObject([{ code: codes[0], why: "wrongName", replacedBy: codes[1] }]);
    // Nothing changed since: nothing is made.
    const again = await teach(place, [change("enrolment", absent, { phone: "0001112222" }, "patch", 99)]);
    expect(again.certificates).toHaveLength(4);
  });

  test("what an earlier look was kept from finishing is finished, and two that look at once make one", async () => {
    const held = async () =>
      (await server.database.db.selectFrom("fact_certificate").select(["p", "id"]).execute()).length;
    const before = await held();
    const row = { partition: `u:${nok}`, ids: await codesOf(server, `u:${nok}`) };
    await rewriteRows(server.store, row, NOON, () => ({ body: null }));
    expect(await held()).toBe(before - 1);
    const touch = () => teach(place, [change("enrolment", absent, { phone: "0001112222" }, "patch", 99)]);
    await touch();
    expect(await held()).toBe(before);
    const deps = { whole: server.database.db, store: server.store, issuer: issuer(deriveKey(SECRET, "certificates")) };
    const look = () =>
      issueForCohorts({ ...deps, courses: readBuiltCourses(directory) }, place, new Set([cohortId]), NOON);
    await Promise.all([look(), look(), look()]);
    expect(await held()).toBe(before);
  });

  test("one that had not been earned after all is taken back for good", async () => {
    const { certificates } = await teach(place, []);
    const { code = "" } = certificates.find(({ cohort }) => cohort?.enrolmentId === withAccount) ?? {};
    await revokeCertificate(server.database, server.store, { code, why: "notEarned" }, NOON);
    await learn(`u:${nok}`, [takesTest(true)]);
    const after = (await teach(place, [])).certificates.filter(({ cohort }) => cohort?.enrolmentId === withAccount);
    expect(after.map((each) => each.code)).toEqual([code]);
  });

  test("a trainer puts nothing into a village by naming a citizen beside an account", async () => {
    const both = { ...own, name: "ใครก็ได้", userId: ploy, citizenId, areaCode: village.nok, seat: "place" };
    const enrolmentId = uuidv7();
    await teach(place, [
      change("enrolment", enrolmentId, both),
      ...["s1", "s2"].map((session) =>
        change("attendance", uuidv7(), { ...own, session, enrolmentId, method: "tick" }),
      ),
      change("score", uuidv7(), { ...own, enrolmentId, test: "post", right: 9, of: 10 }),
    ]);
    expect(await codesOf(server, "t:980101", village.nok)).toEqual([]);
  });

  test("who asks to be forgotten is forgotten by the cohort as well", async () => {
    const folder = mkdtempSync(join(tmpdir(), "asa-erasures-"));
    const parts = { db: server.database.db, store: server.store, file: erasuresFile(folder), now: NOON };
    await erasePerson(parts, { partition: "t:980101", id: citizenId });
    rmSync(folder, { recursive: true });
    const { certificates, enrolments } = await teach(place, []);
    expect(enrolments.find(({ id }) => id === neighbour)?.name).toBe("–");
    const theirs = certificates.filter(({ cohort }) => cohort?.enrolmentId === neighbour);
    expect(theirs.map(({ name, payload }) => [name, payload])).toEqual([["–", undefined]]);
  });
});

/** Of the certificates in one place. */
const codesOf = async ({ database }: TestServer, p: string, aud = ""): Promise<string[]> => {
  const rows = database.db.selectFrom("row").select("id").where("p", "=", p).where("aud", "=", aud);
  return (await rows.where("kind", "=", "certificate").where("body", "is not", null).execute()).map(({ id }) => id);
};

type Phone = (
  p: string,
  changes: readonly Change[],
) => Promise<{ readonly certificates: readonly Certificate[]; readonly enrolments: readonly Enrolment[] }>;

/** Sends changes, and gives what the phone is given then. */
const phoneOf = async (server: TestServer, userId: string): Promise<Phone> => {
  const { cookie, clientId } = await server.signIn(userId);
  const last = new Map<string, number>();
  return async (p, changes) => {
    const m = changes.map((each, at) => ({ ...each, n: (last.get(p) ?? 0) + at + 1 }));
    last.set(p, (last.get(p) ?? 0) + changes.length);
    const push = m.length === 0 ? [] : [{ p, m }];
    const payload = { c: clientId, cur: null, r: registryVersion, lim: 65_536, push };
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    const { ch = [], res } = answer.json<{ ch?: ChangeBlock[]; res?: unknown }>();
    expect([answer.statusCode, res]).toEqual([200, undefined]);
    const ofKind = <T>(kind: string): T[] =>
      ch
        .filter(({ k }) => k === kind)
        .flatMap((block) => fromBlock(block).map(({ id, body }) => ({ ...body, id }) as unknown as T));
    return { certificates: ofKind("certificate"), enrolments: ofKind("enrolment") };
  };
};
