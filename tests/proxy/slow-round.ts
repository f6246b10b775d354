/** A day's work of a whole team on one phone, sent over a slow link; also the long form of the test. */
import { setTimeout as sleep } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { nok, type TestServer, village } from "#tests/server/server-for-tests.ts";
import { chanceFrom } from "#tests/simulation/chance.ts";
import { networkTo } from "./network.ts";
import { edgeOfTheMast, startSlowLink, type LinkTerms } from "./slow-link.ts";
import { phoneWith } from "./work.ts";

export interface SlowRound {
  readonly seconds: number;
  /** Of the changes: not on the server; there more than once. */
  readonly lost: number;
  readonly double: number;
  readonly packetsLost: number;
  readonly broken: number;
}

/** `changes` help logs are saved without a signal; then the link comes and the phone sends by itself. */
export const sendOverSlowLink = async (
  server: TestServer,
  direct: string,
  changes: number,
  seed: number,
  terms: LinkTerms = edgeOfTheMast,
): Promise<SlowRound> => {
  const chance = chanceFrom(seed);
  const link = await startSlowLink(direct, terms, chance);
  const { clientId, cookie } = await server.signIn(nok);
  const { fetchFrom } = networkTo(link.origin, cookie);
  const phone = phoneWith(nok, clientId, fetchFrom, { isVisible: () => true, random: chance.fraction });
  const ids = Array.from({ length: changes }, () => uuidv7());
  for (const [at, id] of ids.entries()) await phone.save([{ op: "put", kind: "helpLog", id, set: helpOf(at) }]);

  const began = performance.now();
  // It tries again by its own timer when the link breaks.
  await phone.sender.wake();
  while ((await phone.database.waiting.count()) > 0 || phone.sender.state().phase !== "quiet") await sleep(20);
  const seconds = (performance.now() - began) / 1000;
  phone.close();
  await link.close();

  const { db } = server.database;
  const facts = await db.selectFrom("fact_help_log").select("id").where("id", "in", ids).execute();
  const client = await db.selectFrom("client").select("last_n").where("client_id", "=", clientId).executeTakeFirst();
  return {
    seconds: Math.round(seconds * 10) / 10,
    lost: ids.filter((id) => !facts.some((fact) => fact.id === id)).length,
    double: Math.max(facts.length, client?.last_n ?? 0) - changes,
    packetsLost: link.lost(),
    broken: link.broken(),
  };
};

const helpOf = (at: number) => ({
  citizenId: uuidv7(),
  areaCode: village.nok,
  by: nok,
  at: new Date(Date.now() - at * 600_000).toISOString(),
  minutes: 5 + (at % 12) * 5,
  place: ["home", "village", "centre"][at % 3] ?? "home",
  topics: ["ID-THAID"],
  outcome: "done",
  ...(at % 4 === 0 && { note: `พบที่ศาลากลางหมู่บ้าน ครั้งที่ ${at}` }),
});
