/** What tests of invitations share: both databases, people of each rank, and a slow hash that is not slow. */
import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { SlowHash } from "#server/people/slow-hash.ts";
import type { PlantedRecord } from "#server/plant.ts";
import { onBothDatabases } from "./both-databases.ts";
import type { SignedIn, TestServer, TestServerOptions } from "./server-for-tests.ts";

/** District coordinator of 9801, province administrator of 98. */
export const dao = "019ab000-0000-7000-8000-000000000004";
export const amon = "019ab000-0000-7000-8000-000000000005";

export const person = (id: string, role: string, scope: string, days: object = {}): PlantedRecord[] => [
  { kind: "user", id, body: { name: `${role} ${scope} (ตัวอย่าง)`, affiliations: [] } },
  {
    kind: "membership",
    id: uuidv7(),
    body: { userId: id, role, scope, from: "2026-01-01", ...days },
  },
];

export interface Drill extends TestServer {
  /** How many slow hashes were asked for. */
  readonly hashed: () => number;
  readonly get: (who: SignedIn, url: string) => Promise<Answer>;
  readonly post: (who: SignedIn, url: string, payload: object) => Promise<Answer>;
  readonly knock: (
    code: string,
    more?: Knock,
  ) => Promise<Answer & { readonly clientId: string; readonly cookie: string }>;
  readonly later: (minutes: number) => void;
}

interface Knock {
  readonly clientId?: string;
  readonly from?: string;
  readonly browser?: string;
  /** Absent: the one that all phones of the tests share. */
  readonly key?: string;
}
export interface Answer {
  readonly status: number;
  // Answers are read as they come: a field that is not there fails the test that reads it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

const startDrill = async (
  start: (options: TestServerOptions) => Promise<TestServer>,
  options: TestServerOptions = {},
): Promise<Drill> => {
  let count = 0;
  const slowHash: SlowHash = async (text, salt) => {
    count += 1;
    return createHash("sha256").update(salt).update(text).digest("base64url");
  };
  const server = await start({ ...options, slowHash, limits: { callsPerNetwork: 100_000, ...options.limits } });
  await server.plant([...person(dao, "coordinator", "9801"), ...person(amon, "administrator", "98")]);
  const { app, clock } = server;
  return {
    ...server,
    hashed: () => count,
    get: async ({ cookie }, url) => {
      const answer = await app.inject({ url, headers: { cookie } });
      return { status: answer.statusCode, body: answer.json() };
    },
    post: async ({ cookie }, url, payload) => {
      const answer = await app.inject({ method: "POST", url, headers: { cookie }, payload });
      return { status: answer.statusCode, body: answer.json() };
    },
    knock: async (code, { clientId = uuidv7(), from = "10.9.9.9", browser, key } = {}) => {
      const payload = { code, clientId, ...(browser !== undefined && { browser }), ...(key !== undefined && { key }) };
      const answer = await app.inject({ method: "POST", url: "/v1/sign-in", payload, remoteAddress: from });
      const cookie = String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
      return { status: answer.statusCode, body: answer.json(), clientId, cookie };
    },
    later: (minutes) => {
      clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString();
    },
  };
};

/** Each test on SQLite and on PostgreSQL, with a drill. */
export const drillOnBothDatabases = (tests: (start: (options?: TestServerOptions) => Promise<Drill>) => void): void =>
  onBothDatabases((start) => tests((options) => startDrill(start, options)));

/** An address in another network for each number. */
export const networkNumber = (n: number): string => `10.${n >> 8}.${n & 255}.7`;
