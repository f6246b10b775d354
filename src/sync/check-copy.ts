/** The phone compares its copy with the server's once a week, and takes the repair. Rules I1–I3: docs/sync.md. */
import { recordKinds } from "#domain/record-types.ts";
import type { Result } from "#domain/result.ts";
import type { CheckRequest, CheckResponse } from "./check.ts";
import { partOf, partPrints, wholePrint } from "./fingerprint.ts";
import type { PhoneMeta, PhoneStorage, PhoneTransaction } from "./phone-storage.ts";
import { inTurn } from "./renewal.ts";
import { rowsIn, showRows, type ServerRow } from "./shown-rows.ts";

export type AskForCheck = (request: CheckRequest) => Promise<Result<CheckResponse, unknown>>;

/**
 * Compares when a week has gone by on the server's clock; `now` is the server's, of the exchange just done. Nothing may
 * wait and no page may be left. A check that fails on the way is made at a later exchange.
 */
export const checkCopy = async (storage: PhoneStorage, ask: AskForCheck, now: string): Promise<void> => {
  const request = await storage.transact((tx) => dueRequest(tx, now));
  if (!request) return;
  const answer = await ask(request);
  if (!answer.ok) return;
  for (const p of answer.value.differ ?? []) {
    const prints = await storage.transact(async (tx) =>
      isSameCopy(await tx.meta(), request) ? partPrints(await tx.serverRows(p)) : null,
    );
    if (!prints) return;
    const repair = await ask({ ...request, parts: { p, prints } });
    if (!repair.ok) return;
    if (repair.value.repair) await takeRepair(storage, request, repair.value.repair);
  }
  await storage.transact(async (tx) => {
    const meta = await tx.meta();
    if (!isSameCopy(meta, request)) return;
    for (const p of answer.value.drop ?? []) await dropPartition(tx, p);
    await tx.putMeta({ ...meta, checkedAt: answer.value.now });
  });
};

const WEEK_MS = 7 * 86_400_000;

const dueRequest = async (tx: PhoneTransaction, now: string): Promise<CheckRequest | null> => {
  const meta = await tx.meta();
  if (meta.checkedAt === undefined) {
    // A fresh copy has nothing to compare yet; and not all phones of a new version on one day.
    await tx.putMeta({ ...meta, checkedAt: now });
    return null;
  }
  if (Date.parse(now) - Date.parse(meta.checkedAt) < WEEK_MS || meta.cursor === null) return null;
  if ((await tx.waiting(1)).length > 0) return null;
  const whole: { p: string; print: string }[] = [];
  for (const p of await tx.places()) whole.push({ p, print: wholePrint(partPrints(await tx.serverRows(p))) });
  return { c: meta.clientId, cur: meta.cursor, kinds: recordKinds.map(({ kind }) => kind), whole };
};

const isSameCopy = (meta: PhoneMeta, { c, cur }: CheckRequest): boolean => meta.clientId === c && meta.cursor === cur;

/** Only while the phone still stands where it asked: what came since is newer than the repair (C4). */
const takeRepair = (
  storage: PhoneStorage,
  request: CheckRequest,
  { p, parts, ch }: NonNullable<CheckResponse["repair"]>,
): Promise<void> =>
  storage.transact(async (tx) => {
    const meta = await tx.meta();
    if (!isSameCopy(meta, request)) return;
    const rows = new Map<string, ServerRow>();
    for (const { id, kind } of await tx.serverRows(p)) {
      if (parts.includes(partOf(id))) rows.set(id, { id, kind, seq: 0, row: null });
    }
    for (const row of ch.flatMap(rowsIn)) rows.set(row.id, { ...row, row: inTurn(row.row, meta.turns) });
    await showRows(tx, rows);
  });

/** Rows with unsent work stay until the server has answered that work (P4). */
const dropPartition = async (tx: PhoneTransaction, p: string): Promise<void> => {
  const unsent = (await tx.waiting(Number.POSITIVE_INFINITY)).filter(({ partition }) => partition === p);
  await tx.forgetForms((await tx.serverRows(p)).map(({ id }) => id));
  await tx.deletePartition(p, new Set(unsent.map(({ mutation }) => mutation.id)));
  await tx.forgetSent(p);
};
