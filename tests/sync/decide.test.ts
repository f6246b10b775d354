import { describe, expect, test } from "vitest";
import { change, clientOf, idOf, newCitizen, onePartition, village } from "./one-partition.ts";

const malee = clientOf("1");
const somsak = clientOf("2");

describe("numbers", () => {
  test("[W2] what was decided is skipped, and a gap is refused by the number that is missing", () => {
    const server = onePartition();
    expect(server.push(malee, [newCitizen(1), newCitizen(2, {}, idOf(2))]).ack.n).toBe(2);
    const head = server.head();
    expect(server.push(malee, [newCitizen(1), newCitizen(2, {}, idOf(2))]).ack).toEqual({ n: 2, new: 3 });
    expect(server.push(malee, [newCitizen(5, {}, idOf(5))]).ack).toEqual({ n: 2, expect: 3 });
    expect(server.head()).toBe(head);
  });

  test("[W2] what stands before a gap is taken", () => {
    const server = onePartition();
    const { ack } = server.push(malee, [newCitizen(1), newCitizen(3, {}, idOf(3))]);
    expect(ack).toMatchObject({ n: 1, expect: 2 });
    expect(server.rows()).toHaveLength(1);
  });

  test("[W2] every phone counts for itself", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1)]);
    expect(server.push(somsak, [newCitizen(1, {}, idOf(2))]).ack.n).toBe(1);
    expect(server.rows()).toHaveLength(2);
  });

  test("[W3] an answer that was not a plain yes is given again with the same words", () => {
    const server = onePartition();
    const batch = [newCitizen(1), change(2, { set: { birthYear: 5000 } }), change(3, { id: idOf(9) })];
    const { results } = server.push(malee, batch);
    expect(results.map(({ n, s }) => [n, s])).toEqual([
      [2, "rejected"],
      [3, "gone"],
    ]);
    expect(server.push(malee, batch).results).toEqual(results);
    expect(server.push(malee, batch.slice(1, 2)).results).toEqual(results.slice(0, 1));
  });

  test("[W3] a counter that arrives twice counts once", () => {
    const server = onePartition();
    const set = {
      citizenId: idOf(7),
      areaCode: village,
      topic: "ID-THAID",
      due: "2026-12-01",
      priority: 1,
      state: "open",
    };
    const batch = [change(1, { k: "followUp", op: "put", set }), change(2, { k: "followUp", inc: { movedCount: 1 } })];
    server.push(malee, batch);
    server.push(malee, batch);
    expect(server.row()?.body?.["movedCount"]).toBe(1);
  });
});

describe("each change for itself", () => {
  test.each([
    ["a value out of range", { set: { birthYear: 5000 } }, "range", "birthYear"],
    ["a text that is too long", { set: { houseNo: "1".repeat(41) } }, "length", "houseNo"],
    ["a choice that does not exist", { set: { status: "asleep" } }, "choice", "status"],
    ["a needed field emptied", { set: { name: null } }, "missing", "name"],
    ["a text in the place of a number", { set: { birthYear: "2500" } }, "shape", "birthYear"],
    ["adding to what is no set", { add: { name: ["ก"] } }, "shape", "name"],
    ["counting what is no counter", { inc: { birthYear: 1 } }, "shape", "birthYear"],
    ["a kind of need that does not exist", { add: { supportNeeds: ["money"] } }, "choice", "supportNeeds.0"],
    ["no version", { v: 0 }, "malformed", "v"],
    ["a time that is none", { at: "yesterday" }, "malformed", "at"],
    ["an id that is none", { id: "1" }, "malformed", "id"],
    ["a doing that does not exist", { op: "upsert" }, "malformed", "op"],
    ["a kind that does not exist", { k: "survey2040" }, "unknownKind", "k"],
    ["a field without a name", { set: { " ": "ก" } }, "malformed", "set. "],
    [
      "too many fields",
      { set: Object.fromEntries(Array.from({ length: 81 }, (_, n) => [`f${n}`, n])) },
      "tooLarge",
      "set",
    ],
  ])("[W4] %s is refused by name, and the changes around it are taken", (_what, bad, code, field) => {
    const server = onePartition();
    const batch = [newCitizen(1), change(2, bad), change(3, { set: { nickname: "ชาย" } })];
    const { ack, results } = server.push(malee, batch);
    expect(ack.n).toBe(3);
    expect(results).toEqual([{ p: "t:330104", n: 2, s: "rejected", code, field: field.replace(".0", "") }]);
    expect(server.row()?.body).toEqual({ name: "สมชาย", areaCode: village, status: "active", nickname: "ชาย" });
  });

  test("[W4] a change that is too large is refused", () => {
    const server = onePartition();
    const { results } = server.push(malee, [newCitizen(1), change(2, { set: { unknown: "ก".repeat(16_400) } })]);
    expect(results).toMatchObject([{ n: 2, s: "rejected", code: "tooLarge" }]);
  });

  test("[W4] a record cannot be made too large bit by bit", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1)]);
    const bits = Array.from({ length: 3 }, (_, at) => change(at + 2, { set: { [`part${at}`]: "ก".repeat(7000) } }));
    expect(server.push(malee, bits).results).toMatchObject([{ n: 4, s: "rejected", code: "tooLarge" }]);
  });

  test("[W7] a row keeps its kind: an id used for another one is refused", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1)]);
    const { results } = server.push(malee, [
      change(2, { k: "household", op: "put", set: { houseNo: "1", areaCode: village } }),
    ]);
    expect(results).toEqual([{ p: "t:330104", n: 2, s: "rejected", code: "unknownKind", field: "k" }]);
  });
});

describe("two people, one record", () => {
  test("[M4] the later value of a field becomes a conflict row with both values", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1, { phone: "0811111111" })]);
    server.push(malee, [change(2, { b: 1, set: { phone: "0822222222" } })]);
    const { results } = server.push(somsak, [change(1, { b: 1, set: { phone: "0833333333", nickname: "ชาย" } })]);
    expect(results).toEqual([{ p: "t:330104", n: 1, s: "merged", keep: ["phone"] }]);
    expect(server.row()?.body).toMatchObject({ phone: "0822222222", nickname: "ชาย" });
    const conflict = server.rows().find(({ kind }) => kind === "conflict");
    expect(conflict).toMatchObject({ audience: village, partition: "t:330104", seq: server.head() });
    expect(conflict?.body).toMatchObject({
      kind: "citizen",
      recordId: idOf(1),
      areaCode: village,
      field: "phone",
      state: "open",
      kept: '"0822222222"',
      lost: '"0833333333"',
      lostBy: idOf(800),
    });
  });

  test("[M3] clocks that are years off change nothing in who wins", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1)]);
    server.push(malee, [change(2, { b: 1, at: "2019-01-01T00:00:00Z", set: { phone: "081" } })]);
    server.push(somsak, [change(1, { b: 1, at: "2040-01-01T00:00:00Z", set: { phone: "089" } })]);
    expect(server.row()?.body?.["phone"]).toBe("081");
    expect(server.row()?.deviceAt).toBe("2019-01-01T00:00:00Z");
  });

  test("[M4] a second record under the same id is an edit of the first: differing fields are conflicts", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1)]);
    const { results } = server.push(somsak, [newCitizen(1, { name: "สมหญิง", nickname: "หญิง" })]);
    expect(results).toMatchObject([{ s: "merged", keep: ["name", "nickname"] }]);
    expect(server.row()?.body).toEqual({ name: "สมชาย", areaCode: village, status: "active" });
    expect(server.rows().flatMap(({ body }) => body?.["lost"] ?? [])).toEqual(['"สมหญิง"', '"หญิง"']);
  });

  test("[M4] nobody has seen a number that the server has not given yet", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1, { phone: "081" })]);
    const { results } = server.push(somsak, [change(1, { b: 1_000_000, set: { phone: "089" } })]);
    expect(results).toMatchObject([{ n: 1, s: "merged", keep: ["phone"] }]);
    expect(server.row()?.body?.["phone"]).toBe("081");
  });

  test("[M4] only the server makes conflict records, and phones settle them", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1), change(2, { b: 1, set: { phone: "081" } })]);
    server.push(somsak, [change(1, { b: 1, set: { phone: "089" } })]);
    const made = server.rows().find(({ kind }) => kind === "conflict");
    const id = made?.id ?? "";
    const forged = { k: "conflict", op: "put", set: { ...made?.body, lost: '"a lie"' } };
    const { results } = server.push(malee, [
      change(3, { ...forged, id: idOf(50) }),
      change(4, { ...forged, id }),
      change(5, { k: "conflict", id, op: "delete" }),
      change(6, { k: "conflict", id, b: server.head(), set: { state: "settled" } }),
    ]);
    expect(results.map(({ n, s }) => [n, s])).toEqual([
      [3, "forbidden"],
      [4, "forbidden"],
      [5, "forbidden"],
    ]);
    expect(server.row(id)?.body).toEqual({ ...made?.body, state: "settled" });
  });

  test("[M6] a deletion wins: later edits are gone, and the id is never used again", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1), change(2, { op: "delete" })]);
    const { results } = server.push(somsak, [
      change(1, { b: 1, set: { name: "ข" } }),
      newCitizen(2),
      change(3, { op: "delete" }),
    ]);
    expect(results.map(({ s }) => s)).toEqual(["gone", "gone", "gone"]);
    expect(server.row()?.body).toBeNull();
  });

  test("[M5] a change that changes nothing takes no number and no room on anybody's link", () => {
    const server = onePartition();
    server.push(malee, [newCitizen(1)]);
    expect(server.push(somsak, [change(1, { b: 1, set: { name: "สมชาย" } })]).results).toEqual([]);
    expect(server.head()).toBe(1);
  });
});
