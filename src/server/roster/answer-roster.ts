/** Many invitations at once: a report on every line, and all good ones in one transaction. */
import type { Transaction } from "kysely";
import type { Role } from "#domain/roles.ts";
import { readSeparated } from "#domain/sheet/separated.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { newcomer } from "../enrol.ts";
import { hasHadPhone, nameOf } from "../people/announce.ts";
import { mint, openInvitation, type Minted } from "../people/invitation.ts";
import { storeIn, villagesOf, type WhoInvites } from "../people/invite-person.ts";
import { personInCare } from "../people/may-give.ts";
import { plant } from "../plant.ts";
import { Problem } from "../problem.ts";
import type { ServerParts } from "../server-parts.ts";
import type { Tables } from "../tables.ts";
import { takeTurn } from "../take-turn.ts";
import { rosterLines, type RosterLine } from "./roster-lines.ts";
import { sortRoster, type BadLine, type SortedRoster } from "./sort-roster.ts";

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
  /** Nobody has had these, and they are meant. */
  readonly newVillages: readonly string[];
  readonly again: boolean;
}

export const answerRoster = async (
  parts: ServerParts,
  by: WhoInvites,
  { csv, makeGood, newVillages, again }: Roster,
  now: string,
): Promise<RosterAnswer | Problem> => {
  if (Buffer.byteLength(csv) > MOST_BYTES) return new Problem(413, "tooLarge", { field: "csv" });
  const lines = rosterLines(readSeparated(csv));
  if (!lines) return new Problem(400, "noHeadings", { field: "csv" });
  if (lines.length > MOST_LINES) return new Problem(400, "tooManyLines", { field: "csv" });
  const { db } = parts.database;
  const first = await sortRoster(db, by, lines, newVillages, now);
  const notIn = await whoWasNeverIn(parts, by, first, now);
  const renewed = again ? notIn : new Map<number, string>();
  const badIn = ({ has, bad }: SortedRoster): BadLine[] =>
    [
      ...bad,
      ...has
        .filter(({ line }) => !renewed.has(line))
        .map(({ line }) => ({ line, field: "name", code: notIn.has(line) ? "notIn" : "alreadyHas" }) as const),
    ].toSorted((a, b) => a.line - b.line);
  const good = first.good.length + renewed.size;
  if (!makeGood) return { lines: lines.length, good, bad: badIn(first), made: [] };

  // Slow, and so before the transaction: nobody else's work waits for it.
  const minted = new Map<number, Minted>();
  for (const line of [...first.good.map((each) => each.line), ...renewed.keys()])
    minted.set(line, await mint({ ...parts, db }, minted.values()));
  const people = new Map([...first.good.map(({ line }) => [line, parts.newId()] as const), ...renewed]);
  const villages = first.good.flatMap(({ person }) => villagesOf(person));
  const { database } = parts.reaching({ people: [...people.values()], villages });
  return database.transaction(async (trx) => {
    await takeTurn(trx, "invite");
    // Somebody may have made the same people meanwhile.
    const sorted = await sortRoster(trx, by, lines, newVillages, now);
    const ready = [...sorted.good, ...sorted.has.filter(({ line, userId }) => renewed.get(line) === userId)].filter(
      ({ line }) => minted.has(line),
    );
    const made = await makeAll(trx, { ...parts, database }, by, ready, { minted, people, renewed }, now);
    for (const { line, userId: subject, role, scope } of made) {
      const entry = { at: now, actor: by.userId, subject } as const;
      await parts.audit.within(
        trx,
        renewed.has(line)
          ? { ...entry, action: "inviteAgain", details: { revoke: false, needsYes: false } }
          : { ...entry, action: "invite", details: { role, scope } },
      );
    }
    return { lines: lines.length, good: ready.length, bad: badIn(sorted), made };
  });
};

/** By line: those who have the post, were never in on any phone, and for whom the caller may make a code. */
const whoWasNeverIn = async (
  parts: ServerParts,
  { inviting }: WhoInvites,
  { has }: SortedRoster,
  now: string,
): Promise<ReadonlyMap<number, string>> => {
  const found = new Map<number, string>();
  for (const { line, userId } of has) {
    if (await hasHadPhone(parts.database.db, userId)) continue;
    if (await personInCare(parts, inviting, userId, thaiDay(now))) found.set(line, userId);
  }
  return found;
};

const MOST_BYTES = 262_144;
const MOST_LINES = 500;

interface Making {
  readonly minted: ReadonlyMap<number, Minted>;
  readonly people: ReadonlyMap<number, string>;
  readonly renewed: ReadonlyMap<number, string>;
}

const makeAll = async (
  trx: Transaction<Tables>,
  parts: ServerParts,
  { userId: madeBy }: WhoInvites,
  lines: readonly RosterLine[],
  { minted, people, renewed }: Making,
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
    if (!renewed.has(line))
      await plant(store, await newcomer(trx, parts.newId, { ...person, id: userId, by: inviter }, now), now);
    // At the door it is looked again whether they have had a phone meanwhile.
    const terms = { userId, madeBy, post: { role, scope }, hasLink: false };
    const { codeUntil } = await openInvitation(trx, terms, secrets, id, now);
    made.push({ line, userId, name, role, scope, code: secrets.code, codeUntil });
  }
  return made.sort((a, b) => a.line - b.line);
};
