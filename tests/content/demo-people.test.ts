/** Whose links a visitor gets: people with a day's work in front of them, and one of every role. */
import { describe, expect, test } from "vitest";
import { demoPeopleToTry, demoRecords } from "#content/demo/demo.ts";
import type { DemoOptions } from "#content/demo/plan.ts";
import type { DemoKind, DemoRecord } from "#content/demo/record.ts";
import { isWithin, subdistrictOf } from "#domain/area.ts";
import { fiscalYearOf } from "#domain/fiscal-year.ts";
import { isPost, roles } from "#domain/roles.ts";
import { thaiDay } from "#domain/thai-day.ts";

type Person = ReturnType<typeof demoPeopleToTry>[number];

const small: DemoOptions = { size: "demo", seed: 1, today: "2026-11-22" };
const ofKind = <Kind extends DemoKind>(kind: Kind, from: readonly DemoRecord[]) =>
  from.filter((record): record is Extract<DemoRecord, { kind: Kind }> => record.kind === kind);

describe.each(["2026-11-22", "2026-10-01", "2026-10-02", "2027-03-01", "2028-02-29", "2027-09-30"])(
  "people to try on %s",
  (day) => {
    const options = { ...small, today: day };
    const made = [...demoRecords(options)];
    const all = demoPeopleToTry(options);
    const [first, second, subdistrict, district, province] = all as [Person, Person, Person, Person, Person];

    test("two volunteers of different sub-districts, and the coordinators above the first", () => {
      expect(subdistrictOf(first.scope)).not.toBe(subdistrictOf(second.scope));
      expect([subdistrict.scope.length, district.scope.length, province.scope.length]).toEqual([6, 4, 2]);
      expect(isWithin(subdistrict.scope, first.scope) && isWithin(district.scope, subdistrict.scope)).toBe(true);
      const posts = ofKind("membership", made).map(({ body }) => `${body.userId} ${body.role} ${body.scope}`);
      for (const { userId, role, scope } of all) expect(posts).toContain(`${userId} ${role} ${scope}`);
    });

    test("and one of every other role, in a post that there can be", () => {
      expect(new Set(all.map(({ role }) => role))).toEqual(new Set(roles));
      expect(all.filter(({ role, scope }) => !isPost(role, scope))).toEqual([]);
    });

    test("both volunteers have people, a follow-up due today and a late one", () => {
      for (const { scope } of [first, second]) {
        const people = ofKind("citizen", made).filter(({ body }) => body.areaCode === scope);
        const open = ofKind("followUp", made).filter(({ body }) => body.areaCode === scope && body.state === "open");
        expect(people.length).toBeGreaterThanOrEqual(5);
        expect(new Set(open.map(({ body }) => body.citizenId)).size).toBeGreaterThanOrEqual(3);
        expect(open.some(({ body }) => body.due === day)).toBe(true);
        expect(open.some(({ body }) => body.due < day)).toBe(true);
      }
    });

    test("the first volunteer has helped 3 of 4 people this fiscal year", () => {
      const helped = ofKind("helpLog", made)
        .filter(({ body }) => body.by === first.userId && fiscalYearOf(thaiDay(body.at)) === fiscalYearOf(day))
        .map(({ body }) => body.citizenId);
      expect(new Set(helped).size).toBe(3);
    });
  },
);
