/**
 * The phone takes the server's answer: removes what was answered, stores what changed, and replays what still waits on
 * top. One transaction, so that a crash leaves the phone before the answer or after it. Rules O3–O6, C4: docs/sync.md.
 */
import { recordKind } from "#domain/record-types.ts";
import { giveBack, makeAnew } from "./give-back.ts";
import { applyMutation } from "./merge.ts";
import {
  untyped,
  type AnsweredMutation,
  type PhoneMeta,
  type PhoneStorage,
  type PhoneTransaction,
  type WaitingMutation,
} from "./phone-storage.ts";
import { beginningOf, inTurn, leftBehind } from "./renewal.ts";
import { sendable } from "./sendable.ts";
import { rowOf, rowsIn, showRows, showWhatFitsNow, type PulledRow, type ServerRow } from "./shown-rows.ts";
import type { MutationResult, SyncRequest, SyncResponse } from "./wire.ts";

/**
 * Takes the answer whole, or not at all: `stale` ones are put aside, and what they carried is sent and answered again
 * (C4). `unanswered`: how many changes that the request carried the server should have named and did not.
 */
export type Taken = { readonly state: "taken"; readonly unanswered: number } | { readonly state: "stale" };

export const takeAnswer = (
  storage: PhoneStorage,
  request: SyncRequest,
  response: SyncResponse,
  at: string,
): Promise<Taken> =>
  storage.transact(async (tx) => {
    const meta = await tx.meta();
    const carried = request.push.flatMap(({ p: partition, m }) => m.map((mutation) => ({ partition, mutation })));
    const isOfThisPhone = meta.clientId === request.c && meta.cursor === request.cur;
    if (!isOfThisPhone || !isWholeStory(meta, carried, await sendable(tx, meta))) {
      return { state: "stale" };
    }
    const answered = answeredIn(carried, response);
    const beginning = await beginningOf(tx, meta, request, response);
    const rows = await serverRows(tx, answered, beginning.forget);
    applyAnswers(rows, answered, response, beginning.turns);
    for (const partition of response.drop ?? []) await tx.forgetForms(idsOf(await tx.serverRows(partition)));
    for (const partition of beginning.forget) await tx.deletePartition(partition, new Set(rows.keys()));
    // Of a partition that merely starts again they stay: a restored server may have to be given them (R2).
    for (const partition of response.drop ?? []) await tx.forgetSent(partition);
    const pulled = pulledRows(response);
    // The page was read after the changes were decided: it is never older than what the answer made of them.
    for (const row of pulled) rows.set(row.id, { ...row, row: inTurn(row.row, beginning.turns) });
    await tx.settle(answered);
    const erased = idsOf(pulled.filter((row) => row.erased));
    await tx.forgetTyped(erased);
    await tx.forgetForms(erased);
    const back = await giveBack(tx, meta, response, rows);
    const arrived = idsOf(pulled.filter(({ row }) => row !== null));
    const numbers = await makeAnew(tx, { ...meta, ...back }, arrived);
    await showWhatFitsNow(tx);
    await showRows(tx, rows);
    const isWhole = response.more !== true;
    const gone = isWhole ? await leftBehind(tx, beginning) : new Map<string, ServerRow>();
    await showRows(tx, gone);
    await tx.forgetForms([...gone.keys()]);
    const begun = { turns: beginning.turns, renewing: isWhole ? [] : beginning.renewing };
    const left = peopleGone(meta, rows);
    await tx.putMeta(nextMeta({ ...meta, ...back, ...begun, ...left, numbers }, request, response, at));
    return { state: "taken", unanswered: carried.filter((entry) => isOwed(entry, response)).length - answered.length };
  });

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

/** What was refused has no number: the server never had it. */
const peopleGone = ({ gone = [] }: PhoneMeta, rows: ReadonlyMap<string, ServerRow>): Pick<PhoneMeta, "gone"> => {
  const ids = [...rows.values()].flatMap(({ id, kind, seq, row }) =>
    row === null && seq > 0 && recordKind(kind)?.subject === "itself" ? [id] : [],
  );
  return ids.length === 0 ? {} : { gone: [...new Set([...gone, ...ids])] };
};

const nextMeta = (meta: PhoneMeta, request: SyncRequest, response: SyncResponse, at: string): PhoneMeta => {
  // The answer spoke of everything that was on its way (C4). What it left waiting, behind a gap or for a later page, may
  // stand behind other work in the next request, and whoever called it on its way would put every answer aside for ever.
  const { was, sent: _arrived, ...rest } = meta;
  const forked = [...new Set([...(meta.forked ?? []), ...(response.fork ?? [])])];
  return {
    ...rest,
    ...(was && !request.was && { was }),
    ...(response.e !== undefined && { epoch: response.e }),
    ...(forked.length > 0 && { forked }),
    cursor: response.cur ?? meta.cursor,
    lastExchange: { at, serverAheadMs: Date.parse(response.now) - Date.parse(at) },
  };
};

/**
 * Correct without a lock between tabs: the changes on their way must be the ones that this request carried. One that
 * another tab sent since may be in the rows already, and replayed on them it would count twice; one that another tab's
 * answer settled may be left out of the rows. A change that never left the phone is in no answer.
 */
const isWholeStory = (
  { sent = {} }: PhoneMeta,
  carried: readonly WaitingMutation[],
  oldestWaiting: readonly WaitingMutation[],
): boolean => {
  const onTheWay = oldestWaiting.filter(({ partition, mutation }) => mutation.n <= (sent[partition] ?? 0)).map(keyOf);
  const wasCarried = new Set(carried.map(keyOf));
  return onTheWay.length === wasCarried.size && onTheWay.every((key) => wasCarried.has(key));
};

const keyOf = ({ partition, mutation }: WaitingMutation): string => `${partition} ${mutation.n}`;

/** Whether the server had to say something about it: not where numbers are missing or another phone's. */
const isOwed = (entry: WaitingMutation, response: SyncResponse): boolean => {
  const { ack, fork = [] } = response;
  const { partition } = entry;
  return ack?.[partition]?.expect === undefined && !fork.includes(partition) && !comesLater(entry, response);
};

/**
 * Decided in an earlier request, and the rows that it made may be in a page that is still to come: until then it goes on
 * waiting, or it would be gone from the screen meanwhile.
 */
const comesLater = ({ partition, mutation }: WaitingMutation, { ack, more, fork }: SyncResponse): boolean =>
  // In a forked partition this is the last word under the old client id: under a new one it would be done again (O7).
  more === true && mutation.n < (ack?.[partition]?.new ?? 0) && fork?.includes(partition) !== true;

/** Only what this request carried and the answer names is answered: a number alone is no proof (O3). */
export const answeredIn = (carried: readonly WaitingMutation[], response: SyncResponse): AnsweredMutation[] => {
  const { ack, res = [], now } = response;
  const results = new Map(res.map((result) => [`${result.p} ${result.n}`, result]));
  return carried
    .filter((entry) => entry.mutation.n <= (ack?.[entry.partition]?.n ?? 0) && !comesLater(entry, response))
    .map((entry) => answeredAs(entry, results.get(keyOf(entry)), now));
};

// By the server's clock: how long it is kept must not hang on a clock that somebody sets (R1).
const answeredAs = (
  entry: WaitingMutation,
  result: MutationResult | undefined,
  answeredAt: string,
): AnsweredMutation => {
  if (result?.s !== "gone" || !result.erased) return { ...entry, answeredAt, ...outcome(result) };
  return { partition: entry.partition, mutation: untyped(entry.mutation), answeredAt, state: "gone", erased: true };
};

const outcome = (result: MutationResult | undefined): Omit<AnsweredMutation, keyof WaitingMutation | "answeredAt"> => {
  if (!result) return { state: "sent" };
  if (result.s === "merged") return { state: "merged", keep: result.keep };
  if (result.s !== "rejected") return { state: result.s };
  return { state: "rejected", code: result.code, ...(result.field !== undefined && { field: result.field }) };
};

/** The server's copies that this answer may touch: of what it settles, and of unsent work in partitions to forget. */
const serverRows = async (
  tx: PhoneTransaction,
  answered: readonly AnsweredMutation[],
  forgotten: readonly string[],
): Promise<Map<string, ServerRow>> => {
  const unsent = forgotten.length > 0 ? await tx.waiting(Number.POSITIVE_INFINITY) : [];
  const touched = [...answered, ...unsent.filter(({ partition }) => forgotten.includes(partition))];
  const bases = await tx.bases([...new Set(touched.map(({ mutation }) => mutation.id))]);
  return new Map(
    [...bases.values()].map(({ id, kind, row }) => {
      // What is not this person's to see any more is not kept under their unsent work either (P2).
      const kept = row && !forgotten.includes(row.partition) ? row : null;
      return [id, { id, kind, seq: kept?.seq ?? 0, row: kept }];
    }),
  );
};

/** Moves the server's copy of every answered row on by what the server took of the changes. */
const applyAnswers = (
  rows: Map<string, ServerRow>,
  answered: readonly AnsweredMutation[],
  response: SyncResponse,
  turns: PhoneMeta["turns"],
): void => {
  for (const entry of answered) {
    const { mutation, partition, state, keep } = entry;
    // What an earlier request made of the row is in a page: to apply it here could be the second time (W8).
    if (mutation.n < (response.ack?.[partition]?.new ?? 0)) continue;
    const known = rows.get(mutation.id);
    const type = recordKind(mutation.k);
    if (!known || !type || (state !== "sent" && state !== "merged")) continue;
    // Nothing to change here: the row was deleted since, or a page brings it whole.
    if (known.row === null && mutation.op !== "put") continue;
    const body = applyMutation(type, known.row?.body ?? null, mutation, new Set(keep));
    const seq = cleanSeq(response, entry) ?? known.seq;
    const row = body && rowOf(known.id, known.kind, partition, seq, body);
    // What the phone made itself has come; what came in an earlier turn has yet to come again.
    const { turn } = known.row ?? inTurn(row, turns) ?? {};
    rows.set(known.id, { ...known, seq, row: row && turn !== undefined ? { ...row, turn } : row });
  }
};

const cleanSeq = (response: SyncResponse, { partition, mutation }: WaitingMutation): number | undefined => {
  const run = response.ack?.[partition]?.clean?.find(([n, , count]) => mutation.n >= n && mutation.n < n + count);
  return run && run[1] + mutation.n - run[0];
};

const pulledRows = (response: SyncResponse): PulledRow[] =>
  (response.ch ?? [])
    // A kind that this version does not know comes again after the app's update (W7).
    .filter((block) => recordKind(block.k) !== undefined)
    .flatMap(rowsIn);
