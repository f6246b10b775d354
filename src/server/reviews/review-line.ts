/** What a coordinator decides at once: a held record, with whatever its maker changed or took back about it afterwards. */
import { sql, type RawBuilder } from "kysely";
import { groupBy } from "#domain/group.ts";

/** The same for all reviews of one line, inside one village and of one person. */
export const lineKey = (): RawBuilder<string> => sql<string>`case when why = 'held' then record_id else id end`;

interface InLine {
  readonly id: string;
  readonly user_id: string;
  readonly village: string;
  readonly why: string;
  readonly record_id: string;
}

/** In the order of their first; inside a line, as the server held them. */
export const linesOf = <R extends InLine>(reviews: readonly R[]): readonly (readonly [R, ...R[]])[] => {
  const keyOf = ({ id, user_id, village, why, record_id }: R): string =>
    why === "held" ? `${user_id} ${village} ${record_id}` : id;
  return [...groupBy(reviews, keyOf).values()].flatMap((line) => {
    // Ids are made by the server and begin with the moment.
    const [first, ...rest] = line.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return first ? [[first, ...rest] as const] : [];
  });
};
