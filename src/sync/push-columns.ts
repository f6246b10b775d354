/**
 * A push by columns: made just before a request becomes text, undone before the server looks at it. The mutations
 * inside come out as they went in, for O2 and W3 are about them. Rule W6: docs/sync.md.
 */
import { own } from "#domain/json.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { fromColumns, isObject, lengthOf, packColumn, packIds, toColumns, type Column } from "./column.ts";
import { limits, type Mutation, type PushGroup, type SyncRequest } from "./wire.ts";

/** Mutations that follow one another and have kind, version, act and parts in common. */
export interface MutationBlock extends Pick<Mutation, "n" | "k" | "v" | "op"> {
  /** One each; their number is the block's length. `n` is the first one's number. */
  readonly id: Column;
  readonly at: Column;
  /** Absent: 0 for all. */
  readonly b?: Column;
  readonly set?: Readonly<Record<string, Column>>;
  readonly add?: Column;
  readonly del?: Column;
  readonly inc?: Column;
}

export interface PackedRequest extends Omit<SyncRequest, "push"> {
  readonly push: readonly (PushGroup | (Omit<PushGroup, "m"> & { readonly c: readonly MutationBlock[] }))[];
}

export const packPush = (request: SyncRequest): PackedRequest => ({ ...request, push: request.push.map(packGroup) });

const packGroup = ({ m, ...group }: PushGroup): PackedRequest["push"][number] => {
  const c = runsIn(m).map(packRun);
  // Mutations that share no field leave more gaps than values, and the phone has measured them as they are.
  return JSON.stringify(c).length < JSON.stringify(m).length ? { ...group, c } : { ...group, m };
};

type Run = [Mutation, ...Mutation[]];

const runsIn = (mutations: readonly Mutation[]): Run[] => {
  const runs: Run[] = [];
  for (const mutation of mutations) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isNext(last, mutation)) run.push(mutation);
    else runs.push([mutation]);
  }
  return runs;
};

const SPARSE = ["add", "del", "inc"] as const;

const isNext = (a: Mutation, b: Mutation): boolean =>
  b.n === a.n + 1 &&
  (["k", "v", "op"] as const).every((key) => a[key] === b[key]) &&
  (["set", ...SPARSE] as const).every((key) => (a[key] === undefined) === (b[key] === undefined));

const packRun = (run: Readonly<Run>): MutationBlock => {
  const [{ n, k, v, op, ...first }] = run;
  return {
    n,
    k,
    v,
    op,
    id: packIds(run.map(({ id }) => id)),
    at: packColumn(run.map(({ at }) => at)),
    ...(run.some(({ b }) => b !== 0) && { b: packColumn(run.map(({ b }) => b)) }),
    ...(first.set && { set: toColumns(run.map(({ set = {} }) => set)) }),
    ...Object.fromEntries(
      SPARSE.filter((key) => first[key]).map((key) => [key, packColumn(run.map((mutation) => mutation[key]))]),
    ),
  };
};

/**
 * Takes whatever a JSON parser gives, and changes only the groups that travel by columns. Fails with the dot path of
 * what is no block; what is merely wrong inside a mutation is left for its own answer (W4).
 */
export const unpackPush = (json: unknown): Result<unknown, { readonly field: string }> => {
  const groups = isObject(json) ? own(json, "push") : undefined;
  if (!isObject(json) || !Array.isArray(groups)) return ok(json);
  const push: unknown[] = [];
  for (const [at, group] of groups.entries()) {
    const unpacked = unpackGroup(group);
    if (!unpacked.ok) return err({ field: `push.${at}.${unpacked.error}` });
    push.push(unpacked.value);
  }
  return ok({ ...json, push });
};

const unpackGroup = (group: unknown): Result<unknown, string> => {
  // Neither or both: the request's schema names what is wrong.
  if (!isObject(group) || !Object.hasOwn(group, "c") || Object.hasOwn(group, "m")) return ok(group);
  const { c, ...rest } = group;
  if (!Array.isArray(c) || c.length === 0) return err("c");
  const m: object[] = [];
  for (const [at, block] of c.entries()) {
    const unpacked = isObject(block) ? unpackBlock(block, limits.mutationsPerRequest - m.length) : err("id");
    if (!unpacked.ok) return err(`c.${at}.${unpacked.error}`);
    m.push(...unpacked.value);
  }
  return ok({ ...rest, m });
};

const COLUMNS: ReadonlySet<string> = new Set(["id", "at", "b", ...SPARSE]);

const unpackBlock = (block: Readonly<Record<string, unknown>>, most: number): Result<object[], string> => {
  const { n, k, v, op, set, ...columns } = block;
  const stray = Object.keys(columns).find((key) => !COLUMNS.has(key));
  if (stray !== undefined) return err(stray);
  if (typeof n !== "number" || !Number.isInteger(n) || n < 1 || n > 2 ** 40) return err("n");
  const length = lengthOf(columns["id"]);
  if (length === null || length === 0 || length > most) return err("id");
  if (!Object.hasOwn(columns, "at")) return err("at");

  const parts = fromColumns(columns, length);
  if (!parts.ok) return parts;
  const b = Object.hasOwn(columns, "b") ? {} : { b: 0 };
  const mutations = parts.value.map((part, at) => ({ n: n + at, k, v, op, ...b, ...part }));
  if (set === undefined) return ok(mutations);
  if (!isObject(set)) return err("set");
  const sets = fromColumns(set, length);
  if (!sets.ok) return err(`set.${sets.error}`);
  return ok(mutations.map((mutation, at) => ({ ...mutation, set: sets.value[at] })));
};
