import { expect, test } from "vitest";
import { dropFollowUp, planFollowUp, postpone, promiseFollowUp } from "#domain/help-act.ts";
import { dueFollowUps } from "#domain/follow-up-list.ts";
import type { FollowUp } from "#domain/records/follow-up.ts";
import type { HelpLog } from "#domain/records/help-log.ts";

const promise = (id: string, due: string, priority = 2): FollowUp => ({
  id,
  citizenId: "c",
  areaCode: "98010101",
  topic: "ID-THAID",
  due,
  priority,
  state: "open",
});

test("what is late stands above what is due today, whatever its priority", () => {
  const list = [promise("today", "2026-11-28", 1), promise("late", "2026-11-19", 3), promise("later", "2026-11-29", 1)];
  expect(dueFollowUps(list, "2026-11-28").map(({ id }) => id)).toEqual(["late", "today"]);
});

test("a promise for any day needs no help before it; one that is not needed any more is no help", () => {
  const promised = { citizenId: "c", areaCode: "98010101", topic: "WEL-OLD", due: "2027-01-05" };
  const [made] = promiseFollowUp(promised, "new");
  expect(made).toEqual({ op: "put", kind: "followUp", id: "new", set: { ...promised, priority: 2, state: "open" } });
  expect(dropFollowUp(promise("p", "2026-11-28"))).toEqual([
    { op: "patch", kind: "followUp", id: "p", set: { state: "dropped" } },
  ]);
  expect(postpone(promise("p", "2026-11-28"), "2026-12-24")).toEqual([
    { op: "patch", kind: "followUp", id: "p", set: { due: "2026-12-24" }, inc: { movedCount: 1 } },
  ]);
});

test("a follow-up after a help is planned once, however often its day is changed", () => {
  const log = { id: "help", citizenId: "c", areaCode: "98010101", topics: ["ID-THAID"] } as unknown as HelpLog & {
    citizenId: string;
  };
  const [planned] = planFollowUp(log, "2026-12-01", null, "new");
  expect(planned).toMatchObject({ op: "put", id: "new", set: { due: "2026-12-01", helpLogId: "help" } });
  expect(planFollowUp(log, "2026-12-02", promise("p", "2026-12-01"), "other")).toEqual([
    { op: "patch", kind: "followUp", id: "p", set: { due: "2026-12-02" } },
  ]);
});
