import { expect, test } from "vitest";
import { movePerson } from "#domain/move-person.ts";
import type { FollowUp } from "#domain/records/follow-up.ts";

const followUp = (id: string, state: FollowUp["state"]): FollowUp => ({
  id,
  citizenId: "person",
  areaCode: "98010101",
  topic: "ID-CARD",
  due: "2026-12-01",
  priority: 2,
  state,
});

test("A person who moves takes their open follow-ups along, under ids that fit together, and leaves the rest", () => {
  const ids = ["new-person", "new-1", "new-2"];
  const drafts = movePerson(
    { id: "person", seen: 7 },
    [followUp("a", "open"), followUp("b", "done"), followUp("c", "open")],
    "98010205",
    () => ids.shift() ?? "",
  );
  expect(drafts).toEqual([
    {
      op: "patch",
      kind: "citizen",
      id: "person",
      seen: 7,
      set: { movedTo: { areaCode: "98010205", id: "new-person" }, status: "moved" },
    },
    {
      op: "patch",
      kind: "followUp",
      id: "a",
      set: { movedTo: { areaCode: "98010205", id: "new-1", citizenId: "new-person" }, state: "dropped" },
    },
    {
      op: "patch",
      kind: "followUp",
      id: "c",
      set: { movedTo: { areaCode: "98010205", id: "new-2", citizenId: "new-person" }, state: "dropped" },
    },
  ]);
});
