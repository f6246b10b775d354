/** Many invitations at once: a report on every line, and all good ones in one transaction. */
import type { Kysely, Transaction } from "kysely";
import * as v from "valibot";
import { day } from "#domain/field-types.ts";
import type { Role } from "#domain/roles.ts";
import { readSeparated } from "#domain/sheet/separated.ts";
import { nameKey } from "#domain/person-name.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { newcomer } from "../enrol.ts";
import { nameOf } from "../people/announce.ts";
import { namesInPost } from "../people/has-post.ts";
import { mint, openInvitation, type Minted } from "../people/invitation.ts";
import { refusal, storeIn, villagesOf, type WhoInvites } from "../people/invite-person.ts";
import { plant } from "../plant.ts";
import { Problem } from "../problem.ts";
import type { ServerParts } from "../server-parts.ts";
import type { Tables } from "../tables.ts";
import { takeTurn } from "../take-turn.ts";
import { rosterLines, type RosterLine } from "./roster-lines.ts";

export interface BadLine {
  readonly line: number;
  readonly field: "name" | "phone" | "village" | "role" | "from" | "to";
  readonly code: "bad" | "unknownVillage" | "outsideArea" | "beyondPost" | "twice" | "alreadyHas";
}

export interface MadeLine {
  readonly line: number;
  readonly userId: string;
  readonly name: string;
  readonly role: string;
  readonly scope: string;
  /** To be printed or read out: no QR, which would have ended before the list is printed. */
  readonly code: string;
  readonly codeUntil: string;
}

export interface RosterAnswer {
  readonly lines: number;
  readonly good: number;
  readonly bad: readonly BadLine[];
  /** Empty in a dry run. */
  readonly made: readonly MadeLine[];
}

export interface Roster {
  readonly csv: string;
  /** False: only the report. */
  readonly makeGood: boolean;
}

export const answerRoster = async (
  parts: ServerParts,
  by: WhoInvites,
  { csv, makeGood }: Roster,
  now: string,
): Promise<RosterAnswer | Problem> => {
  if (Buffer.byteLength(csv) > MOST_BYTES) return new Problem(413, "tooLarge", { field: "csv" });
  const lines = rosterLines(readSeparated(csv));
  if (!lines) return new Problem(400, "noHeadings", { field: "csv" });
  if (lines.length > MOST_LINES) return new Problem(400, "tooManyLines", { field: "csv" });
  const { db } = parts.database;
  const first = await sort(db, by, lines, now);
  if (!makeGood) return { lines: lines.length, good: first.good.length, bad: first.bad, made: [] };

  // Slow, and so before the transaction: nobody else's work waits for it.
  const minted = new Map<number, Minted>();
  for (const { line } of first.good) minted.set(line, await mint({ ...parts, db }, minted.values()));
  const people = new Map(first.good.map(({ line }) => [line, parts.newId()]));
  const villages = first.good.flatMap(({ person }) => villagesOf(person));
  const { database } = parts.reaching({ people: [...people.values()], villages });
  return database.transaction(async (trx) => {
    await takeTurn(trx, "invite");
    // Somebody may have made the same people meanwhile.
    const { good, bad } = await sort(trx, by, lines, now);
    const ready = good.filter(({ line }) => minted.has(line));
    const made = await makeAll(trx, { ...parts, database }, by, ready, { minted, people }, now);
    for (const { userId: subject, role, scope } of made) {
      const entry = { at: now, actor: by.userId, action: "invite", subject, details: { role, scope } } as const;
      await parts.audit.within(trx, entry);
    }
    return { lines: lines.length, good: ready.length, bad, made };
  });
};

const MOST_BYTES = 262_144;
const MOST_LINES = 500;

interface Sorted {
  readonly good: readonly RosterLine[];
  readonly bad: readonly BadLine[];
}

const sort = async (db: Kysely<Tables>, by: WhoInvites, lines: readonly RosterLine[], now: string): Promise<Sorted> => {
  const [good, bad, met]: [RosterLine[], BadLine[], Set<string>] = [[], [], new Set()];
  const held = new Map<string, ReadonlySet<string>>();
  for (const rosterLine of lines) {
    const { line, person } = rosterLine;
    const wrong = wrongInItself(rosterLine, by, now);
    if (wrong) {
      bad.push(wrong);
      continue;
    }
    const post = `${person.role} ${person.scope}`;
    const names = held.get(post) ?? (await namesInPost(db, person, thaiDay(now)));
    held.set(post, names);
    const key = `${post} ${nameKey(person.name)}`;
    if (names.has(nameKey(person.name))) bad.push({ line, field: "name", code: "alreadyHas" });
    else if (met.has(key)) bad.push({ line, field: "name", code: "twice" });
    else good.push(rosterLine);
    met.add(key);
  }
  return { good, bad };
};

const wrongInItself = ({ line, person }: RosterLine, { inviting }: WhoInvites, now: string): BadLine | null => {
  for (const field of ["from", "to"] as const) {
    if (person[field] !== undefined && !v.is(day, person[field])) return { line, field, code: "bad" };
  }
  // What is not UTF-8 arrives as this sign, and would stand in somebody's name for ever.
  if (person.name.includes("\uFFFD")) return { line, field: "name", code: "bad" };
  const wrong = refusal(person, inviting, now);
  if (!wrong) return null;
  switch (wrong.type) {
    case "field": {
      // The terminal's `id` is no column.
      const field = wrong.field === "id" ? "name" : wrong.field;
      return field === "scope" ? { line, field: "village", code: "unknownVillage" } : { line, field, code: "bad" };
    }
    case "unknownArea":
      return { line, field: "village", code: "unknownVillage" };
    default:
      return { line, field: wrong.type === "outsideArea" ? "village" : "role", code: wrong.type };
  }
};

const makeAll = async (
  trx: Transaction<Tables>,
  parts: ServerParts,
  { userId: madeBy }: WhoInvites,
  lines: readonly RosterLine[],
  { minted, people }: { readonly minted: ReadonlyMap<number, Minted>; readonly people: ReadonlyMap<number, string> },
  now: string,
): Promise<MadeLine[]> => {
  const store = storeIn(trx, parts.database);
  const inviter = await nameOf(trx, madeBy);
  const made: MadeLine[] = [];
  // By village: two rosters, and phones that sync meanwhile, take the counters in one order.
  for (const { line, person } of lines.toSorted((a, b) => (a.person.scope < b.person.scope ? -1 : 1))) {
    const [secrets, userId] = [minted.get(line), people.get(line)];
    if (!secrets || userId === undefined) continue;
    const { name, scope } = person;
    const role = person.role as Role;
    const id = parts.newId();
    await plant(store, await newcomer(trx, parts.newId, { ...person, id: userId, by: inviter }, now), now);
    const terms = { userId, madeBy, post: { role, scope }, hasLink: false };
    const { codeUntil } = await openInvitation(trx, terms, secrets, id, now);
    made.push({ line, userId, name, role, scope, code: secrets.code, codeUntil });
  }
  return made.sort((a, b) => a.line - b.line);
};
