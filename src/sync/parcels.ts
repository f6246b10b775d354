/**
 * Records that a change makes in another partition: the parcel is written with the change, and opened once at the other
 * end. Rules P6, P7: docs/sync.md.
 */
import * as v from "valibot";
import { groupBy } from "#domain/group.ts";
import type { Body } from "#domain/json.ts";
import { instant } from "#domain/field-types.ts";
import type { RecordType } from "#domain/record-type.ts";
import { recordType } from "#domain/record-types.ts";
import { review } from "#domain/records/review.ts";
import { ownHome } from "#domain/homes.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { bodyProblem, type Problem } from "./change-problem.ts";
import { nextRow, type Writer } from "./next-rows.ts";
import type { Parcel, PartitionChanges, PartitionView, PendingParcel, Store, StoredRow } from "./store.ts";
import type { Mutation } from "./wire.ts";

/**
 * A person moved, say: their record in the village that they went to, held to what a first record there would be held to.
 * `isVillage`: there is such a village. What is for all readers of a place needs none: in a place of nobody nobody sees it.
 */
export const arrivalParcel = (
  type: RecordType,
  before: Body | null,
  after: Body,
  mutation: Mutation,
  isVillage: (code: string) => boolean,
): Result<Parcel | undefined, Problem> => {
  const arrival = type.arrival(before, after, mutation.id);
  const arriving = arrival && recordType(arrival.kind);
  if (!arriving) return ok(undefined);
  const problem = bodyProblem(arriving, null, arrival.set);
  if (problem) return err(problem);
  const home = arriving.home(arrival.set, arrival.id);
  if (home.audience !== "" && !isVillage(home.audience)) return err({ field: "movedTo", code: "unknownVillage" });
  return ok({ ...arrival, to: home.partition, at: mutation.at });
};

/** Late work for a village that the person has lost goes to their own partition, whole, for the coordinator to decide. */
export const reviewParcel = (
  writer: Writer & { readonly heldCode?: string },
  mutation: Mutation,
  areaCode: string,
): Parcel => ({
  to: ownHome(writer.userId).partition,
  kind: review.kind,
  id: writer.newId(),
  at: mutation.at,
  set: {
    userId: writer.userId,
    areaCode,
    why: "held",
    ...(writer.heldCode !== undefined && { code: writer.heldCode }),
    clientId: writer.clientId,
    partition: writer.partition,
    n: mutation.n,
    kind: mutation.k,
    recordId: mutation.id,
    op: mutation.op,
    change: JSON.stringify(mutation),
    // The true moment stays in the change; a clock that cannot be right must not keep the review from being found.
    at: v.is(instant, mutation.at) ? mutation.at : writer.now,
    heldAt: writer.now,
    state: "open",
  },
});

/** Opens parcels of one sender in the order of their numbers; `value`: up to which. Pure, like `decideBatch`. */
const decideArrivals = (
  place: { readonly partition: string; readonly now: string },
  parcels: readonly PendingParcel[],
  view: PartitionView,
): { readonly changes: PartitionChanges | null; readonly value: number } => {
  const rows: StoredRow[] = [];
  let { head, lastNumber } = view;
  for (const parcel of parcels) {
    if (parcel.n !== lastNumber + 1) continue;
    lastNumber = parcel.n;
    const type = recordType(parcel.kind);
    const isThere = view.rows.has(parcel.id) || rows.some(({ id }) => id === parcel.id);
    if (!type || isThere) continue;
    head += 1;
    const { audience } = type.home(parcel.set, parcel.id);
    const writer: Writer = { ...place, clientId: SERVER, userId: SERVER, newId: () => parcel.id };
    const change = { row: undefined, body: parcel.set, lost: [], audience, seq: head };
    rows.push(nextRow(writer, type, putOf(parcel, type), change));
  }
  return {
    changes: lastNumber === view.lastNumber ? null : { head, lastNumber, results: [], rows },
    value: lastNumber,
  };
};

/** Delivers what waits to be delivered, of one partition or of all. What fails is left for the next time. */
export const deliverParcels = async (store: Store, now: string, from?: string): Promise<void> => {
  const pending = await store.parcels(from);
  for (const parcels of groupBy(pending, (parcel) => `${parcel.from} ${parcel.to}`).values()) {
    const [first] = parcels;
    if (!first) continue;
    const place = { partition: first.to, now };
    const arrived = await store.push({
      ...place,
      clientId: `parcels:${first.from}`,
      userId: SERVER,
      firstNumber: first.n,
      rowIds: parcels.map(({ id }) => id),
      decide: (view) => decideArrivals(place, parcels, view),
    });
    for (const parcel of parcels.filter(({ n }) => n <= arrived)) await store.parcelArrived(parcel);
  }
};

const SERVER = "server";

const putOf = ({ n, kind, id, at, set }: PendingParcel, { version }: RecordType): Mutation => ({
  n,
  v: version,
  k: kind,
  id,
  op: "put",
  at,
  b: 0,
  set,
});
