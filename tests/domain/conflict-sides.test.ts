import { expect, test } from "vitest";
import { conflictSides } from "#domain/conflict-sides.ts";
import type { Conflict } from "#domain/records/conflict.ts";

const me = { userId: "0190aaaa-0000-7000-8000-000000000001", name: "สมหญิง" };
const other = "0190aaaa-0000-7000-8000-000000000002";
const conflict: Conflict = {
  id: "0190aaaa-0000-7000-8000-000000000003",
  kind: "citizen",
  recordId: "0190aaaa-0000-7000-8000-000000000004",
  areaCode: "98010101",
  field: "phone",
  kept: '"000-123-9910"',
  keptName: "ประสิทธิ์",
  keptAt: "2026-11-19T08:40:00.000Z",
  lost: '"000-123-4567"',
  lostBy: me.userId,
  lostName: "สมหญิง",
  lostAt: "2026-11-20T03:12:00.000Z",
  state: "open",
};

test("Both values stand there with who and when, and one's own is one's own", () => {
  expect(conflictSides(conflict, { phone: "000-123-9910" }, me)).toEqual({
    isChangedAgain: false,
    kept: { value: "000-123-9910", name: "ประสิทธิ์", isMine: false, at: "2026-11-19T08:40:00.000Z" },
    lost: { value: "000-123-4567", name: "สมหญิง", isMine: true, at: "2026-11-20T03:12:00.000Z" },
  });
  expect(conflictSides({ ...conflict, keptName: me.name, lostBy: other }, undefined, me)).toMatchObject({
    kept: { isMine: true },
    lost: { isMine: false },
  });
});

test("A field that was changed once more shows what stays now, and claims no author for it", () => {
  expect(conflictSides(conflict, { phone: "000-555-0000" }, me)).toMatchObject({
    isChangedAgain: true,
    kept: { value: "000-555-0000", isMine: false },
  });
  expect(conflictSides(conflict, {}, me).kept).toEqual({ value: null, isMine: false });
});

test("A value that no JSON parser reads is shown as it is", () => {
  expect(conflictSides({ ...conflict, lost: "000-1{" }, undefined, me).lost.value).toBe("000-1{");
});
