/** Number 1 of a review in its village: the change itself, or the refusal, whichever comes first. */
import { villageHome } from "#domain/homes.ts";
import type { Review } from "#domain/records/review.ts";
import { isObject } from "#sync/column.ts";
import { decideBatch, type Numbered } from "#sync/decide.ts";
import type { FieldVersion } from "#sync/merge.ts";
import type { PartitionChanges, PartitionView } from "#sync/store.ts";
import type { MutationResult } from "#sync/wire.ts";
import { parseJson } from "../parse-json.ts";
import { Problem } from "../problem.ts";
import type { ServerParts } from "../server-parts.ts";

export type Settled = "accepted" | "refused";

/** Whose the decision makes the change, and what came before it from the same hand. */
interface Work {
  readonly review: Review;
  readonly authorName: string | undefined;
  /** Reviews of the same record that its maker had saved before, and that are decided with it. */
  readonly earlier: readonly Review[];
}

/**
 * What number 1 stands for from now on. A change that cannot be taken takes no number: it can still be refused, or
 * accepted when what stood against it is gone.
 */
export const settle = async (
  { store, newId, isVillage, postParcels }: ServerParts,
  { review, authorName, earlier }: Work,
  wanted: Settled,
  now: string,
): Promise<Settled | Problem> => {
  const { partition } = villageHome(review.areaCode);
  const job = {
    partition,
    clientId: clientOf(review),
    userId: review.userId,
    ...(authorName !== undefined && { userName: authorName }),
    now,
  };
  const mutation = changeOf(review);
  if (wanted === "accepted" && mutation === null) return new Problem(409, "changeRejected", { field: "change" });

  const accept = (view: PartitionView): Outcome => {
    // The author's own place at that time: their village, and nothing around it.
    const scope = [{ partition, audiences: [review.areaCode], roles: ["volunteer" as const] }];
    const batch = { ...job, newId, isVillage, scope, past: [], mutations: mutation ? [mutation] : [] };
    const { changes, value } = decideBatch(batch, { ...view, rows: withOwnHand(view.rows, job.clientId, earlier) });
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

const clientOf = ({ id }: Review): string => `review:${id}`;

/**
 * A correction stands on what it corrects. Each review has a client id of its own, and without this the two would meet
 * like the edits of two people (M4).
 */
const withOwnHand = (
  rows: PartitionView["rows"],
  clientId: string,
  earlier: readonly Review[],
): PartitionView["rows"] => {
  const own = new Set(earlier.map(clientOf));
  const renamed = ([seq, by]: FieldVersion): FieldVersion => [seq, own.has(by) ? clientId : by];
  return new Map(
    [...rows].map(([id, row]) => {
      const versions = Object.entries(row.versions).map(([field, version]) => [field, renamed(version)]);
      return [id, { ...row, made: renamed(row.made), versions: Object.fromEntries(versions) }];
    }),
  );
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
    return parseJson(text);
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
