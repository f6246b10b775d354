import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { openPhone } from "#data/phone.ts";
import { waitingLevel } from "#data/oldest-waiting.ts";
import { citizen } from "#domain/records/citizen.ts";
import { deps } from "./phone-deps.ts";
import { answering } from "./stand-ins.ts";
import { openedLock } from "./opened-lock.ts";

const account = { userId: "u1", name: "อุดม ตัวอย่างบุญ", grants: [] };
const set = { name: "ป้าสาธิต", areaCode: "98010101", status: "active" };
const put = { op: "put", kind: citizen.kind, id: "019b5d88-b900-7d07-b721-000000000001", set } as const;
const serverNow = "2026-11-22T02:00:00.000Z";
const answer = answering(200, { now: serverNow, cur: "c1", next: 900 });

describe("[M3] a phone whose clock is a year behind", () => {
  const wrong = { now: () => new Date("2025-11-22T02:00:00.000Z"), fetchFrom: answer };

  test("shows the right day once it has met the server, and at the next start without a signal", async () => {
    const indexedDb = new IDBFactory();
    const phone = openPhone(account, openedLock(account.userId), deps({ ...wrong, indexedDb }));
    expect(phone.now().toISOString()).toBe("2025-11-22T02:00:00.000Z");
    const jumps: string[] = [];
    phone.clock.subscribe(() => jumps.push(phone.now().toISOString()));
    await phone.sender.wake();
    expect(phone.now().toISOString()).toBe(serverNow);
    expect(jumps).toEqual([serverNow]);
    phone.close();

    const again = openPhone(account, openedLock(account.userId), deps({ now: wrong.now, indexedDb }));
    await vi.waitFor(() => expect(again.now().toISOString()).toBe(serverNow));
  });

  test("[S4] writes its own time beside the change, and knows since when it has really waited", async () => {
    const phone = openPhone(account, openedLock(account.userId), deps(wrong));
    await phone.sender.wake();
    await phone.save([put]);
    const [waiting] = await phone.database.waiting.toArray();
    expect(waiting?.mutation.at).toBe("2025-11-22T02:00:00.000Z");
    expect(waiting?.savedAt).toBe(serverNow);
  });
});

test("[S4] work that waits is told of more urgently after a day, three days and a week", () => {
  const hours = (count: number): number => count * 3_600_000;
  const levels = [-5, 0, 23, 24, 71, 72, 167, 168, 9_999].map((age) => waitingLevel(hours(age)));
  expect(levels.join(" ")).toBe("calm calm calm day day days days week week");
});
