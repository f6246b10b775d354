/** What holds after every call, whatever was sent. Each gives what is wrong, in a few words. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { Database } from "#server/database.ts";
import type { SyncResponse } from "#sync/wire.ts";
import { projectRoot } from "#tests/architecture/read-sources.ts";

export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The codes of each status, as `problem.ts` lists them for whoever writes a client. */
const documented: ReadonlyMap<number, readonly string[]> = new Map(
  [
    ...readFileSync(join(projectRoot, "src/server/problem.ts"), "utf8").matchAll(/\b([45]\d\d)((?:[\s*]+`\w+`)+)/gu),
  ].map(([, status, codes = ""]) => [Number(status), [...codes.matchAll(/`(\w+)`/gu)].map(([, code = ""]) => code)]),
);

export const shapeProblems = ({ statusCode, headers, body }: Answer): string[] => {
  if (statusCode >= 500) return [`answered ${statusCode}: ${body.slice(0, 200)}`];
  const type = typeof headers["content-type"] === "string" ? headers["content-type"] : "";
  if (statusCode === 304) return [];
  if (statusCode < 400) return /^application\/(?:json|x-ndjson)/u.test(type) ? [] : [`${statusCode} of type ${type}`];
  if (!type.startsWith("application/problem+json")) return [`${statusCode} of type ${type}`];
  const problem = read(body);
  const { code, field, status, title } = problem;
  return [
    ...(status === statusCode && typeof title === "string" ? [] : ["a problem without status or title"]),
    ...(documented.get(statusCode)?.includes(String(code))
      ? []
      : [`${statusCode} ${String(code)} is not in problem.ts`]),
    ...(field === undefined || (typeof field === "string" && field.length <= LONGEST_FIELD)
      ? []
      : ["a field of no use"]),
    ...Object.keys(problem)
      .filter((key) => !known.includes(key))
      .map((key) => `a problem tells ${key}`),
    ...(/\.ts:\d|node_modules/u.test(body) ? ["tells of the inside"] : []),
  ];
};

const known = ["type", "title", "status", "code", "field", "wipe", "now"];
const LONGEST_FIELD = 60;

const outcomes = ["merged", "rejected", "gone", "forbidden", "held"];
const parts = ["now", "e", "ack", "res", "drop", "reset", "ch", "cur", "more", "left", "last", "kept", "fork", "next"];

/** Of an answer to a sync that was taken: every change has its answer. */
export const syncProblems = (body: string, sent: ReadonlyMap<string, number>): string[] => {
  const answer = read(body) as unknown as SyncResponse;
  const strange = Object.keys(answer).filter((part) => !parts.includes(part));
  const unanswered = [...sent].filter(([p, last]) => {
    const ack = answer.ack?.[p];
    return !(ack?.n === last || ack?.expect !== undefined || answer.fork?.includes(p));
  });
  const odd = (answer.res ?? []).filter((result) => {
    if (!outcomes.includes(result.s)) return true;
    if (result.s !== "rejected") return false;
    const { code, field = "" } = result;
    return !/^[a-zA-Z]{2,30}$/u.test(code) || field.length > LONGEST_FIELD;
  });
  return [
    ...strange.map((part) => `an answer with ${part}`),
    ...unanswered.map(([p]) => `no answer to what was sent to ${p}`),
    ...odd.map((result) => `an odd result ${JSON.stringify(result).slice(0, 200)}`),
  ];
};

export const read = (text: string): Record<string, unknown> => {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
};

export type Counts = Readonly<Record<string, number>>;

/** Rows of every table that there is. */
export const rowCounter = async ({ db }: Database): Promise<() => Promise<Counts>> => {
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  const counts = sql.join(tables.map((table) => sql`(select count(*) from ${sql.table(table)}) as ${sql.id(table)}`));
  return async () => {
    // PostgreSQL gives counts as text.
    const { rows } = await sql<Readonly<Record<string, number | string>>>`select ${counts}`.execute(db);
    return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([table, count]) => [table, Number(count)]));
  };
};

/** A call that counts against replay, and one that was refused for lack of a post, leave their lines. */
const ofCalls = ["used_nonce", "audit"];
/** That a change was refused is remembered, for the phone that does not hear it the first time. */
const ofAnswers = ["client", "result", "device", "reader", "part"];

export const leftBehind = (before: Counts, after: Counts, isSync: boolean): string[] => {
  const may = isSync ? [...ofCalls, ...ofAnswers] : ofCalls;
  return Object.keys(after)
    .filter((table) => !may.includes(table) && after[table] !== before[table])
    .map((table) => `what was refused left something in ${table}`);
};
