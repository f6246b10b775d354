/** Guessing at the codes of invitations: what it brings, what it costs the server, and whom it keeps out. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultLimits } from "#server/limits.ts";
import { argon2id, guessGate } from "#server/people/slow-hash.ts";
import { amon, networkNumber, dao, drillOnBothDatabases, type Drill } from "./invitation-drill.ts";
import { lek, nok, ploy, type SignedIn } from "./server-for-tests.ts";

const LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789";
const codeNumber = (n: number): string =>
  Array.from({ length: 8 }, (_, at) => LETTERS.charAt(Math.floor(n / LETTERS.length ** at) % LETTERS.length)).join("");
const newcomer = { role: "volunteer", scope: "98010103", newVillages: ["98010103"] };
/** With the right first half, and another second one. */
const nearly = (code: string, n: number): string => {
  const second = codeNumber(n).slice(0, 4);
  return `${code.slice(0, 5)}${second === code.slice(5) ? "XXXX" : second}`;
};

drillOnBothDatabases((start) => {
  let drill: Drill;
  let coordinator: SignedIn;
  beforeEach(async () => {
    drill = await start();
    coordinator = await drill.signIn(lek);
  });
  afterEach(() => drill.close());
  const again = async (userId: string) => (await drill.post(coordinator, "/v1/invitations/again", { userId })).body;
  const list = async (who = coordinator) => (await drill.get(who, "/v1/invitations")).body.list;
  const approve = (fields: object, who = coordinator) => drill.post(who, "/v1/invitations/approve", fields);
  const guess = async (code: string, times: number, first = 0) => {
    for (let n = 0; n < times; n++) await drill.knock(nearly(code, n), { from: networkNumber(first + n) });
  };

  test("four wrong tries do not matter; the right one gives itself back and counts as none", async () => {
    const { code } = await again(nok);
    await guess(code, 4);
    const first = await drill.knock(code);
    expect(first.status).toBe(200);
    expect((await drill.knock(code, { clientId: first.clientId })).status).toBe(200);
  });

  test("after five wrong tries the coordinator hears a number from the person and lets that phone in", async () => {
    const { code, id } = await again(nok);
    await guess(code, 5);
    expect(await list()).toMatchObject([{ id, userId: nok, name: "นก (ตัวอย่าง)", state: "needsApproval", phones: [] }]);
    const phone = await drill.knock(code, { browser: "Chrome" });
    expect([phone.status, phone.cookie]).toEqual([200, "undefined"]);
    const { number, ticket } = phone.body.waiting;
    const [line] = await list();
    expect([line.state, line.phones.length, line.phones[0].browser]).toEqual(["waiting", 1, "Chrome"]);
    expect(line.phones[0].numbers).toHaveLength(3);
    expect(line.phones[0].numbers).toContain(number);
    expect(JSON.stringify(line)).not.toContain(ticket);

    expect((await drill.knock(ticket, { clientId: phone.clientId })).body.waiting.number).toBe(number);
    const asked = { id, phone: line.phones[0].id, number };
    expect((await approve(asked)).status).toBe(200);
    expect((await approve(asked)).status).toBe(200);
    // The ticket is that phone's alone.
    expect((await drill.knock(ticket)).status).toBe(400);
    const [one, two] = await Promise.all([1, 2].map(() => drill.knock(ticket, { clientId: phone.clientId })));
    expect([one?.status, two?.status]).toContain(200);
    expect((await drill.knock(ticket, { clientId: phone.clientId })).body.user.id).toBe(nok);
    expect(await list()).toEqual([]);
    expect((await drill.knock(code)).status).toBe(400);
  });

  test("another number sends the phone away, and a stranger's word counts nothing", async () => {
    const { code, id } = await again(nok);
    await guess(code, 5);
    const phone = await drill.knock(code);
    const [line] = await list();
    const wrong = line.phones[0].numbers.find((number: string) => number !== phone.body.waiting.number);
    const asked = { id, phone: line.phones[0].id, number: wrong };
    const other = "019ab000-0000-7000-8000-0000000000ff";
    expect((await approve({ ...asked, id: other })).body.code).toBe("noInvitation");
    expect((await approve({ ...asked, phone: other })).body.code).toBe("noPhone");
    expect((await approve({ ...asked, number: "12" })).body.field).toBe("number");
    const volunteer = await drill.signIn(ploy);
    expect((await approve(asked, volunteer)).status).toBe(403);
    expect((await approve(asked)).body.code).toBe("otherNumber");
    expect((await drill.knock(phone.body.waiting.ticket, { clientId: phone.clientId })).status).toBe(400);
    expect((await drill.knock(code, { clientId: phone.clientId })).body.waiting.number).toMatch(/^\d{3}$/u);
  });

  test("a coordinator cannot let phones in at an invitation from above", async () => {
    const district = await drill.signIn(dao);
    const made = await drill.post(district, "/v1/invitations/again", { userId: lek });
    await guess(made.body.code, 5);
    const phone = await drill.knock(made.body.code);
    const [line] = await list(district);
    const asked = { id: made.body.id, phone: line.phones[0].id, number: phone.body.waiting.number };
    expect(await list()).toEqual([]);
    expect((await approve(asked)).body.code).toBe("noInvitation");
    expect((await approve(asked, await drill.signIn(amon))).status).toBe(200);
  });

  test("a hundred guesses at one moment are five free ones", async () => {
    const { code } = await again(nok);
    const guessAll = (from: number, to: number) =>
      Promise.all(
        Array.from({ length: to - from }, (_, n) =>
          drill.knock(nearly(code, from + n), { from: networkNumber(from + n) }),
        ),
      );
    // As many as are hashed or wait: one more would find the server busy, and get its try back.
    await guessAll(0, 34);
    const tries = async () => (await drill.database.db.selectFrom("invitation").select("tries").execute())[0]?.tries;
    expect(await tries()).toBe(5);
    await guessAll(34, 100);
    expect(await tries()).toBe(5);
  });

  test("60 wrong codes of one network make its own phones wait for the coordinator's word, and nobody else's", async () => {
    const [mine, theirs] = [await again(nok), await again(ploy)];
    const invite = async (name: string) =>
      (await drill.post(coordinator, "/v1/invitations", { ...newcomer, name })).body;
    const hit = [];
    for (let n = 0; n < 12; n++) hit.push((await invite(`คนที่ ${n}`)).code);
    // Of one customer, who has 65,536 networks.
    for (let n = 0; n < 60; n++) await drill.knock(nearly(hit[n % 12], n), { from: `2001:db8:0:${n}::1` });
    expect((await drill.knock(theirs.code)).body.user.id).toBe(ploy);
    expect((await drill.knock(mine.code, { from: "2001:db8:1::1" })).body.user.id).toBe(nok);

    const next = await invite("คนถัดไป");
    const phone = await drill.knock(next.code, { from: "2001:db8:0:ffff::1" });
    expect(phone.body.waiting.number).toMatch(/^\d{3}$/u);
    const line = (await list()).find(({ id }: { id: string }) => id === next.id);
    await approve({ id: next.id, phone: line.phones[0].id, number: phone.body.waiting.number });
    const signedIn = await drill.knock(phone.body.waiting.ticket, { clientId: phone.clientId });
    expect(signedIn.body.user.id).toBe(next.userId);
    drill.later(60);
    const last = await invite("คนสุดท้าย");
    expect((await drill.knock(last.code, { from: "2001:db8:0:1::1" })).body.user.id).toBe(last.userId);
  });

  test("10,000 wrong codes from 2,000 networks never succeed, cost few slow hashes, and lock nobody out elsewhere", async () => {
    const { code, link } = await again(nok);
    const theirs = await again(ploy);
    const before = drill.hashed();
    const statuses = new Set<number>();
    for (let at = 0; at < 10_000; at += 500) {
      const answers = await Promise.all(
        Array.from({ length: 500 }, (_, more) => {
          const n = at + more;
          // Every tenth knows the first half of the code already.
          const wrong = n % 10 === 0 ? nearly(code, n * 53) : codeNumber(n * 7_919 + 1);
          return drill.knock(wrong, { from: networkNumber(n % 2_000) });
        }),
      );
      for (const { status } of answers) statuses.add(status);
    }
    expect([...statuses].filter((status) => status === 200)).toEqual([]);
    // Twenty a minute at this one invitation, and hardly any elsewhere.
    expect(drill.hashed() - before).toBeLessThan(30);
    // Another invitation, the link, and the codes of earlier days are as good as ever.
    expect((await drill.knock(theirs.code)).status).toBe(200);
    expect((await drill.knock(await drill.code(ploy))).status).toBe(200);
    drill.later(1);
    const phone = await drill.knock(code);
    const [line] = await list();
    await approve({ id: line.id, phone: line.phones[0].id, number: phone.body.waiting.number });
    const signedIn = await drill.knock(phone.body.waiting.ticket, { clientId: phone.clientId });
    expect(signedIn.body.user.id).toBe(nok);
    expect((await drill.knock(link)).status).toBe(400);
  }, 60_000);
});

test("a spoken code is kept as Argon2id with the server's own key: the same text gives the same hash, and no other does", async () => {
  const [key, salt] = [Buffer.alloc(32, 1), Buffer.alloc(16, 2)];
  const hash = await argon2id(key)("ABCDEFGH", salt);
  expect(hash).toMatch(/^[\w-]{43}$/u);
  expect(await argon2id(key)("ABCDEFGH", salt)).toBe(hash);
  const others = [
    argon2id(key)("ABCDEFGJ", salt),
    argon2id(key)("ABCDEFGH", Buffer.alloc(16, 3)),
    argon2id(Buffer.alloc(32, 2))("ABCDEFGH", salt),
  ];
  for (const other of await Promise.all(others)) expect(other).not.toBe(hash);
});

const { guessesPerMinute: perMinute, guessesPerHour: perHour } = defaultLimits;
const defaults = { perMinute, perHour };

test("wrong codes of many networks make those wait that had one, then everybody, for the rest of the hour", () => {
  let now = 0;
  const gate = guessGate(
    async (text) => text,
    defaults,
    () => now,
  );
  const wrong = (from: number, to: number) => {
    for (let n = from; n < to; n++) gate.noteWrong(`network ${n}`);
  };
  const calm = () => ["network 0", "another"].map(gate.isCalm);
  wrong(0, 299);
  expect(calm()).toEqual([true, true]);
  wrong(299, 300);
  expect(calm()).toEqual([false, true]);
  wrong(300, 600);
  expect(calm()).toEqual([false, false]);
  now = 3_600_000;
  expect(calm()).toEqual([true, true]);
  for (let n = 0; n < 30; n++) gate.noteWrong("network 0");
  expect(calm()).toEqual([false, true]);
});

test("guesses are hashed two at a time and 32 wait; more are told that the server is busy", async () => {
  let [running, most] = [0, 0];
  const gate = guessGate(
    async (text) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, 5));
      running -= 1;
      return text;
    },
    defaults,
    () => 0,
  );
  const all = await Promise.all(Array.from({ length: 60 }, (_, n) => gate.hash(`i${n}`, "x", Buffer.alloc(16))));
  expect(most).toBe(2);
  expect(all.filter((hash) => hash === "x")).toHaveLength(34);
  expect(all.filter((hash) => typeof hash === "object" && hash.type === "busy")).toHaveLength(26);
  expect(await gate.hash("i1", "y", Buffer.alloc(16))).toBe("y");
});
