/** Course material on the way to a phone: cut, changed, too large, a full storage, a newer text. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { Dexie } from "dexie";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as v from "valibot";
import { buildCourseFiles } from "#content/courses/build.ts";
import { fetchParts, keepCourse, renewCatalogue, type FetchDeps } from "#data/courses/fetch-courses.ts";
import { catalogueOn, courseHere, openShelf, readParts, type CourseShelf } from "#data/courses/shelf.ts";
import { catalogueSchema, partsOf, readLines, type Course } from "#domain/course.ts";
import { tinyCourse } from "#tests/content/tiny-course.ts";

const builtFrom = (files: typeof tinyCourse) => {
  const built = buildCourseFiles(files);
  const [course] = v.parse(catalogueSchema, JSON.parse(built.get("catalogue.json") ?? "")).courses;
  if (!course) throw new Error("no course was built");
  return { built, course };
};
const first = builtFrom(tinyCourse);
/** The same course with one lesson written anew. */
const renewed = builtFrom(
  new Map(
    [...tinyCourse].map(([name, text]) => [
      name,
      name.includes("/th/01") ? text.replace("ในบรรทัดเดียวกัน", "อยู่บรรทัดเดียวกัน") : text,
    ]),
  ),
);

/** Answers as the server does, from what was built. `cutAt`: bytes after which the connection breaks. */
const serverOf =
  ({ built }: Pick<typeof first, "built">, { cutAt = Infinity, change = (text: string) => text } = {}) =>
  async (address: unknown): Promise<Response> => {
    const url = new URL(typeof address === "string" ? address : "", "http://asa");
    if (url.pathname === "/v1/courses") return new Response(built.get("catalogue.json"), { headers: { etag: '"1"' } });
    const pack = built.get(`${url.pathname.split("/").at(-1)}.ndjson`);
    if (pack === undefined) return new Response("{}", { status: 404 });
    const lines = pack.trimEnd().split("\n");
    asked.push(readLines(url.searchParams.get("parts") ?? "", lines.length) ?? []);
    const text = (asked.at(-1) ?? []).map((line) => `${lines[line - 1]}\n`).join("");
    const bytes = new TextEncoder().encode(change(text));
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        stream.enqueue(bytes.subarray(0, Math.min(cutAt, bytes.length)));
        if (cutAt < bytes.length) stream.error(new TypeError("network error"));
        else stream.close();
      },
    });
    return new Response(body);
  };
let asked: (readonly number[])[];

let shelf: CourseShelf;
beforeEach(() => {
  asked = [];
  shelf = openShelf(new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  shelf.dexie.close();
});
const from = (fetchFrom: FetchDeps["fetchFrom"]): FetchDeps => ({ fetchFrom, shelf, subtle: crypto.subtle });
const wanted = (course: Course) => partsOf(course.languages.th);

test("a course that is kept opens whole without a signal", async () => {
  const deps = from(serverOf(first));
  expect(await renewCatalogue(deps)).toEqual({ ok: true, value: undefined });
  expect(await catalogueOn(shelf)).toEqual([first.course]);
  expect((await keepCourse(deps, first.course, "th")).ok).toBe(true);
  const here = await courseHere(shelf, first.course, "th");
  expect([here.here, here.isKept]).toEqual([here.of, true]);
  const parts = await readParts(shelf, wanted(first.course));
  expect(parts?.map(({ kind }) => kind)).toEqual(
    first.course.languages.th.modules.flatMap(({ items }) => items.map(({ kind }) => kind)),
  );
  // Kept again, nothing travels.
  expect((await keepCourse(deps, first.course, "th")).ok).toBe(true);
  expect(asked).toHaveLength(1);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
  "cut at %i tenths, what arrived stays and the next try asks for the rest alone",
  async (tenths) => {
    const size = new TextEncoder().encode(first.built.get(`${first.course.languages.th.pack}.ndjson`)).length;
    const cut = from(serverOf(first, { cutAt: Math.floor((size * tenths) / 10) }));
    expect(await keepCourse(cut, first.course, "th")).toEqual({ ok: false, error: { type: "offline" } });
    const { here, of, isKept } = await courseHere(shelf, first.course, "th");
    expect([here < of, isKept]).toEqual([true, false]);
    expect((await keepCourse(from(serverOf(first)), first.course, "th")).ok).toBe(true);
    expect(asked.at(-1)).toHaveLength(of - here);
    expect(await readParts(shelf, wanted(first.course))).toHaveLength(of);
  },
);

describe("what is not the course's own text is not kept:", () => {
  test.each([
    ["a changed letter", (text: string) => text.replace("ข่าว", "ขาว")],
    ["a hotspot's page", () => "<html>sign in first</html>\n"],
    ["a line that never ends", () => "x".repeat(300_000)],
    ["markup in the place of a part", () => '{"kind":"lesson","html":"<script>"}\n'],
  ])("%s", async (_what, change) => {
    const answer = await keepCourse(from(serverOf(first, { change })), first.course, "th");
    expect(answer.ok).toBe(false);
    expect((await courseHere(shelf, first.course, "th")).isKept).toBe(false);
    const rows = await shelf.parts.toArray();
    for (const { hash } of rows) expect(wanted(first.course)).toContain(hash);
    expect((await keepCourse(from(serverOf(first)), first.course, "th")).ok).toBe(true);
  });

  test("a catalogue that is none", async () => {
    const page = async () => new Response("<html>", { status: 200 });
    expect(await renewCatalogue(from(page))).toEqual({ ok: false, error: { type: "offline" } });
    const list = async () => Response.json({ courses: [{ code: "<b>" }] });
    expect(await renewCatalogue(from(list))).toEqual({ ok: false, error: { type: "damaged" } });
    expect(await catalogueOn(shelf)).toBeNull();
  });
});

test("a full storage is said, and what is here stays", async () => {
  const one = wanted(first.course).slice(0, 1);
  expect((await fetchParts(from(serverOf(first)), first.course, "th", one)).ok).toBe(true);
  const put = shelf.parts.put.bind(shelf.parts);
  let room = 2;
  vi.spyOn(shelf.parts, "put").mockImplementation((row) => {
    room -= 1;
    if (room < 0) throw new Dexie.QuotaExceededError("full");
    return put(row);
  });
  expect(await keepCourse(from(serverOf(first)), first.course, "th")).toEqual({ ok: false, error: { type: "full" } });
  expect((await courseHere(shelf, first.course, "th")).here).toBe(3);
  expect(await readParts(shelf, one)).toHaveLength(1);
});

test("a newer text takes the place of the kept one once it is whole, and brings only what changed", async () => {
  await renewCatalogue(from(serverOf(first)));
  await keepCourse(from(serverOf(first)), first.course, "th");
  await renewCatalogue(from(serverOf(renewed)));
  const before = await courseHere(shelf, renewed.course, "th");
  expect([before.course.version, before.of - before.here]).toEqual([first.course.version, 1]);
  await keepCourse(from(serverOf(renewed, { cutAt: 0 })), renewed.course, "th");
  expect((await courseHere(shelf, renewed.course, "th")).course.version).toBe(first.course.version);
  expect((await keepCourse(from(serverOf(renewed)), renewed.course, "th")).ok).toBe(true);
  expect(asked.at(-1)).toHaveLength(1);
  expect((await courseHere(shelf, renewed.course, "th")).course.version).toBe(renewed.course.version);
  // The old lesson is let go of.
  expect(await shelf.parts.count()).toBe(new Set(wanted(renewed.course)).size);
});

test("why a text did not come is told apart", async () => {
  const answering = (status: number) => from(async () => new Response("{}", { status }));
  const told = async (status: number) => {
    const answer = await keepCourse(answering(status), first.course, "th");
    return answer.ok ? "ok" : answer.error.type;
  };
  expect(await Promise.all([401, 404, 429, 503, 400].map(told))).toEqual([
    "signedOut",
    "changed",
    "busy",
    "busy",
    "offline",
  ]);
});
