/** A well-behaved phone that syncs while others misbehave, and keeps what it was given. */
import { sameJson, type Body } from "#domain/json.ts";
import { registryVersion } from "#domain/record-types.ts";
import { fromBlock } from "#sync/columns.ts";
import { fits } from "#sync/fits.ts";
import type { SyncResponse } from "#sync/wire.ts";
import type { SignedIn, TestServer } from "#tests/server/server-for-tests.ts";

export interface WatchingPhone {
  /** Syncs to the end; gives what is wrong with the answer, or with a row of it. */
  readonly sync: () => Promise<readonly string[]>;
  readonly bodies: ReadonlyMap<string, Body>;
}

export const watchingPhone = (
  { app }: TestServer,
  { clientId: c, cookie }: SignedIn,
  village: string,
): WatchingPhone => {
  const bodies = new Map<string, Body>();
  let cur: string | null = null;

  const page = async (): Promise<{ readonly problems: readonly string[]; readonly more: boolean }> => {
    const payload = { c, cur, r: registryVersion, lim: 262_144, push: [] };
    const answer = await app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    if (answer.statusCode !== 200)
      return { problems: [`a good phone of ${village} hears ${answer.body}`], more: false };
    const { ch = [], cur: next, more }: SyncResponse = answer.json();
    cur = next ?? cur;
    const problems: string[] = [];
    for (const block of ch) {
      for (const { id, body } of fromBlock(block)) {
        if (body === null) {
          bodies.delete(id);
          continue;
        }
        bodies.set(id, body);
        if (!fits(block.k, body))
          problems.push(
            `a ${block.k} that no screen can show came to ${village}: ${JSON.stringify(body).slice(0, 600)}`,
          );
        const isElsewhere = block.p.startsWith("t:") && body["areaCode"] !== village;
        if (isElsewhere) problems.push(`a ${block.k} of ${JSON.stringify(body["areaCode"])} came to ${village}: ${id}`);
      }
    }
    return { problems, more: more === true };
  };

  return {
    bodies,
    sync: async () => {
      const problems: string[] = [];
      let isOver = false;
      while (!isOver) {
        const { problems: found, more } = await page();
        problems.push(...found);
        isOver = !more;
      }
      return problems;
    },
  };
};

/** What was taken has to be there as it was sent; a field that was emptied is not there. */
export const isAsSent = (sent: Body, kept: Body | undefined): boolean => {
  if (!kept) return false;
  const filled = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
  return sameJson(filled, kept);
};
