import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { keptAnswer, renewAnswer } from "#data/kept-answer.ts";
import { coordinatedAreas, overviewOf, type Overview } from "#data/overview.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import { answering, unreachable } from "./stand-ins.ts";
import { openedLock } from "./opened-lock.ts";

const figures: Overview = {
  area: "9801",
  asOf: "2026-11-21T01:00:00.000Z",
  fiscalYear: 2570,
  devicesSent14Days: { n: 27, of: 32 },
  peopleHelped: 63,
  groupHelps: 4,
  target: 128,
  villages: 32,
  activeVillages: 30,
  silentVolunteers: 4,
  subdistricts: [{ code: "980101", villages: 8, activeVillages: 7, peopleHelped: 20, target: 32 }],
  volunteers: {
    total: 1,
    list: [
      {
        userId: "u1",
        name: "ชูชาติ คำสาธิต",
        phone: null,
        village: "98010102",
        villageNameTh: "บ้านเหนือสมมุติ",
        villageNameEn: "Ban Nuea Sommut",
        lastSeenAt: null,
        isSilent: true,
        peopleHelped: 1,
        target: 4,
        overdueFollowUps: 2,
      },
    ],
  },
  villagesWithoutVolunteer: [{ code: "98010107", nameTh: "บ้านใหม่", nameEn: "Ban Mai" }],
};

describe("a coordinator's figures are there without a signal", () => {
  test("once they have been fetched, and until newer ones arrive", async () => {
    const database = freshDatabase();
    expect(await keptAnswer(database, overviewOf("9801"))).toBeNull();
    expect(await renewAnswer({ fetchFrom: answering(200, figures), database }, overviewOf("9801"))).toEqual({
      ok: true,
      value: figures,
    });
    expect(await keptAnswer(database, overviewOf("9801"))).toEqual(figures);
    expect(await keptAnswer(database, overviewOf("980101"))).toBeNull();
    const newer = { ...figures, peopleHelped: 64, asOf: "2026-11-21T02:00:00.000Z" };
    await renewAnswer({ fetchFrom: answering(200, newer), database }, overviewOf("9801"));
    expect(await keptAnswer(database, overviewOf("9801"))).toEqual(newer);
  });

  test.each([
    ["no signal", unreachable, "offline"],
    ["a hotspot's page", answering(200, "<html>"), "offline"],
    ["a hotspot's refusal", answering(403, "<html>"), "offline"],
    ["a proxy's 404", answering(404, "<html>"), "offline"],
    ["an answer of another shape", answering(200, { ...figures, villages: "many" }), "serverTrouble"],
    ["an empty answer", answering(200, {}), "serverTrouble"],
    ["the session's end", answering(401, { code: "signedOut" }), "signedOut"],
    ["a post that ended", answering(403, { code: "notCoordinator" }), "notYours"],
    ["an area that is another's", answering(403, { code: "outsideArea" }), "outsideArea"],
    ["too many questions", answering(429, { code: "tooMany" }), "busy"],
    ["a server that failed", answering(500, { code: "trouble" }), "serverTrouble"],
  ])("after %s the kept ones stay", async (_why, fetchFrom, type) => {
    const database = freshDatabase();
    await renewAnswer({ fetchFrom: answering(200, figures), database }, overviewOf("9801"));
    expect(await renewAnswer({ fetchFrom, database }, overviewOf("9801"))).toEqual({ ok: false, error: { type } });
    expect(await keptAnswer(database, overviewOf("9801"))).toEqual(figures);
  });

  test("what an older version of the app kept in another shape is as good as nothing", async () => {
    const database = freshDatabase();
    await database.kept.put({ name: "overview:9801", asOf: figures.asOf, value: { villages: 32 } });
    expect(await keptAnswer(database, overviewOf("9801"))).toBeNull();
  });
});

test("a coordinator's own areas come widest first, each once", () => {
  const grants = [
    { role: "volunteer", scope: "98010101" },
    { role: "coordinator", scope: "980102" },
    { role: "coordinator", scope: "9801" },
    { role: "coordinator", scope: "980102" },
  ] as const;
  expect(coordinatedAreas({ userId: "u1", name: "ธนา ดีสมมุติ", grants })).toEqual(["9801", "980102"]);
});

function freshDatabase() {
  return openPhoneDatabase(openedLock(crypto.randomUUID()));
}
