import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consentsOf } from "#domain/consents.ts";
import { legalBasisOf, needsConsent, purposes } from "#domain/legal-basis.ts";
import { problemIn } from "#domain/record-type.ts";
import { consentRecord, consentPurposes, type Consent } from "#domain/records/consent.ts";

const person = "019ab000-0000-7000-8000-00000000c001";
const idOf = (n: number): string => `019ab000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const base = { citizenId: person, areaCode: "98010101", by: idOf(999), purpose: "photos" } as const;
const given = (n: number, on: string, after?: readonly number[]): Consent => ({
  ...base,
  id: idOf(n),
  decision: "given",
  on,
  noticeVersion: 1,
  how: "read_aloud",
  ...(after && { after: after.map(idOf) }),
});
const withdrawn = (n: number, on: string): Consent => ({ ...base, id: idOf(n), decision: "withdrawn", on });
const photos = (records: readonly Consent[]) => consentsOf(records, person).photos;

/** Any records of a few people, with days that order nothing and withdrawals that some know of. */
const anyRecords = fc.uniqueArray(
  fc.record({
    n: fc.integer({ min: 1, max: 40 }),
    whose: fc.constantFrom(person, idOf(500)),
    purpose: fc.constantFrom(...consentPurposes),
    isGiven: fc.boolean(),
    on: fc.constantFrom("2026-01-01", "2026-11-22", "2069-11-22"),
    after: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }),
  }),
  { selector: ({ n }) => n, maxLength: 20 },
);
const toRecords = (drawn: readonly (typeof anyRecords extends fc.Arbitrary<infer T> ? T : never)[number][]) =>
  drawn.map(({ n, whose, purpose, isGiven, on, after }) => ({
    ...(isGiven ? given(n, on, after) : withdrawn(n, on)),
    citizenId: whose,
    purpose,
  }));

describe("which consents of a person stand", () => {
  test("none, before anybody was asked; for one purpose, after they agreed to that one", () => {
    expect(consentsOf([], person)).toEqual(
      Object.fromEntries(consentPurposes.map((purpose) => [purpose, { state: "never" }])),
    );
    const first = given(1, "2026-11-22");
    expect(consentsOf([first], person)).toMatchObject({
      photos: { state: "given", by: first },
      jobs: { state: "never" },
    });
    expect(consentsOf([first], idOf(500)).photos).toEqual({ state: "never" });
  });

  test("withdrawal wins, also over a consent of the same day, and over one from a phone whose clock runs ahead", () => {
    const taken = withdrawn(2, "2026-11-22");
    const expected = { state: "withdrawn", by: taken, withdrawals: [idOf(2)] };
    expect(photos([given(1, "2026-11-22"), taken])).toEqual(expected);
    expect(photos([given(1, "2069-11-22"), taken])).toEqual(expected);
    expect(photos([taken, given(3, "2026-12-01")])).toEqual(expected);
  });

  test("who agrees again is believed, once all earlier withdrawals are named; a later one counts again", () => {
    const both = [withdrawn(1, "2026-11-01"), withdrawn(2, "2026-11-02")];
    expect(photos([...both, given(3, "2026-11-03", [1])])).toMatchObject({ state: "withdrawn" });
    const again = given(4, "2026-11-03", [1, 2]);
    expect(photos([...both, again])).toEqual({ state: "given", by: again });
    expect(photos([...both, again, withdrawn(5, "2026-11-04")])).toMatchObject({ withdrawals: [1, 2, 5].map(idOf) });
  });

  test("the order in which records arrive, and one that comes twice, change nothing", () => {
    fc.assert(
      fc.property(anyRecords, fc.infiniteStream(fc.nat()), (drawn, keys) => {
        const records = toRecords(drawn);
        const shuffled = records
          .map((record) => [keys.next().value ?? 0, record] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, record]) => record);
        expect(consentsOf([...shuffled, ...records], person)).toEqual(consentsOf(records, person));
      }),
    );
  });

  test("after one more withdrawal nothing stands, whatever was there and whatever days were written", () => {
    fc.assert(
      fc.property(anyRecords, fc.constantFrom("2001-01-01", "2026-11-22"), (drawn, on) => {
        const before = toRecords(drawn);
        const after = consentsOf([...before, withdrawn(77, on)], person);
        expect(after.photos.state).toBe("withdrawn");
        expect({ ...after, photos: null }).toEqual({ ...consentsOf(before, person), photos: null });
      }),
    );
  });

  test("a consent that does not know of a withdrawal never makes what was withdrawn stand", () => {
    fc.assert(
      fc.property(anyRecords, fc.constantFrom("2026-11-22", "2099-12-31"), (drawn, on) => {
        const before = toRecords(drawn);
        fc.pre(photos(before).state === "withdrawn");
        expect(photos([...before, given(77, on)]).state).toBe("withdrawn");
        // And naming exactly what is asked for does.
        const now = photos(before);
        const named = now.state === "withdrawn" ? now.withdrawals : [];
        expect(photos([...before, { ...given(77, on), after: named as string[] }]).state).toBe("given");
      }),
    );
  });
});

test("a consent says which notice was told and how; taking it back needs neither", () => {
  const { id: _id, noticeVersion, how, ...bare } = given(1, "2026-11-22");
  expect(problemIn(consentRecord, { ...bare, how: how ?? "" })).toEqual({ field: "noticeVersion", code: "missing" });
  expect(problemIn(consentRecord, { ...bare, noticeVersion: noticeVersion ?? 0 })).toEqual({
    field: "how",
    code: "missing",
  });
  expect(problemIn(consentRecord, { ...bare, decision: "withdrawn" })).toBeNull();
});

test("each purpose has one legal basis, and exactly those that rest on consent ask for it", () => {
  for (const purpose of purposes) {
    expect(legalBasisOf(purpose).basis.toLowerCase().includes("consent")).toBe(needsConsent(purpose));
  }
  expect(purposes.filter(needsConsent)).toEqual([...consentPurposes]);
  expect([legalBasisOf("care"), legalBasisOf("sensitive")]).toEqual([
    { basis: "publicTask", section: "24(4)" },
    { basis: "explicitConsent", section: "26" },
  ]);
});
