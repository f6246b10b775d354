/** What a coordinator's phone asks of the server. */
import { uuidv7 } from "uuidv7";
import { keptAnswer, renewAnswer } from "#data/kept-answer.ts";
import { overviewOf } from "#data/overview.ts";
import { decideReview, reviewQueueOf, type QueuedReview } from "#data/review-queue.ts";
import { lek, nok, type TestServer, village } from "#tests/server/server-for-tests.ts";
import { endingOf, type Act } from "./act.ts";
import { networkTo } from "./network.ts";
import { phoneWith } from "./work.ts";

const AREA = "980101";

const endings = {
  cut: ["offline"],
  stranger: ["offline", "serverTrouble"],
  trouble: ["serverTrouble"],
  busy: ["busy"],
} as const;

const overview: Act = {
  name: "GET /v1/overview",
  endings,
  begin: async ({ server, spoilt, direct, patience }) => {
    const { clientId, cookie } = await server.signIn(lek);
    const { database } = phoneWith(lek, clientId, networkTo(direct, cookie).fetchFrom);
    const renew = (origin: string) =>
      renewAnswer({ fetchFrom: networkTo(origin, cookie, patience).fetchFrom, database }, overviewOf(AREA));
    await renew(direct);
    return {
      attempt: async () => {
        const ending = endingOf(await renew(spoilt));
        return (await keptAnswer(database, overviewOf(AREA))) ? ending : "the kept figures are gone";
      },
      faults: async () => [],
    };
  },
};

const queue: Act = {
  name: "GET /v1/reviews",
  endings,
  begin: async ({ server, spoilt, direct, patience }) => {
    const { clientId, cookie } = await server.signIn(lek);
    const { database } = phoneWith(lek, clientId, networkTo(direct, cookie).fetchFrom);
    const renew = (origin: string) =>
      renewAnswer({ fetchFrom: networkTo(origin, cookie, patience).fetchFrom, database }, reviewQueueOf(AREA));
    await renew(direct);
    return {
      attempt: async () => {
        const ending = endingOf(await renew(spoilt));
        return (await database.kept.get(`reviews:${AREA}`)) ? ending : "the kept list is gone";
      },
      faults: async () => [],
    };
  },
};

const decision: Act = {
  name: "POST /v1/reviews/decide",
  endings,
  begin: async ({ server, spoilt, patience }) => {
    const review = await plantReview(server);
    const { cookie } = await server.signIn(lek);
    const { fetchFrom } = networkTo(spoilt, cookie, patience);
    return {
      attempt: async () => endingOf(await decideReview(fetchFrom, review, "accept", "ตรวจกับผู้ใหญ่บ้านแล้ว")),
      faults: async () => {
        const { db } = server.database;
        const row = await db.selectFrom("row").select("body").where("id", "=", review.id).executeTakeFirstOrThrow();
        const change = await db.selectFrom("row").select("seq").where("id", "=", review.recordId).execute();
        // Written by the server, which keeps the state a text.
        const { state } = JSON.parse(row.body ?? "{}") as { readonly state?: string };
        return [
          ...(state === "accepted" ? [] : [`the review is ${state}`]),
          ...(change.length === 1 ? [] : [`the change was made ${change.length} times`]),
        ];
      },
    };
  },
};

export const coordinatorActs: readonly Act[] = [overview, queue, decision];

const plantReview = async (server: TestServer): Promise<QueuedReview & { readonly recordId: string }> => {
  const [id, recordId, clientId] = [uuidv7(), uuidv7(), uuidv7()];
  const at = server.clock.now;
  const set = { name: "ป้าสาธิต", areaCode: village.nok, status: "active" };
  const change = { n: 1, v: 1, k: "citizen", id: recordId, op: "put", at, b: 0, set };
  const about = { clientId, partition: `t:${AREA}`, n: 1, kind: "citizen", recordId, op: "put", at };
  const body = {
    userId: nok,
    areaCode: village.nok,
    why: "given",
    ...about,
    change: JSON.stringify(change),
  };
  await server.plant([{ kind: "review", id, body: { ...body, state: "open" } }]);
  const names = { name: "นก (ตัวอย่าง)", phone: null, villageNameTh: null, villageNameEn: null };
  const shown = { village: village.nok, kind: "citizen", code: null, at, sinceDays: 0, mayDecide: true };
  const said = { op: "put", lastOp: "put", note: null, values: [], wrongField: null };
  return { id, also: [], ...said, recordId, userId: nok, why: "given", ...names, ...shown };
};
