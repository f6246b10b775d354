/** Every route, asked by every role for what is other people's. Marks in an answer, or changed records, are leaks. */
import { isWithin } from "#domain/area.ts";
import type { Account } from "#server/accounts.ts";
import { noLimits } from "#tests/server/no-limits.ts";
import { startServer, type SignedIn, type TestServer } from "#tests/server/server-for-tests.ts";
import {
  actors,
  citizenIn,
  hosts,
  MINE,
  plantedWorld,
  strangersIn,
  villages,
  volunteerOf,
  type Actor,
} from "./planted-world.ts";
import { questionAt, type Overheard, type Question } from "./questions.ts";

/** Which walls stand: `rows` without the application's, `application` without the database's. */
export const wallsChoices = ["both", "application", "rows", "none"] as const;
export type Walls = (typeof wallsChoices)[number];

export interface Hunt {
  readonly asked: number;
  /** Each once: who, where, what. */
  readonly leaks: readonly string[];
  /** Answers by status, to show that questions were understood. */
  readonly statuses: ReadonlyMap<number, number>;
}

export const huntLeaks = async (walls: Walls, count: number, databaseUrl?: string): Promise<Hunt> => {
  const server = await startServer({
    ...(databaseUrl !== undefined && { databaseUrl }),
    limits: noLimits,
    hasRowWall: walls === "both" || walls === "rows",
    slowHash: async (text) => text,
    ...((walls === "rows" || walls === "none") && { believe: holdsEverything }),
  });
  try {
    await server.plant(plantedWorld);
    return await hunt(server, count);
  } finally {
    await server.close();
  }
};

/** As if the application judged nobody: each is a volunteer of all villages, a coordinator and an administrator of all. */
const holdsEverything = (account: Account): Account => ({
  ...account,
  grants: [
    ...villages.map((scope) => ({ role: "volunteer" as const, scope })),
    ...["97", "98"].map((scope) => ({ role: "coordinator" as const, scope })),
    ...hosts.map((scope) => ({ role: "trainer" as const, scope })),
    { role: "administrator", scope: "00" },
    { role: "national", scope: "00" },
  ],
});

const hunt = async (server: TestServer, count: number): Promise<Hunt> => {
  const pick = chance(1);
  const phones = new Map<Actor, SignedIn | null>();
  for (const actor of actors) phones.set(actor, actor.userId === null ? null : await server.signIn(actor.userId));
  const victims = await Promise.all(villages.map((village) => server.signIn(volunteerOf(village))));
  const cursors = await Promise.all(victims.map((victim) => cursorOf(server, victim)));
  const numbers = new Map<string, number>();
  const leaks = new Set<string>();
  const statuses = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const actor = actors[at % actors.length] ?? actors[0];
    if (!actor) break;
    const phone = phones.get(actor) ?? null;
    const clientId = phone?.clientId ?? victims[0]?.clientId ?? "";
    const next = (partition: string): number => {
      const key = `${clientId} ${partition}`;
      numbers.set(key, (numbers.get(key) ?? 0) + 1);
      return numbers.get(key) ?? 1;
    };
    const from: Overheard = { pick, clientId, cursors, clientIds: victims.map((victim) => victim.clientId), next };
    const question = questionAt(Math.floor(at / actors.length), from);
    const answer = await ask(server, question, phone);
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    const text = `${JSON.stringify(answer.headers)}${answer.body}${signedIn(answer.body)}`;
    // An answer may name what was asked about: an id that the caller sent tells them nothing.
    const sent = `${question.url}${readable(question.payload)}`;
    const news = strangersIn(text, actor).filter((found) => found.startsWith("ka") || !sent.includes(found));
    for (const found of news) leaks.add(`${actor.name} ${question.method} ${question.url}: ${found}`);
    for (const found of existenceIn(question, answer.statusCode, answer.body, actor)) leaks.add(found);
  }
  for (const village of await changedVillages(server)) leaks.add(`somebody changed the citizen of ${village}`);
  return { asked: count, leaks: [...leaks], statuses };
};

/** What an Open Badge says, which travels in base64url. */
const signedIn = (body: string): string => {
  const claims = /"badge":"[\w-]+\.(?<claims>[\w-]+)\./u.exec(body)?.groups?.["claims"];
  return Buffer.from(claims ?? "", "base64url").toString();
};

const ask = ({ app }: TestServer, question: Question, phone: SignedIn | null) => {
  const isSignedIn = phone !== null && question.url !== "/v1/sign-out";
  return app.inject({ ...question, headers: isSignedIn ? { cookie: phone.cookie } : {} });
};

/** "Somebody of this name is there already" is said of one's own area only. */
const existenceIn = ({ url, payload }: Question, status: number, body: string, actor: Actor): string[] => {
  if (url !== "/v1/invitations" || status !== 409 || !payload || !("scope" in payload)) return [];
  const isOwn = isWithin(actor.scope, String(payload.scope));
  // People whom others invited during the hunt are in nobody's way: only the answer's place counts.
  return isOwn ? [] : [`${actor.name} learns who is in ${String(payload.scope)}: ${body}`];
};

const cursorOf = async ({ app }: TestServer, { clientId: c, cookie }: SignedIn): Promise<string> => {
  const payload = { c, cur: null, lim: 65_536, push: [] };
  const answer = await app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
  return answer.json().cur;
};

const changedVillages = async ({ database: { db } }: TestServer): Promise<string[]> => {
  const rows = await db.selectFrom("row").select(["id", "body", "aud"]).where("kind", "=", "citizen").execute();
  const wrong = villages.filter((village) => {
    const row = rows.find(({ id }) => id === citizenIn(village));
    const body = JSON.parse(row?.body ?? "null") as { readonly name?: unknown } | null;
    return row?.aud !== village || body?.name !== `kac${village}zz`;
  });
  const made = rows.filter(({ id, aud }) => aud !== MINE && !villages.some((village) => id === citizenIn(village)));
  return [...wrong, ...made.map(({ aud }) => aud)];
};

/** With the ids in a cursor that is sent: it is signed, not secret, and names the partitions that it is of (seal.ts). */
const readable = (payload: object = {}): string => {
  const cursor = "cur" in payload && typeof payload.cur === "string" ? payload.cur : "";
  const ids = [...cursor.matchAll(/~([\w-]{22})/gu)].map(([, packed = ""]) =>
    Buffer.from(packed, "base64url")
      .toString("hex")
      .replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-"),
  );
  return [JSON.stringify(payload), ...ids].join(" ");
};

/** The same questions each time. */
const chance = (seed: number): Overheard["pick"] => {
  let state = seed;
  return (some) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const found = some[Math.floor((state / 2 ** 32) * some.length)];
    if (found === undefined) throw new Error("There is nothing to choose from.");
    return found;
  };
};
