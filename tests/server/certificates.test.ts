/** Who passes a course gets a certificate with the very sync that says so, once, and anybody can ask about it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { webcrypto } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as v from "valibot";
import { buildCourseFiles } from "#content/courses/build.ts";
import { isSignedWith } from "#data/certificates/is-signed-with.ts";
import { checkCertificate } from "#domain/certificate-check.ts";
import { readPayload } from "#domain/certificate.ts";
import { catalogueSchema, type Course } from "#domain/course.ts";
import { itemsOf } from "#domain/course-progress.ts";
import type { Certificate } from "#domain/records/certificate.ts";
import { registryVersion } from "#domain/record-types.ts";
import { noteCourseRules } from "#server/certificates/course-rules.ts";
import { issuer } from "#server/certificates/issuer.ts";
import { plantIssuer } from "#server/certificates/plant-issuer.ts";
import { trustOf } from "#server/certificates/register.ts";
import { revokeCertificate } from "#server/certificates/revoke.ts";
import { readBuiltCourses } from "#server/courses/built-courses.ts";
import { deriveKey } from "#server/secret.ts";
import { fromBlock, type ChangeBlock } from "#sync/columns.ts";
import type { Mutation } from "#sync/wire.ts";
import { uuidv7 } from "uuidv7";
import { tinyCourse } from "#tests/content/tiny-course.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, NOON, ploy, SECRET, village, type TestServer } from "./server-for-tests.ts";

let directory: string;
let course: Course;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "asa-certificates-"));
  mkdirSync(join(directory, "courses"));
  writeFileSync(join(directory, "index.html"), "<!doctype html>");
  const built = buildCourseFiles(tinyCourse);
  for (const [name, text] of built) writeFileSync(join(directory, "courses", name), text);
  const { courses } = v.parse(catalogueSchema, JSON.parse(built.get("catalogue.json") ?? ""));
  course = courses[0] as Course;
});
afterAll(() => rmSync(directory, { recursive: true }));

const right = (number: string): { q: string; c: number } => {
  const [module, question] = number.split(".");
  return { q: `${module}/q${question}`, c: (Number(question) - 1) % 4 };
};

/** All of the course, with the last test answered by `answers`. */
const learning = (by: string, whose: object, answers: readonly object[]): Omit<Mutation, "n">[] => {
  const change = (k: string, set: object) => {
    const whole = { by, ...whose, course: course.code, at: NOON, ...set };
    return { v: 1, k, id: uuidv7(), op: "put" as const, at: NOON, b: 0, set: whole };
  };
  const go = (name: string, asked: readonly object[]) =>
    change("attempt", { version: course.version, test: name, startedAt: NOON, answers: asked, right: asked.length });
  const items = itemsOf(course.languages.th);
  return [
    go("pre", course.pre.map(right)),
    ...items.filter(({ kind }) => kind !== "questions").map(({ item, part }) => change("lessonDone", { item, part })),
    ...items
      .filter(({ kind }) => kind === "questions")
      .map(({ module }) => go(String(module), [{ q: `${module}/q1`, c: 3 }])),
    go("post", answers),
  ];
};

onBothDatabases((start) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start({ staticDirectory: directory });
    const key = issuer(deriveKey(SECRET, "certificates"));
    await plantIssuer(server.database, server.store, key, NOON);
    await noteCourseRules(server.database.db, readBuiltCourses(directory));
  });
  afterAll(() => server.close());

  const phoneOf = async (userId: string) => {
    const { cookie, clientId } = await server.signIn(userId);
    const numbers = new Map<string, number>();
    return async (p: string, changes: readonly Omit<Mutation, "n">[]) => {
      const m = changes.map((change) => {
        const n = (numbers.get(p) ?? 0) + 1;
        numbers.set(p, n);
        return { ...change, n };
      });
      const payload = {
        c: clientId,
        cur: null,
        r: registryVersion,
        lim: 65_536,
        push: m.length === 0 ? [] : [{ p, m }],
      };
      const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
      expect(answer.statusCode).toBe(200);
      const { ch = [] } = answer.json<{ ch?: ChangeBlock[] }>();
      return ch
        .filter(({ k }) => k === "certificate")
        .flatMap((block) => fromBlock(block).map(({ body }) => body as unknown as Certificate));
    };
  };

  test("a wrong answer too many gives none, the next go gives one with the same answer that takes it", async () => {
    const sync = await phoneOf(nok);
    const wrong = course.post.map((number) => ({ ...right(number), c: (right(number).c + 1) % 4 }));
    // The phone says that all are right: the server counts again.
    expect(await sync(`u:${nok}`, learning(nok, {}, wrong))).toEqual([]);
    const again = learning(nok, {}, course.post.map(right)).slice(-1);
    const [made, ...others] = await sync(`u:${nok}`, again);
    expect(others).toEqual([]);
    expect(made).toMatchObject({ by: nok, name: "นก (ตัวอย่าง)", course: course.code, after: 100, before: 100 });
    expect(made).toMatchObject({ minutes: course.minutes, issuedOn: "2026-11-22", skills: course.skills });
    // What anybody's phone can say about it without asking.
    const trust = { ...(await trustOf(server.database.db)), asOf: null };
    const verdict = await checkCertificate(made?.payload ?? "", trust, isSignedWith(webcrypto.subtle as SubtleCrypto));
    expect(verdict).toMatchObject({ state: "valid", claims: { initials: "นต", code: made?.code } });
  });

  test("learning on does not make a second one", async () => {
    const sync = await phoneOf(nok);
    const before = await sync(`u:${nok}`, []);
    expect(await sync(`u:${nok}`, learning(nok, {}, course.post.map(right)))).toEqual(before);
  });

  test("half of the course, answers to half of the test, or to a version that never was, give none", async () => {
    const half = learning(lek, {}, course.post.map(right)).toSpliced(1, 1);
    expect(await (await phoneOf(lek))(`u:${lek}`, half)).toEqual([]);
    const sync = await phoneOf(ploy);
    expect(await sync(`u:${ploy}`, learning(ploy, {}, course.post.slice(0, 7).map(right)))).toEqual([]);
    const post = learning(ploy, {}, course.post.map(right)).slice(-1);
    const unknown = post.map((each) => ({ ...each, set: { ...each.set, version: "0".repeat(16) } }));
    expect(await sync(`u:${ploy}`, unknown)).toEqual([]);
  });

  test("a citizen who learnt on a volunteer's phone gets theirs in their village", async () => {
    const citizenId = uuidv7();
    const body = { name: "นางสมศรี ใจดี", areaCode: village.nok, status: "active" };
    await server.plant([{ kind: "citizen", id: citizenId, body }]);
    const sync = await phoneOf(nok);
    const whose = { citizenId, areaCode: village.nok };
    const made = await sync(`t:${village.nok.slice(0, 6)}`, learning(nok, whose, course.post.map(right)));
    expect(made.filter((each) => each.citizenId === citizenId)).toMatchObject([{ name: "นางสมศรี ใจดี" }]);
  });

  test("anybody may ask by the code, and learns the initials and the course, no name", async () => {
    const sync = await phoneOf(nok);
    const [made] = await sync(`u:${nok}`, []);
    const code = made?.code ?? "";
    const ask = (typed: string) => server.unsigned({ url: `/v1/certificates?code=${typed}` });
    const answer = await ask(code);
    expect(answer.json()).toEqual({
      asOf: server.clock.now,
      code,
      course: course.code,
      initials: "นต",
      minutes: course.minutes,
      issuedOn: "2026-11-22",
    });
    expect((await ask("AAAAAAAA")).statusCode).toBe(400);
    expect((await ask("22222222")).statusCode).toBe(404);

    expect(await revokeCertificate(server.database, server.store, { code, why: "wrongName" }, NOON)).toEqual({
      ok: true,
      value: undefined,
    });
    expect((await ask(code)).json()).toMatchObject({ revocation: { why: "wrongName", on: "2026-11-22" } });
    const told = (await server.unsigned({ url: "/v1/certificates/trust" })).json<{ revocations: object[] }>();
    expect(told.revocations).toMatchObject([{ code }]);
    const again = await revokeCertificate(server.database, server.store, { code, why: "wrongName" }, NOON);
    expect(again).toEqual({ ok: false, error: { type: "revoked" } });
  });

  test("after one was taken back, the next lesson that is sent brings another, with another code", async () => {
    const sync = await phoneOf(nok);
    const before = await sync(`u:${nok}`, []);
    const after = await sync(`u:${nok}`, learning(nok, {}, course.post.map(right)).slice(-1));
    const own = after.filter((each) => each.citizenId === undefined);
    expect(own).toHaveLength(before.length + 1 - before.filter((each) => each.citizenId !== undefined).length);
    const payloads = own.map((each) => readPayload(each.payload ?? ""));
    expect(new Set(payloads.map((each) => (typeof each === "string" ? each : each.claims.code))).size).toBe(2);
  });
});
