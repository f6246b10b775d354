/**
 * The server's judgement of one change: what it makes of the rows, or why it is not taken. Pure.
 * Rules W4, W5, M2–M7, P1–P7: docs/sync.md.
 */
import * as v from "valibot";
import { own, sameJson } from "#domain/json.ts";
import type { Home } from "#domain/homes.ts";
import type { RecordType } from "#domain/record-type.ts";
import { recordType } from "#domain/record-types.ts";
import { ok } from "#domain/result.ts";
import { bodyProblem, changeProblem } from "./change-problem.ts";
import { applyMutation, losingFields, type FieldVersion } from "./merge.ts";
import { namedField } from "./named-field.ts";
import { conflictRow, nextRow, type Writer } from "./next-rows.ts";
import { arrivalParcel, reviewParcel } from "./parcels.ts";
import { mayRead, mayWrite, type ScopePart } from "./scope.ts";
import type { Parcel, StoredRow } from "./store.ts";
import { limits, mutationSchema, type Mutation, type MutationResult } from "./wire.ts";

/** A mutation as it came in: only its number has been looked at. */
export type Numbered = { readonly n: number } & Readonly<Record<string, unknown>>;

export interface Judge extends Writer {
  readonly scope: readonly ScopePart[];
  readonly past: readonly ScopePart[];
  readonly heldCode?: string;
  /** There is such a village: people can move there. */
  readonly isVillage: (code: string) => boolean;
}

export interface Judgement {
  readonly result?: MutationResult;
  /** Rows in the order of their new numbers. */
  readonly written: readonly StoredRow[];
  /** The one row written is exactly what the phone shows. */
  readonly isClean: boolean;
  /** A record that comes into being in another partition. */
  readonly sends?: Parcel;
}

export interface Now {
  readonly rows: ReadonlyMap<string, StoredRow>;
  readonly head: number;
  /** The newest number that any phone can have seen. */
  readonly seen: number;
  readonly people: ReadonlyMap<string, string>;
  /** Villages of the records that this batch made and the server held. */
  readonly heldVillages: ReadonlyMap<string, string>;
  /** Records that this person's changes have made elsewhere within a day. */
  readonly sentWithinDay: number;
}

export const judge = (
  batch: Judge,
  raw: Numbered,
  { rows, head, seen, people, heldVillages, sentWithinDay }: Now,
): Judgement => {
  const place = { p: batch.partition, n: raw.n };
  const nothing = { written: [], isClean: false };
  const refuse = (code: string, path?: string): Judgement => {
    const field = namedField(path);
    return { result: { ...place, s: "rejected", code, ...(field !== undefined && { field }) }, ...nothing };
  };
  const forbidden: Judgement = { result: { ...place, s: "forbidden" }, ...nothing };

  // Asked before anything is looked at: the answer must be the same whatever is there (P3).
  const isOwn = batch.scope.some(({ partition }) => partition === batch.partition);
  if (!isOwn && !batch.past.some(({ partition }) => partition === batch.partition)) return forbidden;
  const parsed = v.safeParse(mutationSchema, raw);
  if (!parsed.success) return refuse("malformed", v.getDotPath(parsed.issues[0]) ?? undefined);
  const type = recordType(parsed.output.k);
  if (!type) return refuse("unknownKind", "k");
  // What does not exist yet, nobody has looked at (M4).
  const b = parsed.output.b > seen ? 0 : parsed.output.b;
  const mutation = upcast(type, { ...parsed.output, b });
  if (JSON.stringify(mutation).length > limits.bodyBytes) return refuse("tooLarge");

  const row = rows.get(mutation.id);
  const gone = (isErased = false): Judgement => ({
    result: { ...place, s: "gone", ...(isErased && { erased: true as const }) },
    ...nothing,
  });
  const held = (areaCode: string): Judgement => ({
    result: { ...place, s: "held" },
    ...nothing,
    sends: reviewParcel(batch, parsed.output, areaCode),
  });
  // Held work is decided in its village: what belongs to a centre or an agency has none, and stays with its maker.
  const isLate = (home: Home): boolean =>
    home.audience !== "" && !mayWrite(batch.scope, type, home) && mayWrite(batch.past, type, home);

  // A person who had this village until not long ago knows what is there: their late work is kept for review (P7).
  if (row && row.body !== null && row.kind === type.kind && isLate(row)) return held(row.audience);
  // A record that was held has no row: what its maker changed or took back afterwards belongs to it.
  const formerly = heldVillages.get(mutation.id) ?? onlyVillage(batch);
  if (!row && mutation.op !== "put" && mutation.b === 0 && formerly !== undefined) return held(formerly);
  if (!isOwn && mutation.op !== "put") return forbidden;
  // A row that this person does not see is answered like one that is not there (P3).
  if (mutation.op !== "put" && !isSeen(batch.scope, row)) return gone();
  if (type.madeBy === "server" && mutation.op !== "patch") return forbidden;
  if (type.removedBy === "server" && mutation.op === "delete") return forbidden;
  if (row && !mayWrite(batch.scope, type, row)) return forbidden;
  if (row && row.kind !== type.kind) return refuse("unknownKind", "k");
  if (row?.body === null) return gone(row.erased);
  // It stood on a row that the server had: deleted so long ago that even its tombstone is forgotten (C6).
  if (!row && mutation.b > 0) return gone();

  const { author } = type;
  const before = row?.body ?? null;
  const isOthers = before !== null && author !== undefined && before[author] !== batch.userId;
  if (isOthers && type.changedBy === "author") return refuse("notYours", author);
  const lost = row && before ? losingFields(type, before, versionIn(row), mutation, batch.clientId) : [];
  const problem = changeProblem(type, mutation, before);
  if (problem) return refuse(problem.code, problem.field);
  const body = applyMutation(type, before, mutation, new Set(lost.map(({ field }) => field)));
  const whole = body && bodyProblem(type, before, body);
  if (whole) return refuse(whole.code, whole.field);
  if (!row && author !== undefined && body?.[author] !== batch.userId) return refuse("author", author);
  const spokenOf = type.speaksOf === undefined ? undefined : body?.[type.speaksOf];
  if (!row && spokenOf !== undefined && !hasHad(batch, spokenOf)) return refuse("otherPlace", type.speaksOf);
  const home = row ?? type.home(body ?? {}, mutation.id);
  if (home.partition !== batch.partition) return refuse("otherPlace");
  if (isLate(home)) return held(home.audience);
  if (!mayWrite(batch.scope, type, home)) return forbidden;

  const isSame = before !== null && body !== null && sameJson(before, body);
  const next = isSame
    ? []
    : [nextRow(batch, type, mutation, { row, body, lost, audience: home.audience, seq: head + 1 })];
  const conflicts = lost.map((value, at) =>
    conflictRow(batch, row, mutation, value, { seq: head + next.length + at + 1, people }),
  );
  const sent = body ? arrivalParcel(type, before, body, mutation, batch.isVillage) : ok(undefined);
  if (!sent.ok) return refuse(sent.error.code, sent.error.field);
  const sends = sent.value;
  if (sends && sentWithinDay >= limits.arrivalsPerDay) return refuse("tooManyMoves");
  // A client of another version may understand its own change otherwise.
  const isOfThisVersion = parsed.output.v === type.version;
  return {
    ...(lost.length > 0 && { result: { ...place, s: "merged", keep: lost.map(({ field }) => field) } }),
    ...(sends && { sends }),
    written: [...next, ...conflicts.filter((made) => made !== null)],
    isClean: next.length === 1 && lost.length === 0 && isOfThisVersion && sawAll(row, batch.clientId, mutation.b),
  };
};

/** The one village that the person has lost in a partition, if it is one. */
const onlyVillage = ({ past, partition }: Judge): string | undefined => {
  const lost = past.filter((part) => part.partition === partition).flatMap(({ audiences }) => audiences);
  return lost.length === 1 ? lost[0] : undefined;
};

const hasHad = ({ scope, past }: Judge, village: unknown): boolean =>
  [...scope, ...past].some(({ audiences }) => audiences.some((one) => one === village));

export const isSeen = (scope: readonly ScopePart[], row: StoredRow | undefined): boolean => {
  const type = row && recordType(row.kind);
  return row !== undefined && type !== undefined && mayRead(scope, type, row);
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
