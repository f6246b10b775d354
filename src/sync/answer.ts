/**
 * One request answered: take what was pushed, then give what changed. The whole of the server's part of sync but for
 * the database and HTTP. Rules W1–W8, O7, P1–P7: docs/sync.md.
 */
import { groupBy } from "#domain/group.ts";
import { toBlock, type ChangeBlock } from "./columns.ts";
import type { Seal } from "./cursor.ts";
import { decideBatch, type Numbered, type Verdict } from "./decide.ts";
import { givePage } from "./page.ts";
import { pastScopeOf, scopeOf, type Actor, type ScopePart } from "./scope.ts";
import type { Store } from "./store.ts";
import type { Acknowledgement, MutationResult, PushGroup, SyncRequest, SyncResponse } from "./wire.ts";

/** What whoever runs the server should hear of: none of it loses work, all of it has a cause outside the protocol. */
export type SyncIncident =
  /** Two phones have one client id. */
  | { readonly type: "fork"; readonly clientId: string; readonly partition: string }
  /** A backup lost numbers that no phone has any more. */
  | { readonly type: "jump"; readonly clientId: string; readonly partition: string; readonly numbers: number };

export interface AnswerDeps {
  readonly store: Store;
  readonly seal: Seal;
  readonly newId: () => string;
  /** There is such a village: people can move there. */
  readonly isVillage: (code: string) => boolean;
  /** Seconds until an idle phone may ask again: the server's lever against crowds. */
  readonly idleSeconds: number;
  /** Delivers what a change made in other partitions. It keeps its own errors: what is not delivered now is later. */
  readonly postParcels?: (from: string) => Promise<void>;
  /** Called with what was taken, before the page is read: what it makes comes with this very answer. */
  readonly afterPush?: (taken: readonly PushGroup<Numbered>[]) => Promise<void>;
  readonly report?: (incident: SyncIncident) => void;
}

export const answerSync = async (
  deps: AnswerDeps,
  actor: Actor,
  request: SyncRequest<Numbered>,
  now: string,
): Promise<SyncResponse> => {
  const scope = scopeOf(actor);
  const pushed = await takePush(deps, actor, scope, request, now);
  if (request.push.length > 0) await deps.afterPush?.(takenOf(request.push, pushed.results));
  const pulled = await givePage(deps, scope, request, pushed.known);
  await noteReader(deps.store, { clientId: request.c, userId: actor.userId, now, ...pulled.note });
  // Read after the page: a late copy of an old request that comes between is in this number or not in the page (R3).
  const last = await numbersIn(pushed.gaps, (gaps) => deps.store.lastNumbers(request.c, gaps));
  const kept = pulled.newEpoch === null ? undefined : asRecord(await deps.store.numbersAtRestart(request.c));
  const changes = [...pushed.removals, ...pulled.blocks];
  return {
    now,
    ...(pulled.newEpoch !== null && { e: pulled.newEpoch }),
    ...(request.push.length > 0 && { ack: pushed.ack }),
    ...(pushed.results.length > 0 && { res: pushed.results }),
    ...(pushed.forks.length > 0 && { fork: pushed.forks }),
    ...(pulled.drop.length > 0 && { drop: pulled.drop }),
    ...(pulled.reset.length > 0 && { reset: pulled.reset }),
    ...(changes.length > 0 && { ch: changes }),
    // An idle exchange is paid for by the byte: what the phone has just said is not said back.
    ...(pulled.cursor !== request.cur && { cur: pulled.cursor }),
    ...(pulled.left > 0 && { more: true as const, left: pulled.left }),
    ...(last && { last }),
    ...(kept && { kept }),
    next: deps.idleSeconds,
  };
};

/** Without what was refused or is held. */
const takenOf = (
  push: readonly PushGroup<Numbered>[],
  results: readonly MutationResult[],
): readonly PushGroup<Numbered>[] => {
  const left = new Set(results.filter(({ s }) => s !== "merged").map(({ p, n }) => `${p} ${n}`));
  return push.map((group) => ({ ...group, m: group.m.filter(({ n }) => !left.has(`${group.p} ${n}`)) }));
};

interface Pushed {
  readonly ack: Readonly<Record<string, Acknowledgement>>;
  readonly results: readonly MutationResult[];
  readonly known: Verdict["known"];
  /** Removals of rows that the phone sent changes of and may not see. */
  readonly removals: readonly ChangeBlock[];
  readonly gaps: readonly string[];
  readonly forks: readonly string[];
}

// Partition after partition: each is one transaction on one shard. When one fails, the request does; what those before
// it decided stands, and is answered again when the phone sends it again (W3).
const takePush = async (
  deps: AnswerDeps,
  actor: Actor,
  scope: readonly ScopePart[],
  request: SyncRequest<Numbered>,
  now: string,
): Promise<Pushed> => {
  const ack: Record<string, Acknowledgement> = {};
  const results: MutationResult[] = [];
  const known = new Map<string, number>();
  const removals: ChangeBlock[] = [];
  const forks: string[] = [];
  const emptyElsewhere = await withoutRows(
    deps.store,
    request.push.map(({ p }) => p).filter((p) => !scope.some(({ partition }) => partition === p)),
  );
  for (const group of request.push) {
    const { p: partition, m: mutations } = group;
    if (emptyElsewhere.has(partition)) {
      ack[partition] = { n: Math.max(...mutations.map(({ n }) => n)) };
      results.push(...mutations.map(({ n }) => ({ p: partition, n, s: "forbidden" as const })));
      continue;
    }
    const verdict = await decide(deps, actor, scope, { clientId: request.c, group, now });
    ack[partition] = verdict.ack;
    results.push(...verdict.results);
    for (const [row, base] of verdict.known) known.set(row, base);
    for (const [kind, rows] of groupBy(verdict.unseen, (row) => row.kind)) {
      // The phone's number may be anything up to here, and this one tells nothing about the row.
      const gone = rows.map(({ id }) => ({ id, seq: Number.MAX_SAFE_INTEGER, body: null }));
      removals.push(toBlock(partition, kind, gone));
    }
    if (verdict.forkedAt !== null) forks.push(partition);
    report(deps, request.c, partition, verdict);
    // Before the page is read: what this push made in the person's own partition comes with this very answer.
    if (verdict.hasParcels) await deps.postParcels?.(partition);
  }
  const gaps = Object.entries(ack).flatMap(([partition, { expect }]) => (expect === undefined ? [] : [partition]));
  return { ack, results, known, removals, gaps, forks };
};

const decide = (
  { store, newId, isVillage }: AnswerDeps,
  actor: Actor,
  scope: readonly ScopePart[],
  { clientId, group, now }: { readonly clientId: string; readonly group: PushGroup<Numbered>; readonly now: string },
): Promise<Verdict> => {
  const { p: partition, m: mutations, after } = group;
  const { userId, name } = actor;
  const writer = { partition, clientId, userId, now, ...(name !== undefined && { userName: name }) };
  const past = { past: pastScopeOf(actor), ...(actor.heldCode !== undefined && { heldCode: actor.heldCode }) };
  const batch = { ...writer, newId, isVillage, scope, ...past, mutations, ...(after !== undefined && { after }) };
  return store.push({
    ...writer,
    firstNumber: Math.min(...mutations.map(({ n }) => n)),
    rowIds: [...new Set(mutations.map((mutation) => mutation["id"]).filter((id) => typeof id === "string"))],
    decide: (view) => decideBatch(batch, view),
  });
};

const report = (deps: AnswerDeps, clientId: string, partition: string, { forkedAt, jumped }: Verdict): void => {
  if (forkedAt !== null) deps.report?.({ type: "fork", clientId, partition });
  if (jumped > 0) deps.report?.({ type: "jump", clientId, partition, numbers: jumped });
};

// Names of partitions cost a phone nothing, so a push to one that nobody works in and that is not this person's is not
// even counted (P3). In all others it is: a number that was answered and forgotten would be a gap on the person's return.
const withoutRows = async (store: Store, partitions: readonly string[]): Promise<ReadonlySet<string>> => {
  if (partitions.length === 0) return new Set();
  const heads = await store.heads(partitions);
  return new Set(partitions.filter((partition) => (heads.get(partition)?.head ?? 0) === 0));
};

const noteReader = async (store: Store, note: Parameters<Store["noteReader"]>[0]): Promise<void> => {
  if (note.started.length + note.left.length + note.erased.length > 0) await store.noteReader(note);
};

const numbersIn = async (
  partitions: readonly string[],
  read: (partitions: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<Readonly<Record<string, number>> | undefined> =>
  partitions.length === 0 ? undefined : asRecord(await read(partitions));

const asRecord = (numbers: ReadonlyMap<string, number>): Readonly<Record<string, number>> | undefined =>
  numbers.size === 0 ? undefined : Object.fromEntries(numbers);
