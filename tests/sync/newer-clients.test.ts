import { describe, expect, test } from "vitest";
import { change, clientOf, idOf, newCitizen, onePartition, village } from "./one-partition.ts";

const malee = clientOf("1");
const somsak = clientOf("2");

describe("newer clients", () => {
  test("[W5] fields that this version does not know are kept unchanged", () => {
    const server = onePartition();
    const fields = { house: { เลขที่: ["12/3"] } };
    expect(server.push(malee, [{ ...newCitizen(1, fields), v: 2 }]).results).toEqual([]);
    expect(server.row()?.body).toMatchObject(fields);
  });

  test("[W5] an older client may go on changing such a record", () => {
    const server = onePartition();
    server.push(malee, [{ ...newCitizen(1, { paused: true }), v: 2 }]);
    expect(server.push(somsak, [change(1, { b: 1, set: { phone: "0812345678" } })]).results).toEqual([]);
    expect(server.row()?.body).toMatchObject({ paused: true, phone: "0812345678" });
  });

  test.each([
    ["an object for a name", { name: { a: 1 } }, "name", "shape"],
    ["a number for a name", { name: 7 }, "name", "shape"],
    ["a status that there is not", { status: "paused" }, "status", "choice"],
    [
      "a move to the village that the person lives in",
      { movedTo: { areaCode: village, id: idOf(5) } },
      "movedTo",
      "samePlace",
    ],
  ])("[W5] %s is refused whatever version is claimed, made anew or changed", (_what, fields, field, code) => {
    for (const version of [1, 2, 9999]) {
      const server = onePartition();
      const made = server.push(malee, [{ ...newCitizen(1, fields), v: version }]);
      expect(made.results).toEqual([{ p: "t:330104", n: 1, s: "rejected", code, field }]);
      const { results } = server.push(malee, [newCitizen(2), change(3, { v: version, set: fields })]);
      expect(results).toEqual([{ p: "t:330104", n: 3, s: "rejected", code, field }]);
    }
  });

  test("[W5] unknown fields are as many as a record may have, and no more, however often they are added", () => {
    const server = onePartition();
    const some = (from: number) => Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f${from + at}`, at]));
    const { results } = server.push(malee, [newCitizen(1, some(0)), change(2, { set: some(40) })]);
    expect(results).toEqual([{ p: "t:330104", n: 2, s: "rejected", code: "tooLarge" }]);
  });

  test.each([
    ["no village", { areaCode: null }, "missing"],
    ["a number for a village", { areaCode: 5 }, "shape"],
  ])("[W4] %s is refused from a newer client too: a row has a place in every version", (_what, fields, code) => {
    const server = onePartition();
    const { results, ack } = server.push(malee, [{ ...newCitizen(1, fields), v: 2 }, newCitizen(2, {}, idOf(2))]);
    expect(results).toMatchObject([{ n: 1, s: "rejected", code, field: "areaCode" }]);
    expect(ack.n).toBe(2);
    expect(server.rows()).toHaveLength(1);
  });
});
