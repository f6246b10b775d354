/** Calls that somebody could make who wants to see more than is theirs: every route, with other people's ids and places. */
import { uuidv7 } from "uuidv7";
import { cohortHome } from "#domain/homes.ts";
import { recordTypes } from "#domain/record-types.ts";
import { routes } from "#server/routes.ts";
import { envelope } from "#tests/server/requests.ts";
import {
  certificateIn,
  citizenIn,
  enrolmentAt,
  hosts,
  MINE,
  offices,
  reviewIn,
  villages,
  volunteerOf,
} from "./planted-world.ts";

export interface Question {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly payload?: object;
}

/** What a question is made with: chance, and what was overheard from others. */
export interface Overheard {
  readonly pick: <T>(some: readonly T[]) => T;
  readonly clientId: string;
  readonly cursors: readonly string[];
  readonly clientIds: readonly string[];
  /** The caller's own numbers, by partition: each push goes on where the last one ended. */
  readonly next: (partition: string) => number;
}

type Ask = (from: Overheard) => Omit<Question, "method" | "url"> & { readonly query?: string };

// Never their own: what they do there is their work.
const others = villages.filter((village) => village !== MINE);
const areas = ["98", "9801", "980101", "980102", "9802", "97", "9701", "00", "", "98%25", "%25", "98010102"];
const kinds = recordTypes.map(({ kind }) => kind);
const REASON = "ตรวจสอบแล้ว (ตัวอย่าง)";

const placesOf = (village: string): string[] => [
  `t:${village.slice(0, 6)}`,
  `u:${volunteerOf(village)}`,
  `a:${village.slice(0, 2)}`,
  "g",
  ...offices.map(({ partition }) => partition),
  ...hosts.map((host) => cohortHome(host).partition),
];

const sync: Ask = ({ pick, clientId, clientIds, cursors, next }) => {
  const village = pick(others);
  // Most of what could be harmed lies with the village.
  const p = pick([...placesOf(village), ...Array.from({ length: 4 }, () => `t:${village.slice(0, 6)}`)]);
  const id = pick([
    citizenIn(village),
    reviewIn(village),
    volunteerOf(village),
    pick(offices).id,
    enrolmentAt(pick(hosts)),
    uuidv7(),
  ]);
  const op = pick(["put", "patch", "delete"]);
  const aimed = { k: "citizen", op: "put", id: pick([citizenIn(village), uuidv7()]) };
  const set = pick<object>([
    { name: "คนแปลกหน้า", areaCode: village, status: "active" },
    { state: "settled" },
    { areaCode: village, movedTo: MINE },
    { userId: volunteerOf(village), role: "coordinator", scope: "98", from: "2026-01-01" },
  ]);
  const change = { v: 1, k: pick(kinds), id, op, at: "2026-11-22T04:00:00.000Z", b: pick([0, 1, 50]), set };
  const person = { ...change, ...aimed, b: 0, set: { name: "คนแปลกหน้า", areaCode: village, status: "active" } };
  const isStolen = pick([true, false, false, false]);
  const c = isStolen ? pick([...clientIds, clientId]) : clientId;
  const push =
    c === clientId && pick([true, true, false]) ? [{ p, m: [{ n: next(p), ...pick([change, person]) }] }] : [];
  return { payload: envelope({ c, cur: pick([null, null, "x", ...cursors]), push, lim: pick([4_096, 65_536]) }) };
};

const check: Ask = ({ pick, clientId, clientIds, cursors }) => {
  const p = pick(placesOf(pick(villages)));
  const prints = Array.from({ length: 64 }, () => "x");
  return {
    payload: {
      c: pick([clientId, clientId, ...clientIds]),
      cur: pick([...cursors, "x"]),
      kinds,
      whole: [{ p, print: "x" }],
      ...(pick([true, false]) && { parts: { p, prints } }),
    },
  };
};

const area: Ask = ({ pick }) => ({ query: `?area=${pick(areas)}` });
const none: Ask = () => ({});

const asks: Readonly<Record<string, Ask>> = {
  "/v1/sign-in": ({ pick }) => ({ payload: { code: pick(["00000000", "ABCD-EFGH"]), clientId: uuidv7(), key: "x" } }),
  // With a session it would be the last question: `leak-hunt.ts` asks it without.
  "/v1/sign-out": () => ({ payload: {} }),
  "/v1/me": none,
  "/v1/sync": sync,
  "/v1/hand-in": sync,
  "/v1/check": check,
  "/v1/overview": area,
  "/v1/report": ({ pick }) => ({ query: `?area=${pick(areas)}&month=${pick(["2026-11", "2026-10", "x"])}` }),
  "/v1/nation": none,
  "/v1/courses": none,
  "/v1/courses/packs/:pack": none,
  "/v1/certificates": ({ pick }) => ({ query: `?code=${pick(["22222222", "AAAAAAAA", "x"])}` }),
  "/v1/certificates/trust": none,
  "/v1/certificates/badge": ({ pick }) => ({ query: `?code=${pick(villages.map(certificateIn))}` }),
  "/v1/certificates/key": none,
  "/v1/accounts": none,
  "GET /v1/reviews": area,
  "/v1/reviews/decide": ({ pick }) => {
    const [village, place] = [pick(others), pick(villages)];
    const also = pick([[], [reviewIn(place)]]);
    return {
      payload: {
        userId: volunteerOf(village),
        id: reviewIn(pick([village, place])),
        also,
        decision: "refuse",
        reason: REASON,
      },
    };
  },
  "/v1/posts": area,
  "/v1/posts/end": ({ pick }) => ({ payload: { userId: volunteerOf(pick(others)), id: uuidv7(), to: "2026-11-22" } }),
  "/v1/posts/give": ({ pick }) => {
    const [given, instead] = [pick(others), pick(others)];
    const post = { role: pick(["volunteer", "coordinator"]), scope: pick([given, given.slice(0, 4)]) };
    return {
      payload: { userId: volunteerOf(given), ...post, instead: { userId: volunteerOf(instead), id: uuidv7() } },
    };
  },
  "POST /v1/invitations": ({ pick }) => {
    const village = pick(others);
    const scope = pick([village, village.slice(0, 6), village.slice(0, 2)]);
    return {
      payload: {
        name: pick([`kav${village}zz`.slice(0, 5), "ใครคนหนึ่ง"]),
        role: pick(["volunteer", "coordinator", "administrator"]),
        scope,
      },
    };
  },
  "GET /v1/invitations": none,
  "/v1/invitations/approve": () => ({ payload: { id: uuidv7(), phone: uuidv7(), number: "123" } }),
  "/v1/invitations/again": ({ pick }) => ({ payload: { userId: volunteerOf(pick(others)) } }),
  "/v1/invitations/roster": ({ pick }) => {
    const lines = others.map((village) => `คนใหม่,0001112222,${village},${pick(["volunteer", "coordinator"])}`);
    return { payload: { csv: ["name,phone,village,role", ...lines].join("\n") } };
  },
  "GET /v1/devices": none,
  "/v1/devices/answer": ({ pick }) => ({ payload: { phone: uuidv7(), number: pick(["123", null]) } }),
  "/v1/devices/revoke": ({ pick, clientIds }) => ({ payload: { clientId: pick([...clientIds, uuidv7()]) } }),
  "/v1/devices/of": ({ pick }) => ({ query: `?userId=${pick([volunteerOf(pick(villages)), "x", uuidv7()])}` }),
  "/v1/devices/revoke-of": ({ pick }) => ({
    payload: { userId: volunteerOf(pick(others)), clientId: uuidv7(), reason: REASON },
  }),
  "/v1/health": none,
};

// Where most of what could leak passes.
const turns = [...routes, ...routes.filter(({ path }) => path === "/v1/sync" || path === "/v1/check")];

/** The `at`-th question: routes in turn. Throws for a route that nobody has thought of yet. */
export const questionAt = (at: number, from: Overheard): Question => {
  const route = turns[at % turns.length];
  if (!route) throw new Error("There are no routes.");
  const ask = asks[`${route.method} ${route.path}`] ?? asks[route.path];
  if (!ask)
    throw new Error(`The search for leaks does not know ${route.method} ${route.path}: add it to its questions.`);
  const { query = "", payload } = ask(from);
  return { method: route.method, url: `${route.path}${query}`, ...(payload && { payload }) };
};
