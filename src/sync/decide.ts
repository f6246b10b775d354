/**
 * The server's judgement of one phone's changes in one partition: pure, so that it can be retried and simulated.
 * Rules W2–W5, O7, P6: docs/sync.md. One change by itself: judge.ts.
 */
import { recordType } from "#domain/record-types.ts";
import { review } from "#domain/records/review.ts";
import { isSeen, judge, type Numbered } from "./judge.ts";
import { addMark, isTheSame, markOf } from "./marks.ts";
import type { Writer } from "./next-rows.ts";
import type { ScopePart } from "./scope.ts";
import type { Parcel, PartitionChanges, PartitionView, StoredRow } from "./store.ts";
import type { Acknowledgement, MutationResult } from "./wire.ts";

export type { Numbered } from "./judge.ts";

export interface Batch extends Writer {
  readonly scope: readonly ScopePart[];
  /** What the person could write in until not long ago. */
  readonly past: readonly ScopePart[];
  readonly isVillage: (code: string) => boolean;
  readonly mutations: readonly Numbered[];
  /** Up to here the phone was answered, and has nothing left to give. */
  readonly after?: number;
}

export interface Verdict {
  readonly ack: Acknowledgement;
  readonly results: readonly MutationResult[];
  /** Rows that the phone has exactly so, if it has what it stood on: by `id@seq`, the number it stood on. */
  readonly known: ReadonlyMap<string, number>;
  /** Rows that the phone sent changes of earlier and does not see any more, or that are none: all look alike (P3). */
  readonly unseen: readonly { readonly id: string; readonly kind: string }[];
  /** The first number that another phone used for another change. */
  readonly forkedAt: number | null;
  /** How many numbers were jumped over because no phone has them any more. */
  readonly jumped: number;
  readonly hasParcels: boolean;
}

export const decideBatch = (
  batch: Batch,
  view: PartitionView,
): { readonly changes: PartitionChanges | null; readonly value: Verdict } => {
  const forkedAt = batch.mutations.find(
    (raw) => raw.n <= view.lastNumber && !isTheSame(view.marks, view.lastNumber, raw),
  )?.n;
  const own = batch.mutations.filter(({ n }) => forkedAt === undefined || n < forkedAt);
  const rows = new Map(view.rows);
  const changed = new Map<string, StoredRow>();
  const results: MutationResult[] = [];
  const parcels: Parcel[] = [];
  const heldVillages = new Map<string, string>();
  const clean: [number, number, number][] = [];
  const known = new Map<string, number>();
  const start = startOf(batch, view);
  let { last, marks } = start;
  let head = view.head;
  let expect: number | undefined;

  for (const raw of own) {
    if (raw.n <= last) continue; // decided earlier: its answer was lost on the way (W3)
    if (raw.n > last + 1) {
      expect = last + 1;
      break;
    }
    last = raw.n;
    marks = addMark(marks, markOf(raw));
    const sentWithinDay = view.sentWithinDay + parcels.filter(isArrival).length;
    const now = { rows, head, seen: view.head, people: view.people, heldVillages, sentWithinDay };
    const { result, written, isClean, sends } = judge(batch, raw, now);
    if (result?.s === "held" && sends) heldVillages.set(textOf(raw["id"]), textOf(sends.set["areaCode"]));
    if (result) results.push(result);
    if (sends) parcels.push(sends);
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

  const repeats = own.filter(({ n }) => n <= view.lastNumber);
  const decided = forkedAt === undefined ? last : forkedAt - 1;
  const ack = {
    n: decided,
    ...(clean.length > 0 && { clean }),
    ...(expect !== undefined && { expect }),
    ...(repeats.length > 0 && { new: view.lastNumber + 1 }),
  };
  const written = { head, lastNumber: last, results, rows: [...changed.values()], marks, parcels };
  return {
    changes: last === view.lastNumber ? null : written,
    value: {
      ack,
      results: [...answersAgain(batch, view, repeats), ...results],
      known,
      unseen: unseenRows(batch, repeats, rows),
      forkedAt: forkedAt ?? null,
      jumped: start.last - view.lastNumber,
      hasParcels: parcels.length > 0,
    },
  };
};

const isArrival = ({ kind }: Parcel): boolean => kind !== review.kind;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** A restored server goes on where the phone says that nobody can give it anything older. */
const startOf = ({ after = 0, mutations }: Batch, { lastNumber, marks }: PartitionView) =>
  after > lastNumber && mutations.every(({ n }) => n > after)
    ? { last: after, marks: "" }
    : { last: lastNumber, marks };

/** What was answered the first time; but of a record that was erased since, the phone must not keep what was typed (E1). */
const answersAgain = (batch: Batch, view: PartitionView, repeats: readonly Numbered[]): readonly MutationResult[] => {
  const erased = repeats.filter(({ id }) => {
    const row = typeof id === "string" ? view.rows.get(id) : undefined;
    return row?.erased === true && isSeen(batch.scope, row);
  });
  const gone = new Set(erased.map(({ n }) => n));
  const sent = new Set(repeats.map(({ n }) => n));
  return [
    ...view.results.filter(({ n }) => sent.has(n) && !gone.has(n)),
    ...[...gone].map((n) => ({ p: batch.partition, n, s: "gone" as const, erased: true as const })),
  ];
};

// An answer was lost, and the person's villages changed before the change was sent again: it counts as taken, and the
// phone would keep a row that no page brings or removes (P2).
const unseenRows = (
  batch: Batch,
  repeats: readonly Numbered[],
  rows: ReadonlyMap<string, StoredRow>,
): Verdict["unseen"] =>
  repeats
    .map(({ id, k: kind }) => ({ id, kind }))
    .filter(isNamed)
    .filter(({ id, kind }) => recordType(kind) !== undefined && !isSeen(batch.scope, rows.get(id)));

// A phone may say anything there, and some things cannot even be made into text.
const isNamed = (named: { readonly id: unknown; readonly kind: unknown }): named is Verdict["unseen"][number] =>
  typeof named.id === "string" && typeof named.kind === "string";

/** The row's number before this batch: who was given pages up to there has what the changes stand on. */
const standsOn = ({ rows }: PartitionView, { id }: StoredRow): number => rows.get(id)?.seq ?? 0;

const extendRun = (runs: [number, number, number][], n: number, seq: number): void => {
  const run = runs.at(-1);
  if (run && run[0] + run[2] === n && run[1] + run[2] === seq) run[2] += 1;
  else runs.push([n, seq, 1]);
};
