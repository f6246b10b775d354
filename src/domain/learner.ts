/** Whom a record of learning is about: somebody with an account, or a citizen who learnt on somebody's phone. */
import * as v from "valibot";
import { id, villageCode } from "./field-types.ts";
import { ownHome, villageHome, type Home } from "./homes.ts";
import type { FieldProblem } from "./record-type.ts";

export const learnerFields = {
  /** Who learnt, or on whose phone it was learnt. */
  by: id,
  /** The citizen who learnt; absent: `by` themselves. */
  citizenId: v.exactOptional(id),
  /** The citizen's village. */
  areaCode: v.exactOptional(villageCode),
};

export interface Learner {
  readonly by: string;
  readonly citizenId?: string;
  readonly areaCode?: string;
}

/** With the person, or with the citizen's village. */
export const learnerHome = ({ by, areaCode }: Learner): Home =>
  areaCode === undefined ? ownHome(by) : villageHome(areaCode);

/** A citizen has a village, and nobody else has one here. */
export const learnerProblem = ({ citizenId, areaCode }: Learner): FieldProblem | null =>
  (citizenId === undefined) === (areaCode === undefined) ? null : { field: "areaCode", code: "missing" };

/** Whoever learns on one phone at one time: whose phone it is, and the citizens who learn along. */
export const learnersTogether = (
  by: string,
  citizens: readonly { readonly id: string; readonly areaCode: string }[],
): readonly Learner[] => [{ by }, ...citizens.map(({ id: citizenId, areaCode }) => ({ by, citizenId, areaCode }))];

/** Of the learners, those of whom none of these records is: a lesson is recorded once for each of them. */
export const withoutRecord = (learners: readonly Learner[], records: readonly Learner[]): readonly Learner[] =>
  learners.filter((learner) => !records.some((record) => isOf(record, learner)));

/** A citizen's record is theirs whoever made it; one without a citizen is its maker's own. */
export const isOf = (record: Learner, { by, citizenId }: Learner): boolean =>
  citizenId === undefined ? record.by === by && record.citizenId === undefined : record.citizenId === citizenId;

/** The merge rule of records that are only added. */
export const neverChanged = <Field extends string>(...fields: readonly Field[]): Readonly<Record<Field, "immutable">> =>
  Object.fromEntries(fields.map((field) => [field, "immutable"])) as Record<Field, "immutable">;
