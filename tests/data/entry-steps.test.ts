/** What a volunteer can do about work that was not simply taken, and which of it stands under the thumb. */
import { describe, expect, test } from "vitest";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { followUpKinds } from "#features/follow-ups/kinds.ts";
import { helpKinds } from "#features/help/kinds.ts";
import type { EntryFacts } from "#features/feature.ts";
import { stepsFor } from "#features/me/entry-step.ts";
import { dayToMend, mendedDay, mendPath } from "#features/me/mend-path.ts";
import { peopleKinds } from "#features/people/kinds.ts";

type Mutation = AnsweredEntry["mutation"];
const id = "00000000-0000-7000-8000-000000000001";
const entry = (rest: Partial<AnsweredEntry>, change: Partial<Mutation> = {}): AnsweredEntry => ({
  order: 7,
  partition: "t:330104",
  recordId: id,
  answeredAt: "2026-11-21T02:00:00Z",
  state: "rejected",
  mutation: { n: 1, v: 1, at: "2026-11-21T01:00:00Z", b: 0, k: "helpLog", id, op: "put", ...change },
  ...rest,
});
const all = { canMend: true, canResend: true, canGive: true, isOwnVillage: false };

describe("[O5] the next step that helps is the one under the thumb", () => {
  test.each([
    ["what was typed wrongly is mended", entry({ code: "range" }), all, "mend", ["give", "discard"]],
    [
      "what no form mends goes to the coordinator",
      entry({ code: "immutable" }),
      { ...all, canMend: false },
      "give",
      ["discard"],
    ],
    ["what a newer app cures is sent again", entry({ code: "choice" }), all, "resend", ["give", "discard"]],
    [
      "work outside of the area goes to the coordinator",
      entry({ state: "forbidden" }),
      all,
      "give",
      ["resend", "discard"],
    ],
    [
      "work for a village that is theirs again is sent again",
      entry({ state: "forbidden" }),
      { ...all, isOwnVillage: true },
      "resend",
      ["give", "discard"],
    ],
    [
      "what stood on a deleted record is thrown away with a reason",
      entry({ state: "gone" }),
      { ...all, canMend: false },
      "discard",
      ["give"],
    ],
    ["what was removed already is only told", entry({ state: "gone" }, { op: "delete" }), all, "seen", []],
    ["what was erased on request is only told", entry({ erased: true }), all, "seen", []],
    ["held work is the coordinator's turn", entry({ state: "held" }), all, undefined, []],
    [
      "a choice between two values that came too late is only told",
      entry({ state: "gone" }, { k: "conflict", op: "patch" }),
      all,
      "seen",
      [],
    ],
    [
      "where no coordinator is known there is still a way on",
      entry({ code: "immutable" }),
      { ...all, canMend: false, canResend: false, canGive: false },
      "seen",
      [],
    ],
  ] as const)("%s", (_what, one, can, main, others) => {
    expect(stepsFor(one, can)).toEqual({ main, others });
  });
});

describe("Every kind of work that can be refused has a form that mends it", () => {
  const kinds = { ...peopleKinds, ...helpKinds, ...followUpKinds };
  const kindOf = ({ mutation }: AnsweredEntry) => kinds[mutation.k];
  const person = { kind: "citizen", id, name: "ยายแดง", houseNo: undefined, areaCode: "33010401" };
  const facts: EntryFacts = {
    body: {},
    here: { due: "2026-12-01" },
    personId: id,
    person,
    named: () => undefined,
  };
  const promise = {
    citizenId: id,
    areaCode: "33010401",
    topic: "ID-CARD",
    due: "2569-12-01",
    priority: 2,
    state: "open",
  };

  test.each([
    ["a new person", { k: "citizen", set: { name: "ยายแดง" } }, "/people/new?mend=7"],
    ["what is kept of a person", { k: "citizen", op: "patch", set: { phone: "x" } }, `/people/${id}/edit?mend=7`],
    [
      "a move to another village",
      { k: "citizen", op: "patch", set: { movedTo: { areaCode: "33010402", id } } },
      `/people/${id}/move?mend=7`,
    ],
    ["a help", { k: "helpLog", set: { topics: ["ID-CARD"] } }, `/log/${id}/ID-CARD?mend=7`],
  ] as const)("%s", (_what, change, path) => {
    const refused = entry({ code: "format" }, change);
    expect(mendPath(kindOf(refused), refused, facts)).toBe(path);
  });

  test("a follow-up: its day is chosen again, and the rest stays", () => {
    const refused = entry({ code: "format", field: "due" }, { k: "followUp", set: promise });
    expect(dayToMend(kindOf(refused), refused, { ...facts, here: undefined })).toBe("due");
    expect(mendedDay(refused, facts, { field: "due", day: "2026-12-01" }, () => "new")).toEqual([
      { op: "put", kind: "followUp", id, set: { ...promise, due: "2026-12-01" } },
    ]);
  });

  test("a follow-up that was put off: it still counts as put off once", () => {
    const refused = entry(
      { code: "format", field: "due" },
      { k: "followUp", op: "patch", set: { due: "x" }, inc: { movedCount: 1 } },
    );
    expect(dayToMend(kindOf(refused), refused, facts)).toBe("due");
    expect(mendedDay(refused, facts, { field: "due", day: "2026-12-01" }, () => "new")).toEqual([
      { op: "patch", kind: "followUp", id, set: { due: "2026-12-01" }, inc: { movedCount: 1 } },
    ]);
  });

  test("but not where the day was not at fault, or the follow-up is not on the phone", () => {
    const topic = entry({ code: "format", field: "topic" }, { k: "followUp", set: promise });
    expect(dayToMend(kindOf(topic), topic, facts)).toBeUndefined();
    const change = { k: "followUp", op: "patch", set: { due: "x" } } as const;
    const day = entry({ code: "format", field: "due" }, change);
    expect(dayToMend(kindOf(day), day, { ...facts, here: undefined })).toBeUndefined();
  });
});
