/** A golden outbox, sent to the server of today over HTTP. */
import type { SyncResponse } from "#sync/wire.ts";
import type { Body } from "#domain/json.ts";
import { startServer, type TestServer } from "#tests/server/server-for-tests.ts";
import { person, village } from "./acts-parts.ts";
import { mutationsIn, type Bodies, type Outbox } from "./outbox.ts";

/** A server that knows the person whose outboxes these are, and nothing else of their sub-district. */
export const serverOfThePerson = async (): Promise<TestServer> => {
  // A village that was there when the outbox was written may have another code since.
  const server = await startServer({ isVillage: () => true });
  const post = { userId: person, role: "volunteer", scope: village, from: "2026-01-01" };
  await server.plant([
    { kind: "user", id: person, body: { name: "มะลิ (ตัวอย่าง)", affiliations: [] } },
    { kind: "membership", id: person.replace("019ab", "019ac"), body: post },
  ]);
  return server;
};

/** The session cookie of a phone with this client id. */
export const sessionOf = async (server: TestServer, clientId: string): Promise<string> => {
  const payload = { code: await server.code(person), clientId };
  const answer = await server.app.inject({ method: "POST", url: "/v1/sign-in", payload });
  return String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
};

/** `text`: the request as it crosses the link. */
export const replay = async (
  { before, request, ...outbox }: Outbox,
  text: string,
): Promise<{ readonly answer: SyncResponse; readonly bodies: Bodies }> => {
  const server = await serverOfThePerson();
  try {
    await server.plant(before);
    const cookie = await sessionOf(server, request.c);
    const headers = { cookie, "content-type": "application/json" };
    const sent = await server.app.inject({ method: "POST", url: "/v1/sync", headers, payload: text });
    const ids = [...new Set(mutationsIn({ before, request, ...outbox }).map(({ id }) => id))];
    return { answer: sent.json(), bodies: await bodiesOf(server, ids) };
  } finally {
    await server.close();
  }
};

/** What the server has of these records; those that it never had are left out. */
export const bodiesOf = async ({ database }: TestServer, ids: readonly string[]): Promise<Bodies> => {
  const rows = await database.db
    .selectFrom("row")
    .select(["id", "body"])
    .where("id", "in", ids)
    .orderBy("id")
    .execute();
  // The server wrote them.
  return new Map(rows.map(({ id, body }) => [id, body === null ? null : (JSON.parse(body) as Body)]));
};
