/** Hostile changes and calls, one after the other, at one server; after each, what must hold is looked at. */
import { noLimits } from "#tests/server/no-limits.ts";
import type { Body } from "#domain/json.ts";
import { routes } from "#server/routes.ts";
import type { SyncResponse } from "#sync/wire.ts";
import { chanceFrom, type Chance } from "#tests/simulation/chance.ts";
import { envelope } from "#tests/server/requests.ts";
import {
  lek,
  nok,
  ploy,
  startServer,
  village,
  type SignedIn,
  type TestServer,
} from "#tests/server/server-for-tests.ts";
import { brokenCall, type Call } from "./hostile-calls.ts";
import { brokenChange, corpus, corpusChange, writable, type Change } from "./hostile-changes.ts";
import { asJson, oddKey, oddValue, withKey } from "./hostile-values.ts";
import { isAsSent, watchingPhone } from "./watching-phone.ts";
import { leftBehind, read, rowCounter, shapeProblems, syncProblems, type Answer } from "./what-holds.ts";

export interface Thrown {
  readonly requests: number;
  readonly changes: number;
  readonly taken: number;
  readonly answers: ReadonlyMap<number, number>;
  readonly routes: ReadonlySet<string>;
  /** By kind: how many changes were taken, and how many refused. */
  readonly kinds: ReadonlyMap<string, { taken: number; refused: number }>;
  /** Each with the request after which it was found. */
  readonly faults: readonly string[];
}

const staff = [
  ["administrator", "98"],
  ["national", "00"],
  ["centre", "980101-01"],
  ["agency", "dsd"],
] as const;
const staffId = (at: number): string => `019ab000-0000-7000-8000-0000000000a${at}`;

export const throwHostile = async (count: number, seed: number, databaseUrl?: string): Promise<Thrown> => {
  const slowHash = async (text: string) => text;
  const server = await startServer({ limits: noLimits, slowHash, ...(databaseUrl !== undefined && { databaseUrl }) });
  try {
    await server.plant([
      {
        kind: "membership",
        id: nok.replace("019ab", "019ad"),
        body: { userId: nok, role: "trainer", scope: "980101-01", from: "2026-01-01" },
      },
      ...staff.flatMap(([role, scope], at) => [
        { kind: "user", id: staffId(at), body: { name: `${role} (ตัวอย่าง)`, affiliations: [] } },
        {
          kind: "membership",
          id: staffId(at).replace("019ab", "019ac"),
          body: { userId: staffId(at), role, scope, from: "2026-01-01" },
        },
      ]),
    ]);
    return await throwAll(server, count, seed);
  } finally {
    await server.close();
  }
};

/** How many changes of the corpus go in one request. */
const TOGETHER = 100;
const corpusRequests = Math.ceil(corpus.length / TOGETHER);

const throwAll = async (server: TestServer, count: number, seed: number): Promise<Thrown> => {
  const chance = chanceFrom(seed);
  const pushers = [await server.signIn(nok), await server.signIn(nok)];
  const callers = [null, pushers[0] ?? null, await server.signIn(lek)];
  for (const at of staff.keys()) callers.push(await server.signIn(staffId(at)));
  const neighbour = await server.signIn(ploy);
  const [own, others] = [
    watchingPhone(server, await server.signIn(nok), village.nok),
    watchingPhone(server, neighbour, village.ploy),
  ];
  const rows = await rowCounter(server.database);
  const answers = new Map<number, number>();
  const asked = new Set<string>();
  const faults: string[] = [];
  const tally = { changes: 0, taken: 0 };
  let turn = 0;
  const kinds = new Map(writable.map(({ kind }) => [kind, { taken: 0, refused: 0 }]));
  const expected = new Map<string, Body>();
  const used = new Set<string>();
  const numbers = new Map<string, number>();
  const numberOf = (phone: SignedIn, p: string): number => numbers.get(`${phone.clientId} ${p}`) ?? 1;

  const look = async (): Promise<string[]> => {
    const wrong = [...(await own.sync())];
    for (const [id, body] of expected) {
      if (!isAsSent(body, own.bodies.get(id)))
        wrong.push(`what was taken did not come back as it was sent: ${id} ${JSON.stringify(body).slice(0, 900)}`);
      if (others.bodies.has(id)) wrong.push(`what was taken came to another village: ${id}`);
    }
    expected.clear();
    return wrong;
  };

  const push = async (at: number): Promise<{ readonly call: Call; readonly wrong: readonly string[] }> => {
    const phone = chance.pick(pushers);
    const writer = { userId: nok, areaCode: village.nok };
    const isCorpus = at < corpusRequests;
    const known = [...own.bodies.keys()];
    const changes: readonly Change[] = Array.from({ length: isCorpus ? TOGETHER : 1 + chance.below(4) }, (_, nth) =>
      isCorpus ? corpusChange(at * TOGETHER + nth, chance, writer) : brokenChange(turn++, chance, writer, known),
    );
    const places = [...new Set(changes.map(({ partition }) => partition))];
    const numbered = places.map((p) => {
      const inPlace = changes.filter(({ partition }) => partition === p);
      return { p, m: inPlace.map(({ change }, nth) => ({ n: numberOf(phone, p) + nth, ...change })) };
    });
    // A whole page each time would be most of the work.
    const lim = chance.happens(0.02) ? 65_536 : 0;
    const whole = envelope({ c: phone.clientId, lim, push: numbered });
    const isBent = !isCorpus && chance.happens(0.08);
    const sent = isBent ? bent(whole, chance) : whole;
    const headers = { cookie: phone.cookie, "content-type": "application/json" };
    const call: Call = { method: "POST", url: "/v1/sync", headers, payload: asJson(sent) };
    const before = await rows();
    const answer = await ask(server, call);
    answers.set(answer.statusCode, (answers.get(answer.statusCode) ?? 0) + 1);
    const wrong = shapeProblems(answer);
    if (answer.statusCode >= 400) return { call, wrong: [...wrong, ...leftBehind(before, await rows(), false)] };

    const { ack = {}, res = [] } = read(answer.body) as unknown as SyncResponse;
    for (const [p, { n }] of Object.entries(ack)) numbers.set(`${phone.clientId} ${p}`, n + 1);
    if (isBent) return { call, wrong };
    wrong.push(...syncProblems(answer.body, new Map(numbered.map(({ p, m }) => [p, m.at(-1)?.n ?? 0]))));
    // As the server read them: what stands for a number too large, or a key that is there twice, is in the text alone.
    const arrived = read(asJson(sent))["push"] as readonly { readonly p: string; readonly m: readonly Sent[] }[];
    let takenHere = 0;
    for (const { p, m } of arrived) {
      for (const change of m) {
        const refusal = res.find((result) => result.p === p && result.n === change.n)?.s;
        const isTaken = refusal === undefined || refusal === "merged";
        tally.changes++;
        tally.taken += Number(isTaken);
        takenHere += Number(isTaken || refusal === "held");
        const ofKind = kinds.get(change.k);
        if (ofKind) ofKind[isTaken ? "taken" : "refused"]++;
        if (isTaken && isFirst(change, used)) expected.set(change.id, change.set ?? {});
        else if (typeof change.id === "string") expected.delete(change.id);
        if (typeof change.id === "string") used.add(change.id);
      }
    }
    if (takenHere === 0) wrong.push(...leftBehind(before, await rows(), true));
    return { call, wrong };
  };

  const callRoute = async (at: number): Promise<{ readonly call: Call; readonly wrong: readonly string[] }> => {
    const caller = chance.pick(callers);
    const clientIds = [neighbour.clientId];
    const next = (): number => 1_000_000;
    const { route, call: broken } = brokenCall(at, chance, { clientId: chance.id(), cursors: ["x"], clientIds, next });
    // Signing out would be the last call of a session.
    const isIn = caller !== null && route !== "POST /v1/sign-out";
    const call = { ...broken, headers: { ...broken.headers, ...(isIn && { cookie: caller.cookie }) } };
    const before = await rows();
    const answer = await ask(server, call);
    asked.add(route);
    answers.set(answer.statusCode, (answers.get(answer.statusCode) ?? 0) + 1);
    const wrong = shapeProblems(answer);
    return { call, wrong: answer.statusCode < 400 ? wrong : [...wrong, ...leftBehind(before, await rows(), false)] };
  };

  await own.sync();
  const isOneSided = (): boolean => [...kinds.values()].some(({ taken, refused }) => taken === 0 || refused === 0);
  // Chance may leave out one of many types: it goes on until each was taken and refused, to twice as many at most.
  let at = 0;
  for (; at < count || (at < 2 * count && isOneSided()); at++) {
    const isRoute = at >= corpusRequests && at % 2 === 0;
    const { call, wrong } = isRoute ? await callRoute(at / 2) : await push(at);
    const found = [...wrong, ...(await others.sync()), ...(at % 10 === 9 ? await look() : [])];
    for (const fault of found) faults.push(`seed ${seed}, request ${at}: ${fault}\n  ${wordsOf(call)}`);
    if (faults.length > 50) break;
  }
  faults.push(...(await look()).map((fault) => `seed ${seed}, in the end: ${fault}`));
  return { requests: at, ...tally, answers, routes: asked, kinds, faults };
};

interface Sent {
  readonly n: number;
  readonly k: string;
  readonly id: string;
  readonly op: string;
  readonly set?: Body;
  readonly [part: string]: unknown;
}

/** Nothing but its fields made the record. */
const isFirst = ({ id, op, add, del, inc }: Sent, used: ReadonlySet<string>): boolean =>
  op === "put" && !used.has(id) && add === undefined && del === undefined && inc === undefined;

const bent = (whole: object, chance: Chance): object => {
  const key = chance.pick(["c", "cur", "r", "lim", "push", "was"]);
  return withKey(whole, chance.happens(0.2) ? oddKey(chance) : key, oddValue(chance));
};

const ask = (server: TestServer, { method, url, headers, payload }: Call): Promise<Answer> =>
  server.app.inject({ method, url, headers: { ...headers }, ...(payload !== undefined && { payload }) });

const wordsOf = ({ method, url, headers, payload = "" }: Call): string => {
  const body = Buffer.isBuffer(payload) ? `${payload.length} bytes` : payload.slice(0, 900);
  const { cookie: _secret, ...said } = headers;
  return `${method} ${url.slice(0, 300)} ${JSON.stringify(said).slice(0, 300)} ${body}`;
};

/** Routes of the table that no call was made to. */
export const unasked = ({ routes: asked }: Thrown): string[] =>
  routes.map(({ method, path }) => `${method} ${path}`).filter((route) => !asked.has(route));
