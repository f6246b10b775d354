/** Cohorts between phones: who meets them, how roll-callers add to each other, and what learners send from outside. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { cohortRoll } from "#domain/cohort-roll.ts";
import type { RecordKind, RecordOf } from "#domain/record-kind.ts";
import { registryVersion } from "#domain/record-types.ts";
import { attendance } from "#domain/records/attendance.ts";
import { cohort as cohortKind } from "#domain/records/cohort.ts";
import { enrolment } from "#domain/records/enrolment.ts";
import { score } from "#domain/records/score.ts";
import { fromBlock } from "#sync/columns.ts";
import type { SyncResponse } from "#sync/wire.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, NOON, ploy, type SignedIn, type TestServer } from "./server-for-tests.ts";

const host = "9801";
const partition = `k:${host}`;
const poster = "K7M2P9XA";
const cohortId = "019ae600-0000-7000-8000-000000000001";
const trainerAt = (at: number): string => `019ab000-0000-7000-8000-0000000001${String(at).padStart(2, "0")}`;
const enrolmentAt = (at: number): string => `019ae700-0000-7000-8000-${String(at).padStart(12, "0")}`;
const session = { id: "s1", day: "2026-12-01", from: "09:00", to: "12:00", minutes: 180 };
const rules = { capacity: 200, passAttendance: 80, passPost: 60, state: "running", poster };
const cohort = { host, course: "FAKE-3", number: 1, place: "ศาลา", sessions: [session], ...rules, by: trainerAt(1) };
const inIt = { host, cohortId, at: NOON };

const account = (at: number, scope: string) => [
  { kind: "user", id: trainerAt(at), body: { name: `วิทยากร ${at} (ตัวอย่าง)`, affiliations: [] } },
  {
    kind: "membership",
    id: trainerAt(at).replace("019ab", "019ac"),
    body: { userId: trainerAt(at), role: "trainer", scope, from: "2026-01-01" },
  },
];

onBothDatabases((start) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await start();
    await server.plant([
      ...[1, 2, 3, 4, 5].flatMap((at) => account(at, host)),
      ...account(6, "9802"),
      ...account(7, "980101-01"),
      { kind: "cohort", id: cohortId, body: cohort },
    ]);
  });
  afterEach(() => server.close());

  const put = (n: number, k: string, set: object, id = uuidv7()) => ({
    n,
    v: 1,
    k,
    id,
    op: "put",
    at: NOON,
    b: 0,
    set,
  });
  const sync = async (
    { clientId: c, cookie }: SignedIn,
    p?: string,
    m: readonly object[] = [],
    cur: string | null = null,
  ): Promise<SyncResponse> => {
    const payload = { c, cur, r: registryVersion, lim: 262_144, push: p === undefined ? [] : [{ p, m }] };
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  /** What a phone that reads to the end makes of the cohort. */
  const rollOn = async (phone: SignedIn) => {
    const records = new Map<string, { readonly id: string }[]>();
    for (let cur: string | null = null, more = true; more;) {
      const answer = await sync(phone, undefined, [], cur);
      for (const block of answer.ch ?? [])
        for (const { id, body } of fromBlock(block)) {
          if (body) records.set(block.k, [...(records.get(block.k) ?? []), { ...body, id }]);
        }
      [cur, more] = [answer.cur ?? cur, answer.more === true];
    }
    // The server has judged them all.
    const of = <T extends RecordKind>({ kind }: T) => (records.get(kind) ?? []) as unknown as readonly RecordOf<T>[];
    const [own] = of(cohortKind);
    return own && cohortRoll(own, of(enrolment), of(attendance), of(score));
  };

  test("[P2] those who teach in an area share its cohorts, and nobody else meets them", async () => {
    expect(await rollOn(await server.signIn(trainerAt(2)))).toMatchObject({ learners: [] });
    for (const other of [trainerAt(6), trainerAt(7), nok]) {
      const phone = await server.signIn(other);
      expect(await rollOn(phone)).toBeUndefined();
      const { res } = await sync(phone, partition, [
        put(1, "enrolment", { ...inIt, name: "ก", seat: "place", by: other }),
      ]);
      expect(res?.map(({ s }) => s)).toEqual(["forbidden"]);
    }
  });

  test("a day of 180 learners and five roll-callers without a signal ends with 180 who were there once", async () => {
    const names = Array.from({ length: 180 }, (_, at) =>
      put(at + 1, "enrolment", { ...inIt, name: `คนที่ ${at}`, seat: "place", by: trainerAt(1) }, enrolmentAt(at)),
    );
    const first = await server.signIn(trainerAt(1));
    expect((await sync(first, partition, names)).res).toBeUndefined();
    for (const caller of [0, 1, 2, 3, 4]) {
      const phone = caller === 0 ? first : await server.signIn(trainerAt(caller + 1));
      // Each calls 60 in a row, so that most are called by two.
      const called = Array.from({ length: 60 }, (_, nth) => (caller * 36 + nth) % 180);
      const seen = { ...inIt, session: "s1", method: "tick", by: trainerAt(caller + 1) };
      const begin = caller === 0 ? names.length + 1 : 1;
      const m = called.map((at, nth) => put(begin + nth, "attendance", { ...seen, enrolmentId: enrolmentAt(at) }));
      // Sent twice, as after an answer that got lost.
      for (let times = 0; times < 2; times++) expect((await sync(phone, partition, m)).res).toBeUndefined();
    }
    const roll = await rollOn(await server.signIn(trainerAt(3)));
    expect([roll?.learners.length, roll?.figures.filled]).toEqual([180, { n: 180, of: 200 }]);
    expect(roll?.learners.every(({ minutes }) => minutes === 180)).toBe(true);
    expect(roll?.learners.filter(({ present }) => present.get("s1")?.length === 2)).toHaveLength(120);
  });

  test("[P6] a learner who reads the poster, and takes the test on their phone, is on the roll", async () => {
    const phone = await server.signIn(nok);
    const checkIn = { by: nok, ...inIt, attendanceId: uuidv7(), session: "s1", poster, course: "FAKE-3", name: "นก" };
    const answers = [{ q: "1/q1", c: 1 }];
    const tried = { course: "FAKE-3", version: "0123456789abcdef", test: "post", startedAt: NOON, answers, right: 1 };
    const attempt = { by: nok, ...inIt, ...tried, scoreId: uuidv7() };
    expect(
      (await sync(phone, `u:${nok}`, [put(1, "checkIn", checkIn), put(2, "attempt", attempt)])).res,
    ).toBeUndefined();
    const trainer = await server.signIn(trainerAt(1));
    expect((await rollOn(trainer))?.unmatched.map(({ userId, name }) => [userId, name])).toEqual([[nok, "นก"]]);
    const enrolled = { ...inIt, name: "นก", userId: nok, seat: "place", by: trainerAt(1) };
    await sync(trainer, partition, [put(1, "enrolment", enrolled)]);
    const roll = await rollOn(trainer);
    expect(roll).toMatchObject({ unmatched: [], learners: [{ minutes: 180, post: 100, lacks: [] }] });
  });

  test("[P6] who makes a poster up, or a cohort, is on nobody's roll and holds up nothing", async () => {
    const made = { by: ploy, ...inIt, session: "s1", course: "FAKE-3", name: "พลอย" };
    const wrong = [
      { ...made, poster: "AAAAAAAA", attendanceId: uuidv7() },
      { ...made, poster, cohortId: uuidv7(), attendanceId: uuidv7() },
      { ...made, poster, host: "47", attendanceId: uuidv7() },
    ];
    const m = wrong.map((set, at) => put(at + 1, "checkIn", set));
    expect((await sync(await server.signIn(ploy), `u:${ploy}`, m)).res).toBeUndefined();
    expect(await rollOn(await server.signIn(trainerAt(1)))).toMatchObject({ learners: [], unmatched: [] });
    expect(await server.store.parcels()).toEqual([]);
  });
});
