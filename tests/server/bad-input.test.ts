/** Whatever is sent, the answer is clear, nothing else is harmed, and the server does not fail. */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { fromBlock } from "#sync/columns.ts";
import type { SyncResponse } from "#sync/wire.ts";
import { citizen, envelope, HERE, REAL } from "./requests.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, ploy, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

const MANY = { callsPerNetwork: 1e6, wrongCodesPerNetwork: 1e6, syncsPerMinute: 1e6, readsPerMinute: 1e6 };

onBothDatabases((start) => {
  let server: TestServer;
  let phone: SignedIn;
  let neighbour: SignedIn;
  let before: string;

  beforeAll(async () => {
    server = await start({ limits: MANY });
    [phone, neighbour] = [await server.signIn(nok), await server.signIn(ploy)];
    const { clientId } = neighbour;
    const payload = envelope({ c: clientId, push: [{ p: HERE, m: [citizen(1, { areaCode: village.ploy })] }] });
    await send(payload, neighbour.cookie);
    before = await seenBy(neighbour);
  });
  afterAll(async () => {
    await server.close();
  });

  const send = (payload: string | Buffer | object, cookie = phone.cookie, headers: Record<string, string> = {}) =>
    server.app.inject({
      method: "POST",
      url: "/v1/sync",
      headers: { cookie, "content-type": "application/json", ...headers },
      payload,
    });

  const seenBy = async ({ clientId, cookie }: SignedIn): Promise<string> => {
    const answer: SyncResponse = (await send(envelope({ c: clientId }), cookie)).json();
    return JSON.stringify(answer.ch);
  };

  /** Status, code and field of what is refused; the whole answer otherwise. */
  const verdict = async (payload: string | Buffer | object, headers: Record<string, string> = {}) => {
    const answer = await send(payload, phone.cookie, headers);
    const { code, field } = answer.json();
    return [answer.statusCode, code, field];
  };

  describe("a whole request is refused with its reason", () => {
    test("when it is no JSON", async () => {
      for (const text of ["", "{", "nonsense", '{"c":', "\0", "[1,]", Buffer.from([0xff, 0xfe])]) {
        expect((await verdict(text))[0]).toBe(400);
      }
      expect(await verdict("{")).toEqual([400, "json", undefined]);
      expect(await verdict("[".repeat(100_000))).toEqual([400, "json", undefined]);
      expect(await verdict(`{"c":${"[".repeat(40)}${"]".repeat(40)}}`)).toEqual([400, "json", undefined]);
    });

    test("when a number is too large to be one: it would be stored as nothing", async () => {
      const { clientId: c } = phone;
      for (const number of ["1e999", "-1e999", `1${"0".repeat(400)}`, "[[1e999]]"]) {
        const put = envelope({ c, push: [{ p: HERE, m: [citizen(1, { extra: "HERE" })] }] });
        const text = JSON.stringify(put).replace('"HERE"', number);
        expect([number, await verdict(text)]).toEqual([number, [400, "json", undefined]]);
      }
      expect(
        await server.database.db.selectFrom("row").select("id").where("body", "like", "%extra%").execute(),
      ).toEqual([]);
    });

    test("when a part of it is missing or of the wrong kind, naming the part", async () => {
      const { clientId: c } = phone;
      expect(await verdict("null")).toEqual([400, "field", undefined]);
      expect(await verdict("[]")).toEqual([400, "field", "c"]);
      expect(await verdict({})).toEqual([400, "field", "c"]);
      expect(await verdict(envelope({ c: "me" }))).toEqual([400, "field", "c"]);
      expect(await verdict(envelope({ c, lim: 1e300 }))).toEqual([400, "field", "lim"]);
      expect(await verdict(envelope({ c, cur: 7 }))).toEqual([400, "field", "cur"]);
      expect(await verdict(envelope({ c, cur: "x".repeat(5000) }))).toEqual([400, "field", "cur"]);
      expect(await verdict(envelope({ c, push: [{ p: HERE, m: [{ n: -1 }] }] }))).toEqual([
        400,
        "field",
        "push.0.m.0.n",
      ]);
      expect(await verdict(envelope({ c, push: [{ p: HERE, m: [{ n: 0.5 }] }] }))).toEqual([
        400,
        "field",
        "push.0.m.0.n",
      ]);
      expect(await verdict(envelope({ c, push: [{ p: "t:\0", m: [{ n: 1 }] }] }))).toEqual([400, "field", "push.0.p"]);
      expect(await verdict({ ...envelope({ c }), more: 1 })).toEqual([400, "field", "more"]);
      const one = { p: HERE, m: [{ n: 1 }] };
      expect(await verdict(envelope({ c, push: [one, one] }))).toEqual([400, "field", "push.1.p"]);
      const hundred = Array.from({ length: 100 }, (_, at) => ({ n: at + 1 }));
      const three = [HERE, "t:980102", "t:980103"].map((p) => ({ p, m: hundred }));
      expect(await verdict(envelope({ c, push: three }))).toEqual([400, "field", "push"]);
      const tooMany = Array.from({ length: 201 }, (_, at) => ({ n: at + 1 }));
      expect(await verdict(envelope({ c, push: [{ p: HERE, m: tooMany }] }))).toEqual([400, "field", "push.0.m"]);
    });

    test("when it is too large on the wire", async () => {
      expect(await verdict(Buffer.alloc(10 * 1024 * 1024, " "))).toEqual([413, "tooLarge", undefined]);
      expect(await verdict(Buffer.alloc(256 * 1024 + 1, " "))).toEqual([413, "tooLarge", undefined]);
    });

    test("when a small gzip would inflate without end", async () => {
      const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, " "), { level: 9 });
      expect(bomb.length).toBeLessThan(256 * 1024);
      const memory = process.memoryUsage.rss();
      expect(await verdict(bomb, { "content-encoding": "gzip" })).toEqual([413, "tooLarge", undefined]);
      expect(process.memoryUsage.rss() - memory).toBeLessThan(64 * 1024 * 1024);
    });

    test("when it comes in an encoding or a type that is not taken", async () => {
      const body = JSON.stringify(envelope({ c: phone.clientId }));
      expect((await verdict(gzipSync(body), { "content-encoding": "gzip" }))[0]).toBe(200);
      expect(await verdict(body, { "content-encoding": "gzip" })).toEqual([400, "json", undefined]);
      for (const encoding of ["br", "deflate", "gzip, gzip", "x"]) {
        expect(await verdict(body, { "content-encoding": encoding })).toEqual([415, "encoding", undefined]);
      }
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"]) {
        expect(await verdict(body, { "content-type": type })).toEqual([415, "mediaType", undefined]);
      }
    });
  });

  test("a bad change is refused by itself, and the good ones around it are taken", async () => {
    const { clientId: c, cookie } = await server.signIn(nok);
    const strange = [
      citizen(1),
      { ...citizen(2), k: "spaceship" },
      citizen(3, { areaCode: village.ploy }),
      citizen(4, { name: 7 }),
      citizen(5, { name: "" }),
      citizen(6, { status: undefined }),
      { n: 7 },
      { ...citizen(8), id: { toString: 1 } },
      { ...citizen(9), set: "all" },
      { ...citizen(10), at: "yesterday" },
      citizen(11, { extra: "x".repeat(20_000) }),
      { ...citizen(12), op: "patch" },
      citizen(13, { areaCode: "98010201" }),
      citizen(14),
    ];
    const answer: SyncResponse = (await send(envelope({ c, push: [{ p: HERE, m: strange }] }), cookie)).json();
    expect(answer.ack?.[HERE]?.n).toBe(14);
    expect(
      answer.ack?.[HERE]?.clean?.flatMap(([n, , count]) => Array.from({ length: count }, (_, at) => n + at)),
    ).toEqual([1, 14]);
    expect(
      answer.res?.map((result) => [
        result.n,
        result.s,
        ...(result.s === "rejected" ? [result.code, result.field] : []),
      ]),
    ).toEqual([
      [2, "rejected", "unknownKind", "k"],
      [3, "forbidden"],
      [4, "rejected", "shape", "name"],
      [5, "rejected", "format", "name"],
      [6, "rejected", "missing", "status"],
      [7, "rejected", "malformed", "v"],
      [8, "rejected", "malformed", "id"],
      [9, "rejected", "malformed", "set"],
      [10, "rejected", "malformed", "at"],
      [11, "rejected", "tooLarge", undefined],
      [12, "gone"],
      [13, "rejected", "otherPlace", undefined],
    ]);
  });

  test.each(["2026-02-31T00:00:00Z", "2026-02-31T00:00:00+07", "2026-01-01T10:00:00+23", "9999-12-31T23:59:59Z"])(
    "a help at the odd moment %s is taken or refused, and either way answered",
    async (at) => {
      const { clientId: c, cookie } = await server.signIn(nok);
      const m = [{ ...citizen(1), k: "helpLog", at, set: { ...REAL.helpLog, at } }];
      const answer = await send(envelope({ c, push: [{ p: HERE, m }] }), cookie);
      expect([answer.statusCode, answer.json().ack?.[HERE]?.n]).toEqual([200, 1]);
    },
  );

  test("fields named like what every object inherits are kept like any other", async () => {
    const { clientId: c, cookie } = await server.signIn(nok);
    const id = uuidv7();
    // JSON.parse, because in source text `__proto__:` sets the prototype instead of a field.
    const odd = JSON.parse('{"toString":"a","constructor":["b"],"prototype":1,"__proto__":{"polluted":true}}');
    const put = { ...citizen(1), id, set: { ...citizen(1).set, ...odd } };
    const more = JSON.parse('{"valueOf":["c"],"__defineGetter__":["d"]}');
    const patch = {
      ...citizen(2),
      id,
      op: "patch",
      set: {},
      add: more,
      del: {},
      inc: JSON.parse('{"isPrototypeOf":1}'),
    };
    const answer = await send(envelope({ c, push: [{ p: HERE, m: [put, patch] }] }), cookie);
    expect([answer.statusCode, answer.json().ack?.[HERE]]).toMatchObject([
      200,
      { n: 2, clean: [[1, expect.any(Number), 2]] },
    ]);
    const pulled: SyncResponse = (await send(envelope({ c, lim: 262_144 }), cookie)).json();
    const row = pulled.ch?.flatMap(fromBlock).find((one) => one.id === id);
    expect(new Map(Object.entries(row?.body ?? {}))).toEqual(
      new Map(Object.entries({ ...put.set, ...more, isPrototypeOf: 1 })),
    );
    expect({}).not.toHaveProperty("polluted");
  });

  test("whatever somebody calls a field, an answer names it in a line that a review can hold", async () => {
    const { clientId: c, cookie } = await server.signIn(nok);
    const name = `\0${"ยาว".repeat(5_000)}`;
    const m = [citizen(1, { [name]: 1 }), citizen(2)];
    const answer: SyncResponse = (await send(envelope({ c, push: [{ p: HERE, m }] }), cookie)).json();
    const short = (first: string): string => `${first}${"ยาว".repeat(20)}`.slice(0, 60);
    expect(answer.res).toEqual([{ p: HERE, n: 1, s: "rejected", code: "malformed", field: short("set.?") }]);
    expect(await verdict({ ...envelope({ c }), [name]: 1 })).toEqual([400, "field", short("?")]);
  });

  test("a field whose name holds a control character is none: a conflict about it could not be shown", async () => {
    const { clientId: c, cookie } = await server.signIn(nok);
    const m = ["\0", "a\nb", "\u0085"].map((name, at) => citizen(at + 1, { [name]: 1 }));
    const answer: SyncResponse = (await send(envelope({ c, push: [{ p: HERE, m }] }), cookie)).json();
    const codes = answer.res?.map((result) => result.s === "rejected" && [result.code, result.field]);
    expect(codes).toEqual([
      ["malformed", "set.?"],
      ["malformed", "set.a?b"],
      ["malformed", "set.?"],
    ]);
  });

  test("a gap in the numbers is told, and nothing after it is taken", async () => {
    const { clientId: c, cookie } = await server.signIn(nok);
    const answer: SyncResponse = (
      await send(envelope({ c, push: [{ p: HERE, m: [citizen(1), citizen(3)] }] }), cookie)
    ).json();
    expect(answer.ack?.[HERE]).toMatchObject({ n: 1, expect: 2 });
  });

  test("after all of this the neighbour's village is as it was", async () => {
    expect(before).toContain("สมชาย");
    expect(await seenBy(neighbour)).toBe(before);
  });
});
