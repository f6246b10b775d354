/** Courses as phones fetch them: the catalogue by its mark, packs line by line. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as v from "valibot";
import { buildCourseFiles } from "#content/courses/build.ts";
import { catalogueSchema } from "#domain/course.ts";
import { tinyCourse } from "#tests/content/tiny-course.ts";
import { lek, nok, startServer, type TestServer } from "./server-for-tests.ts";

const built = buildCourseFiles(tinyCourse);
const [course] = v.parse(catalogueSchema, JSON.parse(built.get("catalogue.json") ?? "")).courses;
const pack = course?.languages.th.pack ?? "";
const lines = (built.get(`${pack}.ndjson`) ?? "").trimEnd().split("\n");

let directory: string;
let server: TestServer;
let cookie: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "asa-courses-"));
  mkdirSync(join(directory, "courses"));
  writeFileSync(join(directory, "index.html"), "<!doctype html>");
  for (const [name, text] of built) writeFileSync(join(directory, "courses", name), text);
  server = await startServer({ staticDirectory: directory, limits: { readsPerMinute: 1_000 } });
  ({ cookie } = await server.signIn(nok));
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  server.app.inject({ url, headers: { cookie, ...headers } });
const packAt = `/v1/courses/packs/${pack}`;

test("the catalogue is what was built, for anybody who is signed in", async () => {
  const answer = await get("/v1/courses");
  expect(v.parse(catalogueSchema, answer.json())).toEqual(JSON.parse(built.get("catalogue.json") ?? ""));
  const other = await server.signIn(lek);
  expect((await get("/v1/courses", { cookie: other.cookie })).body).toBe(answer.body);
});

test("an unchanged catalogue is not sent again", async () => {
  const { headers } = await get("/v1/courses");
  const again = await get("/v1/courses", { "if-none-match": String(headers["etag"]) });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
  expect((await get("/v1/courses", { "if-none-match": 'W/"other"' })).statusCode).toBe(200);
});

test("a pack is its lines, and those asked for are exactly those, in that order", async () => {
  const whole = await get(packAt);
  expect(whole.headers["content-type"]).toContain("application/x-ndjson");
  expect(whole.body).toBe(built.get(`${pack}.ndjson`));
  for (const [parts, wanted] of [
    ["2-4,6", [2, 3, 4, 6]],
    ["6,1", [6, 1]],
    ["3", [3]],
  ] as const) {
    const { body } = await get(`${packAt}?parts=${parts}`);
    expect(body.trimEnd().split("\n")).toEqual(wanted.map((line) => lines[line - 1]));
  }
});

test("it goes out compressed, in the bytes that the catalogue announces", async () => {
  const answer = await get(packAt, { "accept-encoding": "br" });
  expect(answer.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(built.get(`${pack}.ndjson`));
  const announced = course?.languages.th.bytes ?? 0;
  expect(Math.abs(answer.rawPayload.length - announced)).toBeLessThanOrEqual(announced * 0.02);
});

describe("is refused:", () => {
  test.each(["0", "7", "1-7", "4-2", "x", "", "1,", "1-3-4", "1;2", "1&parts=2", Array(401).fill("1").join(",")])(
    "lines %s",
    async (parts) => {
      const answer = await get(`${packAt}?parts=${parts}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.headers["content-type"]).toContain("application/problem+json");
      expect(answer.json()).toMatchObject({ code: "field", field: "parts" });
    },
  );

  test.each(["0000000000000000", "..", "%2e%2e%2fcatalogue", "catalogue", "__proto__"])("the pack %s", async (name) => {
    const answer = await get(`/v1/courses/packs/${name}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });

  test("whoever is not signed in, at the API and at the files", async () => {
    for (const url of ["/v1/courses", packAt]) expect((await server.unsigned({ url })).statusCode).toBe(401);
    for (const name of built.keys()) expect((await server.unsigned({ url: `/courses/${name}` })).statusCode).toBe(404);
  });
});

test("a server without built courses has none, and says so", async () => {
  const bare = await startServer();
  const phone = await bare.signIn(nok);
  const answer = await bare.app.inject({ url: "/v1/courses", headers: { cookie: phone.cookie } });
  expect(answer.json()).toEqual({ courses: [] });
  await bare.close();
});
