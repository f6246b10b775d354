/**
 * Which versions of the app may write into a phone's database. A window that was left open for weeks runs the code of
 * weeks ago, while a newer window has brought the database up to date: the older one must not write there any more.
 *
 * The database keeps the lowest schema that may write; every transaction looks at it.
 * - `own` is raised with every release whose stored shapes differ in any way from the release before.
 * - `lowestWriter` is raised to `own` when older code would damage or lose what this version stores, such as when a
 *   field of the outbox gets another meaning. Else old windows go on working beside new ones.
 */
export interface AppSchema {
  readonly own: number;
  readonly lowestWriter: number;
}

export const appSchema: AppSchema = { own: 5, lowestWriter: 5 };
