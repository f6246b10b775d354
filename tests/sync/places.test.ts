/** Whose rows a phone may make and change, and what it is told of all others. */
import { describe, expect, test } from "vitest";
import { change, clientOf, idOf, newCitizen, onePartition, village, volunteerOf } from "./one-partition.ts";

const malee = clientOf("1");
const somsak = clientOf("2");

describe("places", () => {
  const other = "33010408";

  test("[P3] a stranger's row and no row at all are answered alike", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1)]);
    const tries = (id: string) => [
      change(1, { id, set: { name: "ข" } }),
      change(2, { id, op: "delete" }),
      change(3, { id, k: "household", set: { houseNo: "1" } }),
      change(4, { id, set: { areaCode: other } }),
      newCitizen(5, {}, id),
    ];
    const { results, known } = server.push(somsak, tries(idOf(1)), volunteerOf(other));
    expect(results.map(({ s }) => s)).toEqual(["gone", "gone", "gone", "gone", "forbidden"]);
    expect(server.push(clientOf("3"), tries(idOf(77)), volunteerOf(other)).results).toEqual(results);
    expect(known.size).toBe(0);
    expect(server.row()?.body?.["name"]).toBe("สมชาย");
  });

  test("[P3] what a person sees and may not write stays forbidden, for they know of it already", () => {
    const server = onePartition();
    const set = { areaCode: village, fiscalYear: 2570, people: 10, nameTh: "บ้าน", nameEn: "Ban" };
    const target = server.plant({ k: "villageTarget", set });
    const { results } = server.push(malee, [change(1, { k: "villageTarget", id: target, set: { people: 1 } })]);
    expect(results).toMatchObject([{ n: 1, s: "forbidden" }]);
  });

  test("[P3] a partition outside the scope answers the same, whether there is a row or not", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1)]);
    const tries = [change(1, {}), change(2, { id: idOf(77) }), newCitizen(3, {}, idOf(78)), change(4, { op: "?" })];
    const { results } = server.push(somsak, tries, []);
    expect(results).toEqual(tries.map(({ n }) => ({ p: "t:330104", n, s: "forbidden" })));
  });

  test("[P3] nobody makes a row in a village that is not theirs", () => {
    const { results } = onePartition().push(malee, [newCitizen(1, { areaCode: other })]);
    expect(results).toEqual([{ p: "t:330104", n: 1, s: "forbidden" }]);
  });

  test("[P1] a row that belongs to another partition is refused there", () => {
    const { results } = onePartition().push(malee, [newCitizen(1, { areaCode: "33010507" })]);
    expect(results).toEqual([{ p: "t:330104", n: 1, s: "rejected", code: "otherPlace" }]);
  });

  const help = {
    citizenId: idOf(7),
    areaCode: village,
    at: "2026-11-22T03:00:00.000Z",
    minutes: 30,
    place: "home",
    topics: ["ID-THAID"],
    outcome: "done",
  };

  test.each([
    ["this version", 1],
    ["a newer version", 2],
  ])("[P5] nobody writes a help on another person's account, in %s", (_what, v) => {
    const server = onePartition();
    const { results } = server.push(malee, [
      change(1, { v, k: "helpLog", op: "put", set: { ...help, by: idOf(801) } }),
      change(2, { v, k: "helpLog", op: "put", set: { ...help, by: idOf(800) } }),
      change(3, { v, k: "helpLog", set: { by: idOf(801) } }),
    ]);
    expect(results).toMatchObject([
      { n: 1, s: "rejected", code: "author", field: "by" },
      { n: 3, s: "rejected", code: "immutable", field: "by" },
    ]);
    expect(server.row()?.body?.["by"]).toBe(idOf(800));
  });

  test.each([
    ["rewrites", { set: { minutes: 5, outcome: "declined", at: "2020-01-01T00:00:00.000Z" } }],
    ["empties", { set: { minutes: null } }],
    ["makes again", { op: "put", set: { ...help, by: idOf(801) } }],
    ["deletes", { op: "delete" }],
  ])("[P5] nobody %s a help that another volunteer of the village logged, in any version", (_what, wrong) => {
    for (const v of [1, 9999]) {
      const server = onePartition();
      const theirs = { ...help, by: idOf(801) };
      const id = server.plant({ k: "helpLog", set: theirs });
      const { results } = server.push(malee, [
        change(1, { v, k: "helpLog", id, ...wrong }),
        change(2, { v, k: "helpLog", id, b: server.head(), ...wrong }),
      ]);
      expect(results).toMatchObject([
        { n: 1, s: "rejected", code: "notYours", field: "by" },
        { n: 2, s: "rejected", code: "notYours", field: "by" },
      ]);
      expect(server.rows()).toHaveLength(1);
      expect(server.row(id)?.body).toEqual(theirs);
    }
  });

  test("[P2] what only the server writes, no volunteer writes", () => {
    const set = { areaCode: village, fiscalYear: 2570, people: 10, nameTh: "บ้าน", nameEn: "Ban" };
    const { results } = onePartition().push(malee, [change(1, { k: "villageTarget", op: "put", set })]);
    expect(results).toMatchObject([{ n: 1, s: "forbidden" }]);
  });
});
