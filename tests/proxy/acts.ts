/**
 * What a phone asks of the server, by the phone's own code: one act for each address. An address of the route table
 * that no act names is called as it stands, so that a new one is tried from its first day.
 */
import { uuidv7 } from "uuidv7";
import { finishSignOut, signIn, signOut } from "#data/account.ts";
import { loadProvinces } from "#data/area-files.ts";
import { askForCheckOver } from "#data/send.ts";
import { recordTypes } from "#domain/record-types.ts";
import type { Route } from "#server/route.ts";
import { memoryStorage, publicKey } from "#tests/data/stand-ins.ts";
import { lek, nok, type SignedIn, type TestServer } from "#tests/server/server-for-tests.ts";
import { endingOf, type Act } from "./act.ts";
import { coordinatorActs } from "./coordinator-acts.ts";
import { networkTo, type Patience } from "./network.ts";
import { phoneWith, send, workFaults, workOf } from "./work.ts";

const sync: Act = {
  name: "POST /v1/sync",
  endings: { cut: ["offline"], stranger: ["notOurServer"], trouble: ["serverTrouble", "busy"], busy: ["busy"] },
  begin: async ({ server, spoilt, patience }) => {
    const signedIn = await server.signIn(nok);
    const phone = phoneWith(nok, signedIn.clientId, networkTo(spoilt, signedIn.cookie, patience).fetchFrom);
    const work = workOf(nok);
    for (const drafts of work.acts) await phone.save(drafts);
    return { attempt: () => send(phone), faults: () => workFaults(server, phone, work) };
  },
};

const signInAct: Act = {
  name: "POST /v1/sign-in",
  endings: {
    cut: ["offline"],
    // 511 may be our own proxy's as well as a hotspot's.
    stranger: ["offline", "serverTrouble"],
    trouble: ["serverTrouble"],
    busy: ["serverTrouble", "tooManyTries"],
  },
  begin: async ({ server, spoilt, patience }) => {
    const code = await server.code(nok);
    const network = networkTo(spoilt, "", patience);
    const clientId = uuidv7();
    const deps = { fetchFrom: network.fetchFrom, storage: memoryStorage(), newId: () => clientId, publicKey };
    return {
      attempt: async () => endingOf(await signIn(deps, code)),
      faults: async () => {
        const { db } = server.database;
        const sessions = await db.selectFrom("session").select("ended_at").where("client_id", "=", clientId).execute();
        const open = sessions.filter(({ ended_at: endedAt }) => endedAt === null).length;
        return [
          ...(open === 1 ? [] : [`${open} sessions instead of one`]),
          ...((await isSignedIn(server, network.cookie())) ? [] : ["the phone's session does not work"]),
        ];
      },
    };
  },
};

const signOutAct: Act = {
  name: "POST /v1/sign-out",
  endings: { cut: ["due"], stranger: ["due"], trouble: ["due"], busy: ["due"] },
  begin: async ({ server, spoilt, patience }) => {
    const { cookie } = await server.signIn(nok);
    const storage = memoryStorage();
    const deps = { fetchFrom: networkTo(spoilt, cookie, patience).fetchFrom, storage };
    const ways = [signOut, finishSignOut];
    return {
      attempt: async () => {
        await (ways.shift() ?? finishSignOut)(deps);
        return storage.getItem("asa.sign-out-due") === null ? "ok" : "due";
      },
      faults: async () => ((await isSignedIn(server, cookie)) ? ["the session still works"] : []),
    };
  },
};

const check: Act = {
  name: "POST /v1/check",
  endings: {
    cut: ["offline"],
    stranger: ["notOurServer"],
    trouble: ["serverTrouble", "busy"],
    busy: ["busy"],
  },
  begin: async ({ server, spoilt, direct, patience }) => {
    const { clientId, cookie } = await server.signIn(nok);
    const phone = phoneWith(nok, clientId, networkTo(direct, cookie).fetchFrom);
    await send(phone);
    const meta = await phone.database.meta.get("phone");
    const ask = askForCheckOver(networkTo(spoilt, cookie, patience).fetchFrom);
    const kinds = recordTypes.map(({ kind }) => kind);
    // A fingerprint that fits nothing: the whole answer has to come.
    const whole = [{ p: "t:980101", print: "AAAA" }];
    return {
      attempt: async () => endingOf(await ask({ c: clientId, cur: meta?.cursor ?? "", kinds, whole })),
      faults: async () => [],
    };
  },
};

const areaFiles: Act = {
  name: "GET /areas/provinces.json",
  endings: { cut: ["notHere"], stranger: ["notHere"], trouble: ["notHere"], busy: ["notHere"] },
  begin: async ({ spoilt, patience }) => {
    const { fetchFrom } = networkTo(spoilt, "", patience);
    return { attempt: async () => endingOf(await loadProvinces(fetchFrom)), faults: async () => [] };
  },
};

const known: readonly Act[] = [sync, check, signInAct, signOutAct, areaFiles, ...coordinatorActs];

export const actsFor = (routes: readonly Route[]): readonly Act[] => [
  ...known,
  ...routes.filter((route) => known.every(({ name }) => name !== nameOf(route))).map(callOf),
];

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** No code of the phone's yet: what counts is that the server answers the call afterwards as it did before. */
const callOf = (route: Route): Act => {
  const anything = ["ok", "cut", "status 2xx", "status 3xx", "status 4xx", "status 5xx"];
  return {
    name: nameOf(route),
    endings: { cut: anything, stranger: anything, trouble: anything, busy: anything },
    begin: async ({ server, spoilt, direct, patience }) => {
      const signedIn = await server.signIn(lek);
      const before = await call(route, direct, signedIn, patience);
      return {
        attempt: async () => {
          const ending = await call(route, spoilt, signedIn, patience);
          return ending === before ? "ok" : ending;
        },
        faults: async () => (before === "status 5xx" ? ["the server fails at it"] : []),
      };
    },
  };
};

const call = async (
  { method, path }: Route,
  origin: string,
  { cookie }: SignedIn,
  patience: Patience,
): Promise<string> => {
  const body = method === "POST" ? { body: "{}", headers: { "content-type": "application/json" } } : {};
  const answer = await networkTo(origin, cookie, patience)
    .fetchFrom(path, { method, ...body })
    .then(
      async (response) => ({ status: response.status, text: await response.text() }),
      () => null,
    )
    .catch(() => null);
  return answer ? `status ${Math.floor(answer.status / 100)}xx` : "cut";
};

const isSignedIn = async ({ app }: TestServer, cookie: string): Promise<boolean> =>
  (await app.inject({ method: "GET", url: "/v1/me", headers: { cookie } })).statusCode === 200;
