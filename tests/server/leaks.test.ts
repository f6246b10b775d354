/** The short form of `npm run fuzz:scope`: nobody is given what is other people's, and the search can find it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { huntLeaks } from "#tests/leaks/leak-hunt.ts";
import { freshDatabase, type FreshDatabase } from "#tests/machine/fresh-database.ts";

const COUNT = 600;

test("on SQLite, no role gets anything of others with any call", async () => {
  const { leaks, statuses } = await huntLeaks("application", COUNT);
  expect(leaks).toEqual([]);
  expect(statuses.get(200) ?? 0).toBeGreaterThan(COUNT / 10);
  expect(statuses.get(500)).toBeUndefined();
});

describe("on PostgreSQL", () => {
  let databases: FreshDatabase[] = [];
  beforeAll(async () => {
    databases = await Promise.all([1, 2, 3].map(() => freshDatabase()));
  });
  afterAll(async () => {
    await Promise.all(databases.map(({ drop }) => drop()));
  });

  test("no role gets anything of others with any call", async () => {
    const { leaks, statuses } = await huntLeaks("both", COUNT, databases[0]?.url);
    expect(leaks).toEqual([]);
    expect(statuses.get(500)).toBeUndefined();
  });

  test("not even if the application believed that everybody holds every post", async () => {
    const { leaks } = await huntLeaks("rows", COUNT, databases[1]?.url);
    expect(leaks).toEqual([]);
  });

  test("with neither wall the search finds citizens, volunteers and changed records", async () => {
    const { leaks } = await huntLeaks("none", COUNT * 2, databases[2]?.url);
    expect(leaks.join("\n")).toMatch(/kac\d{8}zz/u);
    expect(leaks.join("\n")).toMatch(/kav\d{8}zz/u);
    expect(leaks.join("\n")).toContain("somebody changed the citizen of");
  });
});
