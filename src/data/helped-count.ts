/**
 * How many different people were helped this fiscal year, counted once for as long as nothing changes: a year may have
 * thousands of helps, each of them sealed, and the day's first screen waits for the figure.
 */
import { fiscalYearDays } from "#domain/fiscal-year.ts";
import { peopleHelped, type PeopleHelped } from "#domain/people-helped.ts";
import { citizen } from "#domain/records/citizen.ts";
import { helpLog } from "#domain/records/help-log.ts";
import { samePerson } from "#domain/records/same-person.ts";
import { joinedInto } from "#domain/same-people.ts";
import type { PhoneDatabase } from "./phone-database.ts";
import { recordIn } from "./use-phone.ts";

export interface HelpedCount extends PeopleHelped {
  /** What the phone knew when it counted. */
  readonly knew: string;
}

/** As it was kept, where the phone knows nothing more since; else counted. */
export const helpedCount = (database: PhoneDatabase, fiscalYear: number): Promise<HelpedCount> => {
  const { dexie, meta, waiting, answered, kept, bases, unfit } = database;
  const logs = database.rows(helpLog.kind);
  const tables = [
    meta,
    waiting,
    answered,
    kept,
    bases,
    unfit,
    database.rows(citizen.kind),
    database.rows(samePerson.kind),
    logs,
  ];
  return dexie.transaction("r", tables, async () => {
    const knew = await whatIsKnown(database, fiscalYear);
    const last = (await kept.get(NAME))?.value as HelpedCount | undefined; // as `keepHelpedCount` put it
    if (last?.knew === knew) return last;
    // The year's first day begins in Thailand seven hours before it does in UTC.
    const yearStart = new Date(Date.parse(`${fiscalYearDays(fiscalYear).first}T00:00:00+07:00`)).toISOString();
    const rows = await logs.where("body.at").aboveOrEqual(yearStart).toArray();
    const unsent = new Set((await waiting.toArray()).map(({ recordId }) => recordId));
    const records = rows.map((row) => recordIn<typeof helpLog>(row));
    const answers = (await database.rows(samePerson.kind).toArray()).map((row) => recordIn<typeof samePerson>(row));
    const known = { ...(await peopleKnown(database)), unsent, joined: joinedInto(answers) };
    return { ...peopleHelped(records, fiscalYear, known), knew };
  });
};

/** By keys alone where it can be: no person's record is opened. */
const peopleKnown = async ({ meta, bases, unfit, rows }: PhoneDatabase) => {
  const { gone = [] } = (await meta.get("phone")) ?? {};
  const shown = [
    ...(await rows(citizen.kind).toCollection().primaryKeys()),
    ...(await unfit.where("kind").equals(citizen.kind).primaryKeys()),
  ];
  const changed = (await bases.toArray()).filter(({ kind }) => kind === citizen.kind);
  const made = new Set(changed.filter(({ row }) => row === null).map(({ id }) => id));
  const people = [...shown.filter((id) => !made.has(id)), ...changed.filter(({ row }) => row).map(({ id }) => id)];
  return { people: new Set([...people, ...gone]), unsentPeople: made };
};

/** For the next start. */
export const keepHelpedCount = async ({ kept }: PhoneDatabase, count: HelpedCount, asOf: string): Promise<void> => {
  if (((await kept.get(NAME))?.value as HelpedCount | undefined)?.knew === count.knew) return;
  await kept.put({ name: NAME, asOf, value: count });
};

const NAME = "helped-count";

/** Whatever adds, changes or removes a row of this phone writes in one of these places in the same step. */
const whatIsKnown = async ({ meta, waiting, answered }: PhoneDatabase, fiscalYear: number): Promise<string> => {
  const { lastExchange: _when, ...facts } = (await meta.get("phone")) ?? {};
  const unsent = await waiting.toCollection().primaryKeys();
  const lastAnswer = await answered.toCollection().reverse().limit(1).primaryKeys();
  return JSON.stringify([RULE, fiscalYear, facts, unsent, lastAnswer]);
};

/** Raised when the rule changes: what an earlier version kept was counted by another one. */
const RULE = 4;
