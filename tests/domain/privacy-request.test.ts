import * as fc from "fast-check";
import { expect, test } from "vitest";
import { problemIn } from "#domain/record-type.ts";
import { answerDueOn, privacyRequestRecord, privacyRights } from "#domain/records/privacy-request.ts";
import { daysBetween } from "#domain/thai-day.ts";
import { applyMutation } from "#sync/merge.ts";

const person = "019ab000-0000-7000-8000-00000000c001";
const open = {
  areaCode: "98010101",
  asks: "access",
  name: "ป้าที่โทรมา",
  by: person,
  receivedOn: "2026-11-22",
  state: "open",
};

test.each([
  ["2026-11-22", "2026-12-22"],
  ["2027-01-31", "2027-03-02"],
  ["2028-01-31", "2028-03-01"],
])("a request for access received on %s is to be answered by %s", (receivedOn, due) => {
  expect(answerDueOn("access", receivedOn)).toBe(due);
});

test("no right waits longer than access, and none is due before it was received", () => {
  for (const asks of privacyRights) {
    const days = daysBetween("2026-11-22", answerDueOn(asks, "2026-11-22"));
    expect([days > 0, days <= 30]).toEqual([true, true]);
  }
});

test("a request names a person or a name that was told, and a refusal its reason", () => {
  const { name: _name, ...nobody } = open;
  expect(problemIn(privacyRequestRecord, open)).toBeNull();
  expect(problemIn(privacyRequestRecord, { ...nobody, citizenId: person })).toBeNull();
  expect(problemIn(privacyRequestRecord, nobody)).toEqual({ field: "citizenId", code: "whose" });
  expect(problemIn(privacyRequestRecord, { ...open, state: "refused" })).toEqual({ field: "reason", code: "missing" });
  expect(problemIn(privacyRequestRecord, { ...open, state: "refused", reason: "ไม่ใช่คนในหมู่บ้าน" })).toBeNull();
  expect(problemIn(privacyRequestRecord, { ...open, state: "done" })).toBeNull();
});

test("[M5] its state never steps back, in whatever order changes arrive", () => {
  const states = ["open", "refused", "done"] as const;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states), { maxLength: 8 }), (changes) => {
      let body: typeof open | null = open;
      let highest = 0;
      for (const state of changes) {
        const mutation = {
          n: 1,
          v: 1,
          k: "privacyRequest",
          id: person,
          op: "patch",
          at: "",
          b: 0,
          set: { state },
        } as const;
        // The same shape comes out: only the state is changed.
        body = applyMutation(privacyRequestRecord, body, mutation, new Set()) as typeof open;
        highest = Math.max(highest, states.indexOf(state));
        expect(body.state).toBe(states[highest]);
      }
    }),
  );
});

test("figures get village, right, state and day, and nobody's name", () => {
  const context = { id: person, keyed: (text: string) => text, receivedAt: "2026-11-22T05:00:00.000Z" };
  const fact = privacyRequestRecord.facts?.row({ ...open, citizenId: person, note: "เบอร์โทรเก่า" }, context);
  expect(fact).toEqual({ village: "98010101", asks: "access", state: "open", due: "2026-12-22" });
});
