/**
 * Troubles put straight into a phone's database, for looking at their screens. That they come about and end as they
 * should is proven with a real server in refused.spec.ts and conflict.spec.ts.
 */
import type { Page } from "@playwright/test";
import { storedRows } from "./stored.ts";

/** Ids that no phone makes: the same in every picture. */
export const planted = {
  conflict: "00000000-0000-7000-8000-000000000011",
  refusedHelp: 9_000_001,
  refusedPerson: 9_000_002,
  outside: 9_000_003,
  gone: 9_000_004,
  held: 9_000_005,
  erased: 9_000_006,
  refusedFollowUp: 9_000_007,
  openReview: "00000000-0000-7000-8000-000000000021",
  accepted: "00000000-0000-7000-8000-000000000022",
  refused: "00000000-0000-7000-8000-000000000023",
} as const;

type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Conflicts, refused and held work of a volunteer who has people. Needs a page of the app. */
export const plantTroubles = async (page: Page): Promise<void> => {
  const people = await readPeople(page);
  await page.evaluate(putRows, troublesOf(people));
};

/** Work that has waited for so many days; nothing may be sent while it is looked at. */
export const plantOldWork = async (page: Page, days: number): Promise<void> => {
  const { people, userId } = await readPeople(page);
  const at = daysAgo(days);
  const mutation = { ...help(userId, people, 30), n: 900, at };
  const partition = partitionOf(people);
  const entry = { order: 9_100_001, partition, recordId: mutation.id, mutation, savedAt: at };
  await page.evaluate(putRows, { waiting: [entry] });
};

export const plantLostData = async (page: Page): Promise<void> => {
  await page.evaluate(putRows, { kept: [{ name: "lost-data", asOf: new Date().toISOString(), value: 4 }] });
};

interface People {
  readonly userId: string;
  readonly people: readonly Person[];
}
interface Person {
  readonly id: string;
  readonly phone: string | null;
  readonly areaCode: string;
  readonly partition: string;
}

const troublesOf = ({ userId, people }: People): Rows => {
  const partition = partitionOf(people);
  const [first, second] = [personAt(people, 0), personAt(people, 1)];
  const answer = (order: number, rest: { readonly mutation: { readonly id: string } & object }) => ({
    order,
    partition,
    recordId: rest.mutation.id,
    answeredAt: daysAgo(0),
    ...rest,
  });
  const nobody = { ...second, id: planted.openReview };
  const long = help(userId, people, 600);
  const conflict = (id: string, person: Person, rest: object) => ({
    id,
    kind: "conflict",
    partition,
    seq: 1,
    body: {
      kind: "citizen",
      recordId: person.id,
      areaCode: person.areaCode,
      keptName: "ประสิทธิ์ ใจสมมุติ",
      keptAt: daysAgo(2),
      lostBy: userId,
      lostAt: daysAgo(1),
      state: "open",
      ...rest,
    },
  });
  const review = (id: string, rest: object) => ({
    id,
    kind: "review",
    partition: `u:${userId}`,
    seq: 1,
    body: {
      userId,
      areaCode: first.areaCode,
      why: "given",
      clientId: userId,
      partition,
      n: 700,
      kind: "helpLog",
      recordId: long.id,
      op: "put",
      change: JSON.stringify(long),
      at: daysAgo(3),
      code: "range",
      note: "ช่วยทั้งวันจริง ๆ",
      ...rest,
    },
  });
  const decided = { decidedBy: userId, decidedByName: "สุดา ประสานสมมุติ", decidedAt: daysAgo(1) };
  return {
    "record:conflict": [
      conflict(planted.conflict, first, { field: "phone", kept: JSON.stringify(first.phone), lost: '"000-123-4567"' }),
      conflict(planted.conflict.replace(/11$/u, "12"), second, { field: "birthYear", kept: "1955", lost: "null" }),
      conflict(planted.conflict.replace(/11$/u, "13"), first, {
        field: "supportNeeds",
        kept: '["hearing"]',
        lost: '["sight","reading"]',
        lostBy: "00000000-0000-7000-8000-0000000000ff",
      }),
      conflict(planted.conflict.replace(/11$/u, "14"), nobody, { field: "houseNo", kept: '"8"', lost: '"9"' }),
    ],
    "record:review": [
      review(planted.openReview, { state: "open" }),
      review(planted.accepted, { state: "accepted", ...decided, decision: "ตรวจกับสมุดเยี่ยมแล้ว ตรงกัน" }),
      review(planted.refused, { state: "refused", ...decided, decision: "ซ้ำกับรายการวันที่ 18 ที่ศูนย์บันทึกไว้แล้ว" }),
    ],
    answered: [
      answer(planted.refusedHelp, { state: "rejected", code: "range", field: "minutes", mutation: long } as never),
      answer(planted.refusedPerson, {
        state: "rejected",
        code: "format",
        field: "phone",
        mutation: {
          ...base(702),
          k: "citizen",
          id: "00000000-0000-7000-8000-000000000032",
          op: "put",
          set: { name: "ยายคำ รอสมมุติ", houseNo: "8/1", phone: "ศูนย์แปด", birthYear: 1951, areaCode: first.areaCode },
        },
      } as never),
      answer(planted.outside, {
        state: "forbidden",
        mutation: {
          ...base(703),
          k: "citizen",
          id: second.id,
          op: "patch",
          set: { houseNo: "21", areaCode: "33020101" },
        },
      } as never),
      answer(planted.gone, {
        state: "gone",
        mutation: { ...base(704), k: "followUp", id: "00000000-0000-7000-8000-000000000034", op: "patch", set: {} },
      } as never),
      answer(planted.refusedFollowUp, {
        state: "rejected",
        code: "format",
        field: "due",
        mutation: {
          ...base(707),
          k: "followUp",
          id: "00000000-0000-7000-8000-000000000037",
          op: "put",
          set: { citizenId: first.id, areaCode: first.areaCode, topic: "ID-CARD", due: "2569-12", state: "open" },
        },
      } as never),
      answer(planted.held, {
        state: "held",
        mutation: { ...base(705), k: "citizen", id: second.id, op: "patch", set: { nickname: "ยายแดง" } },
      } as never),
      answer(planted.erased, {
        state: "rejected",
        code: "length",
        field: "note",
        erased: true,
        mutation: { ...base(706), k: "helpLog", id: "00000000-0000-7000-8000-000000000036", op: "put" },
      } as never),
    ],
  };
};

const base = (n: number) => ({ n, v: 1, at: daysAgo(1), b: 0 });

const help = (userId: string, people: readonly Person[], minutes: number) => ({
  ...base(701),
  k: "helpLog",
  id: "00000000-0000-7000-8000-000000000031",
  op: "put",
  set: {
    citizenId: personAt(people, 0).id,
    areaCode: personAt(people, 0).areaCode,
    by: userId,
    at: daysAgo(1),
    minutes,
    place: "home",
    topics: ["ID-CARD"],
    outcome: "done",
    note: "ต่ออายุบัตรที่อำเภอ",
  },
});

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const partitionOf = (people: readonly Person[]): string => personAt(people, 0).partition;
const personAt = (people: readonly Person[], at: number): Person => {
  const person = people[at];
  if (!person) throw new Error("The volunteer has too few people.");
  return person;
};

/** Both run in the page, in the browser's own words: the app's code is not within reach there. */
export const readPeople = async (page: Page): Promise<People> => {
  const userId = await page.evaluate(() => JSON.parse(localStorage.getItem("asa.account") ?? "{}").userId as string);
  const rows = (await storedRows(page, "record:citizen")) as readonly {
    readonly id: string;
    readonly partition: string;
    readonly body: { readonly areaCode: string; readonly status: string; readonly phone?: string };
  }[];
  const people = rows
    .filter(({ body }) => body.status === "active")
    .map(({ id, partition, body }) => ({ id, partition, areaCode: body.areaCode, phone: body.phone ?? null }));
  return { userId, people };
};

export const putRows = async (rows: Rows): Promise<void> => {
  const { userId } = JSON.parse(localStorage.getItem("asa.account") ?? "{}");
  const row = (await indexedDB.databases()).find(({ name }) => name?.includes(userId));
  await new Promise<void>((resolve, reject) => {
    const asked = indexedDB.open(row?.name ?? "");
    asked.addEventListener("error", () => reject(new Error("no database")));
    asked.addEventListener("success", () => {
      const writing = asked.result.transaction(Object.keys(rows), "readwrite");
      for (const [store, all] of Object.entries(rows)) for (const one of all) writing.objectStore(store).put(one);
      writing.addEventListener("complete", () => {
        asked.result.close();
        resolve();
      });
      writing.addEventListener("error", () => reject(new Error("not written")));
    });
  });
};
