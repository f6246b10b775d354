/** Batches that no phone sent like this: each must be refused, and none may leave a row behind. */
import { uuidv7 } from "uuidv7";
import { SIGNATURE_HEADER } from "#sync/request-signature.ts";
import { newTestKey, signatureOf } from "#tests/server/device-keys.ts";
import { citizen, envelope, HERE } from "#tests/server/requests.ts";
import { nok, type SignedIn, type TestServer } from "#tests/server/server-for-tests.ts";

export interface Forged {
  readonly sent: number;
  /** What was not answered 401 `badSignature`, as `kind: status`. */
  readonly wrong: readonly string[];
  /** Rows of any table that is written by a sync, and sessions' cookies, that changed. */
  readonly written: number;
}

/** A batch as it crosses the link. */
interface Batch {
  readonly path: string;
  readonly body: string;
  readonly header: string | undefined;
}

/** Sends `count` of them with the true session's cookie, each kind in turn. Needs a server without limits of calls. */
export const sendForged = async (server: TestServer, count: number): Promise<Forged> => {
  const phone = await server.signIn(nok);
  const sent = await trueBatch(server, phone, 1);
  const first = await post(server, phone, sent);
  if (first.statusCode !== 200) throw new Error(`The true batch: ${first.statusCode} ${first.body}`);
  const before = await countRows(server);
  const wrong: string[] = [];
  const names = Object.keys(kinds);
  for (let at = 0; at < count; at++) {
    const name = names[at % names.length] ?? "";
    const forge = kinds[name];
    if (!forge) continue;
    const answer = await post(server, phone, await forge(server, sent, await trueBatch(server, phone, 2)));
    const isRefused = answer.statusCode === 401 && answer.json().code === "badSignature";
    if (!isRefused) wrong.push(`${name}: ${answer.statusCode}`);
  }
  return { sent: count, wrong, written: (await countRows(server)) - before };
};

/** From what was sent before, and from what the phone would send next and the thief has stopped on its way. */
type Forge = (server: TestServer, before: Batch, next: Batch) => Batch | Promise<Batch>;

const thief = newTestKey();

const kinds: Readonly<Record<string, Forge>> = {
  replayed: (_server, before) => before,
  unsigned: (_server, _before, next) => ({ ...next, header: undefined }),
  "signed with another key": async ({ clock }, _before, next) => ({
    ...next,
    header: await signatureOf({ ...next, now: clock.now }, thief),
  }),
  "about another body": (_server, _before, next) => ({ ...next, body: next.body.replace("สมชาย", "สมหญิง") }),
  "for another address": (_server, _before, next) => ({ ...next, path: "/v1/check" }),
  "with another query": (_server, _before, next) => ({ ...next, path: `${next.path}?x=1` }),
  "for another method": async ({ clock }, _before, next) => ({
    ...next,
    header: await signatureOf({ ...next, method: "GET", now: clock.now }),
  }),
  "older than five minutes": async ({ clock }, _before, next) => ({
    ...next,
    header: await signatureOf({ ...next, now: later(clock.now, -301) }),
  }),
  "from the future": async ({ clock }, _before, next) => ({
    ...next,
    header: await signatureOf({ ...next, now: later(clock.now, 301) }),
  }),
  "with another nonce": (_server, _before, next) => ({ ...next, header: changed(next.header, 6) }),
  "with another time": (_server, _before, next) => ({ ...next, header: changed(next.header, 5) }),
  "with a bit turned": (_server, _before, next) => ({ ...next, header: changed(next.header, 40) }),
  "cut short": (_server, _before, next) => ({ ...next, header: next.header?.slice(0, -1) }),
  "with nothing in it": (_server, _before, next) => ({ ...next, header: "" }),
  "all zeros": (_server, _before, next) => ({ ...next, header: `${next.header?.slice(0, 14)}${"A".repeat(86)}` }),
};

const trueBatch = async (server: TestServer, phone: SignedIn, n: number): Promise<Batch> => {
  const path = "/v1/sync";
  const push = [{ p: HERE, m: [citizen(n, { note: uuidv7() })] }];
  const body = JSON.stringify(envelope({ c: phone.clientId, push }));
  return { path, body, header: await signatureOf({ path, body, now: server.clock.now }) };
};

const post = ({ unsigned }: TestServer, { cookie }: SignedIn, { path, body, header }: Batch) =>
  unsigned({
    method: "POST",
    url: path,
    headers: {
      cookie,
      "content-type": "application/json",
      ...(header !== undefined && { [SIGNATURE_HEADER]: header }),
    },
    payload: body,
  });

const countRows = async ({ database: { db } }: TestServer): Promise<number> => {
  const tables = ["row", "client", "result", "device", "parcel", "reader", "used_nonce", "session"] as const;
  const counts = await Promise.all(
    tables.map((table) =>
      db
        .selectFrom(table)
        .select((select) => select.fn.countAll().as("rows"))
        .executeTakeFirstOrThrow(),
    ),
  );
  return counts.reduce((sum, { rows }) => sum + Number(rows), 0);
};

const later = (now: string, seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString();

const changed = (header = "", at: number): string =>
  header.slice(0, at) + (header[at] === "b" ? "c" : "b") + header.slice(at + 1);
