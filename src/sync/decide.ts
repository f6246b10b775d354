/**
 * The server's judgement of one phone's changes in one partition: pure, so that it can be retried and simulated.
 * Rules W2–W5, M1–M7, P3: docs/sync.md.
 */
import * as v from "valibot";
import { own, sameJson } from "#domain/json.ts";
import type { RecordType } from "#domain/record-type.ts";
import { recordType } from "#domain/record-types.ts";
import { bodyProblem, changeProblem } from "./change-problem.ts";
import { applyMutation, losingFields, type FieldVersion } from "./merge.ts";
import { conflictRow, nextRow, type Writer } from "./next-rows.ts";
import { mayRead, mayWrite, type ScopePart } from "./scope.ts";
import type { PartitionChanges, PartitionView, StoredRow } from "./store.ts";
import { limits, mutationSchema, type Acknowledgement, type Mutation, type MutationResult } from "./wire.ts";

export interface Batch extends Writer {
  readonly scope: readonly ScopePart[];
  readonly mutations: readonly Numbered[];
}
/** A mutation as it came in: only its number has been looked at. */
export type Numbered = { readonly n: number } & Readonly<Record<string, unknown>>;

export interface Verdict {
  readonly ack: Acknowledgement;
  readonly results: readonly MutationResult[];
  /** Rows that the phone has exactly so, if it has what it stood on: by `id@seq`, the number it stood on. */
  readonly known: ReadonlyMap<string, number>;
  /** Rows that the phone sent changes of earlier and does not see any more, or that are none: all look alike (P3). */
  readonly unseen: readonly { readonly id: string; readonly kind: string }[];
}

export const decideBatch = (
  batch: Batch,
  view: PartitionView,
): { readonly changes: PartitionChanges | null; readonly value: Verdict } => {
  const rows = new Map(view.rows);
  const changed = new Map<string, StoredRow>();
  const results: MutationResult[] = [];
  const clean: [number, number, number][] = [];
  const known = new Map<string, number>();
  let head = view.head;
  let last = view.lastNumber;
  let expect: number | undefined;

  for (const raw of batch.mutations) {
    if (raw.n <= last) continue; // decided earlier: its answer was lost on the way (W3)
    if (raw.n > last + 1) {
      expect = last + 1;
      break;
    }
    last = raw.n;
    const { result, written, isClean } = judge(batch, raw, { rows, head, seen: view.head });
    if (result) results.push(result);
    for (const row of written) {
      rows.set(row.id, row);
      changed.set(row.id, row);
    }
    head += written.length;
    if (isClean) {
      extendRun(clean, raw.n, head);
      for (const row of written) known.set(`${row.id}@${row.seq}`, standsOn(view, row));
    }
  }

  const sent = new Set(batch.mutations.map((raw) => raw.n));
  const repeated = view.results.filter(({ n }) => n <= view.lastNumber && sent.has(n));
  const ack = { n: last, ...(clean.length > 0 && { clean }), ...(expect !== undefined && { expect }) };
  return {
    changes: last === view.lastNumber ? null : { head, lastNumber: last, results, rows: [...changed.values()] },
    value: { ack, results: [...repeated, ...results], known, unseen: unseenRows(batch, view, rows) },
  };
};

// An answer was lost, and the person's villages changed before the change was sent again: it counts as taken, and the
// phone would keep a row that no page brings or removes (P2).
const unseenRows = (batch: Batch, view: PartitionView, rows: ReadonlyMap<string, StoredRow>): Verdict["unseen"] =>
  batch.mutations
    .filter(({ n }) => n <= view.lastNumber)
    .map(({ id, k: kind }) => ({ id, kind }))
    .filter(isNamed)
    .filter(({ id, kind }) => recordType(kind) !== undefined && !isSeen(batch.scope, rows.get(id)));

// A phone may say anything there, and some things cannot even be made into text.
const isNamed = (named: { readonly id: unknown; readonly kind: unknown }): named is Verdict["unseen"][number] =>
  typeof named.id === "string" && typeof named.kind === "string";

const isSeen = (scope: readonly ScopePart[], row: StoredRow | undefined): boolean => {
  const type = row && recordType(row.kind);
  return row !== undefined && type !== undefined && mayRead(scope, type, row);
};

/** The row's number before this batch: who was given pages up to there has what the changes stand on. */
const standsOn = ({ rows }: PartitionView, { id }: StoredRow): number => rows.get(id)?.seq ?? 0;

interface Judgement {
  readonly result?: MutationResult;
  /** Rows in the order of their new numbers. */
  readonly written: readonly StoredRow[];
  /** The one row written is exactly what the phone shows. */
  readonly isClean: boolean;
}

interface Now {
  readonly rows: ReadonlyMap<string, StoredRow>;
  readonly head: number;
  /** The newest number that any phone can have seen. */
  readonly seen: number;
}

const judge = (batch: Batch, raw: Numbered, { rows, head, seen }: Now): Judgement => {
  const place = { p: batch.partition, n: raw.n };
  const nothing = { written: [], isClean: false };
  const refuse = (code: string, field?: string): Judgement => ({
    result: { ...place, s: "rejected", code, ...(field !== undefined && { field }) },
    ...nothing,
  });

  const forbidden: Judgement = { result: { ...place, s: "forbidden" }, ...nothing };

  // Asked before anything is looked at: the answer must be the same whatever is there (P3).
  if (!batch.scope.some(({ partition }) => partition === batch.partition)) return forbidden;
  const parsed = v.safeParse(mutationSchema, raw);
  if (!parsed.success) return refuse("malformed", v.getDotPath(parsed.issues[0]) ?? undefined);
  const type = recordType(parsed.output.k);
  if (!type) return refuse("unknownKind", "k");
  // What does not exist yet, nobody has looked at (M4).
  const b = parsed.output.b > seen ? 0 : parsed.output.b;
  const mutation = upcast(type, { ...parsed.output, b });
  if (JSON.stringify(mutation).length > limits.bodyBytes) return refuse("tooLarge");

  const row = rows.get(mutation.id);
  const gone: Judgement = { result: { ...place, s: "gone" }, ...nothing };
  // A row that this person does not see is answered like one that is not there (P3).
  if (mutation.op !== "put" && !isSeen(batch.scope, row)) return gone;
  if (type.madeBy === "server" && mutation.op !== "patch") return forbidden;
  if (row && !mayWrite(batch.scope, type, row)) return forbidden;
  if (row && row.kind !== type.kind) return refuse("unknownKind", "k");
  if (row?.body === null) return gone;

  const before = row?.body ?? null;
  const lost = row && before ? losingFields(type, before, versionIn(row), mutation, batch.clientId) : [];
  const problem = changeProblem(type, mutation, before);
  if (problem) return refuse(problem.code, problem.field);
  const body = applyMutation(type, before, mutation, new Set(lost.map(({ field }) => field)));
  const whole = body && bodyProblem(type, mutation, before, body);
  if (whole) return refuse(whole.code, whole.field);
  const { author } = type;
  if (!row && author !== undefined && body?.[author] !== batch.userId) return refuse("author", author);
  const home = row ?? type.home(body ?? {}, mutation.id);
  if (home.partition !== batch.partition) return refuse("otherPlace");
  if (!mayWrite(batch.scope, type, home)) return forbidden;

  const isSame = before !== null && body !== null && sameJson(before, body);
  const next = isSame
    ? []
    : [nextRow(batch, type, mutation, { row, body, lost, audience: home.audience, seq: head + 1 })];
  const conflicts = lost.map((value, at) => conflictRow(batch, row, mutation, value, head + next.length + at + 1));
  // A client of another version may understand its own change otherwise.
  const isOfThisVersion = parsed.output.v === type.version;
  return {
    ...(lost.length > 0 && { result: { ...place, s: "merged", keep: lost.map(({ field }) => field) } }),
    written: [...next, ...conflicts.filter((made) => made !== null)],
    isClean: next.length === 1 && lost.length === 0 && isOfThisVersion && sawAll(row, batch.clientId, mutation.b),
  };
};

/** The phone had everything that others changed before its own unbroken run of changes. */
const sawAll = (row: StoredRow | undefined, client: string, base: number): boolean =>
  row === undefined || row.seq <= base || (row.lastClient === client && row.priorSeq <= base);

const versionIn =
  (row: StoredRow) =>
  (field: string): FieldVersion =>
    own(row.versions, field) ?? row.made;

const upcast = (type: RecordType, mutation: Mutation): Mutation => {
  let set = mutation.set;
  for (let version = mutation.v; set && version < type.version; version++) set = type.upcast[version]?.(set) ?? set;
  return set === mutation.set ? mutation : { ...mutation, ...(set && { set }) };
};

const extendRun = (runs: [number, number, number][], n: number, seq: number): void => {
  const run = runs.at(-1);
  if (run && run[0] + run[2] === n && run[1] + run[2] === seq) run[2] += 1;
  else runs.push([n, seq, 1]);
};
