import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { everyRow, newCitizen, newHelp, phoneIn, rawPush, rawRow, type OpenStore, type Village } from "./village.ts";

// JSON.parse, because in source text `__proto__:` sets the prototype instead of a field.
const oddBodies: Readonly<Record<string, Body>> = {
  "Thai with marks in every order": { name: "เก้าอี้ น้ำแข็ง ๆ ฯลฯ", other: "กำ กํา" },
  "emoji and characters beyond 16 bits": { name: "👩🏽‍🌾 𠮷", flag: "🇹🇭" },
  "half a surrogate pair, as cut by an old keyboard": { name: "ก\ud83d", low: "\udc00" },
  "the NUL character, which PostgreSQL's own texts refuse": { name: "ก\0ข", ["key\0"]: "" },
  "names that JavaScript treats apart": JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":1,"toString":"x","hasOwnProperty":null}',
  ) as Body,
  "quotes, backslashes and SQL": { name: `'"\\'); drop table "row"; -- ? $1 %s` },
  "numbers at the edges": { big: Number.MAX_SAFE_INTEGER, small: 5e-324, negative: -0.1, many: 1e300 },
  "lists and objects in each other, and emptiness": { a: [[], {}, [{ b: null }]], "": "" },
  "16 kB": { note: "ก".repeat(16_384) },
};

/** Nothing that a phone may say is changed, lost, or able to break the database. */
export const bodiesContract = (opened: () => OpenStore, village: () => Village): void => {
  describe("[W5] a body comes back exactly as it was taken:", () => {
    test.each(Object.entries(oddBodies))("%s", async (_what, body) => {
      const { store } = opened();
      const home = village();
      const row = { ...rawRow(home, 1, body), versions: { name: [1, "ก\0"] as const } };
      await store.push(rawPush(home, () => [row]));
      expect(await everyRow(store, home)).toEqual([row]);
      const seen = await store.push({
        ...rawPush(home, () => [], { rowIds: [row.id] }),
        decide: (view) => ({ changes: null, value: view.rows.get(row.id) }),
      });
      expect(seen).toEqual(row);
      expect(JSON.stringify(seen?.body)).toBe(JSON.stringify(body));
      expect(Object.getPrototypeOf({})).not.toHaveProperty("polluted");
    });
  });

  test("a row's number, versions and origin come back exactly as they were taken", async () => {
    const { store } = opened();
    const home = village();
    const row = {
      ...rawRow(home, 2 ** 40, { a: 1 }),
      versions: { a: [7, "somebody"] as const },
      made: [3, "the maker"] as const,
      lastClient: "the last",
      priorSeq: 2,
      deviceAt: "1970-01-01T00:00:00Z",
    };
    await store.push(rawPush(home, () => [row]));
    expect(await everyRow(store, home)).toEqual([row]);
  });

  test("what a caller changes afterwards in what it gave or got does not reach the store", async () => {
    const { store } = opened();
    const home = village();
    const body = { list: ["a"] };
    await store.push(rawPush(home, () => [rawRow(home, 1, body)]));
    body.list.push("b");
    const [row] = await everyRow(store, home);
    (row?.body?.["list"] as string[] | undefined)?.push("c");
    expect((await everyRow(store, home))[0]?.body).toEqual({ list: ["a"] });
  });

  test("[W4] ids that are no ids are answered, whatever is in them", async () => {
    const { store } = opened();
    const home = village();
    const ids = ["\0", "ก\ud83d", "x".repeat(5_000), "' or 1=1 --", "", "__proto__", uuidv7().toUpperCase()];
    const { results, ack } = await phoneIn(store, home).push(ids.map((id, at) => newCitizen(at + 1, home, {}, id)));
    expect(results.map((result) => result.s)).toEqual(ids.map(() => "rejected"));
    expect(ack).toEqual({ n: ids.length });
    expect(await everyRow(store, home)).toEqual([]);
  });

  test("[W4] a field's name comes back in the answer, whatever is in it", async () => {
    const { store } = opened();
    const home = village();
    const phone = phoneIn(store, home);
    const bad = { ...newCitizen(1, home), set: { ["ก\0\ud83d".repeat(40)]: 1 } };
    const { results } = await phone.push([bad]);
    expect(results).toMatchObject([{ n: 1, s: "rejected" }]);
    expect((await phone.push([bad])).results).toEqual(results);
  });

  test("[W5] a newer phone's fields, and a note full of odd letters, are kept", async () => {
    const { store } = opened();
    const home = village();
    const set = { note: "👍🏽 ๑๒๓ ก็ได้ค่ะ", newField: { from: ["the future"] } };
    await phoneIn(store, home).push([newHelp(1, home, set)]);
    expect((await everyRow(store, home))[0]?.body).toMatchObject(set);
  });
};
