/** Number 1 of a review in its village: the change itself, or the refusal, whichever comes first. */
import { villageHome } from "#domain/homes.ts";
import type { Review } from "#domain/records/review.ts";
import { isObject } from "#sync/column.ts";
import { decideBatch, type Numbered } from "#sync/decide.ts";
import type { PartitionChanges, PartitionView } from "#sync/store.ts";
import type { MutationResult } from "#sync/wire.ts";
import { Problem } from "../problem.ts";
import type { ServerParts } from "../server-parts.ts";

export type Settled = "accepted" | "refused";

/**
 * What number 1 stands for from now on. A change that cannot be taken takes no number: it can still be refused, or
 * accepted when what stood against it is gone.
 */
export const settle = async (
  { store, newId, postParcels }: ServerParts,
  review: Review,
  authorName: string | undefined,
  wanted: Settled,
  now: string,
): Promise<Settled | Problem> => {
  const { partition } = villageHome(review.areaCode);
  const job = {
    partition,
    clientId: `review:${review.id}`,
    userId: review.userId,
    ...(authorName !== undefined && { userName: authorName }),
    now,
  };
  const mutation = changeOf(review);
  if (wanted === "accepted" && mutation === null) return new Problem(409, "changeRejected", { field: "change" });

  const accept = (view: PartitionView): Outcome => {
    // The author's own place at that time: their village, and nothing around it.
    const scope = [{ partition, audiences: [review.areaCode], roles: ["volunteer" as const] }];
    const batch = { ...job, newId, scope, past: [], mutations: mutation ? [mutation] : [] };
    const { changes, value } = decideBatch(batch, view);
    const refusal = refusalIn(value.results);
    return refusal ? { changes: null, value: refusal } : { changes, value: "accepted" };
  };
  const refuse = (view: PartitionView): Outcome => ({
    changes: { head: view.head, lastNumber: 1, results: [{ p: partition, n: 1, s: "forbidden" }], rows: [] },
    value: "refused",
  });

  const settled = await store.push({
    ...job,
    firstNumber: 1,
    rowIds: [review.recordId],
    decide: (view): Outcome => {
      if (view.lastNumber > 0) return { changes: null, value: refusalIn(view.results) ? "refused" : "accepted" };
      return wanted === "accepted" ? accept(view) : refuse(view);
    },
  });
  if (settled === "accepted") await postParcels(partition);
  return settled;
};

interface Outcome {
  readonly changes: PartitionChanges | null;
  readonly value: Settled | Problem;
}

/** Null when the text is no change of the record that the review names: nobody would know what they accept. */
const changeOf = (review: Review): Numbered | null => {
  const change = parsed(review.change);
  if (!isObject(change)) return null;
  const isNamed = change["k"] === review.kind && change["id"] === review.recordId && change["op"] === review.op;
  return isNamed ? { ...change, n: 1 } : null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const refusalIn = (results: readonly MutationResult[]): Problem | null => {
  const [result] = results;
  if (!result || result.s === "merged") return null;
  if (result.s === "rejected") return new Problem(409, "changeRejected", { field: result.field ?? result.code });
  return new Problem(409, result.s === "gone" ? "changeGone" : "changeForbidden");
};
