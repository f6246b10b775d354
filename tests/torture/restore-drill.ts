/**
 * A backup is taken while phones work; hours later the server is lost and the backup restored. The phones give back what
 * was lost by themselves.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Chance, chanceFrom } from "#tests/simulation/chance.ts";
import type { Figures } from "./drill.ts";
import { type Clock, runServer, type RunningServer } from "./in-process.ts";
import type { Keeping } from "./restorable.ts";
import { type Book, newBook, newWorker, team, teamRecords, type Worker } from "./team.ts";

export const restoreDrill = async (keeping: Keeping, seed: number): Promise<Figures> => {
  const chance = chanceFrom(seed);
  const clock: Clock = { now: "2026-11-22T01:00:00.000Z" };
  const book = newBook();
  const link = { lossRate: 0.1 };
  const terms = { book, clock, chance, lossRate: () => link.lossRate };

  const before = await runServer(keeping.options, clock);
  await before.plant(teamRecords);
  const workers: Worker[] = [];
  for (const member of team) workers.push(await newWorker(before, member, terms));
  await work(before, workers, 12, 5, clock, chance);
  const backingUp = keeping.backUp();
  await work(before, workers, 8, 5, clock, chance);
  await backingUp;
  // The hours that will be lost. A new phone comes in them too.
  await work(before, workers, 10, 20, clock, chance);
  workers.push(await newWorker(before, team[0], terms));
  await work(before, workers, 12, 20, clock, chance);
  const unsent = await Promise.all(workers.map(({ phone }) => phone.database.waiting.count()));
  const answered = await Promise.all(workers.map(({ phone }) => phone.database.answered.count()));
  await before.end();

  await keeping.restore();
  const after = await runServer(keeping.options, clock, Number(new URL(before.origin).port));
  await after.store.restart();
  // People go on before their phones have heard of anything.
  for (const worker of workers) if (chance.happens(0.5)) await worker.act();
  await work(after, workers, 6, 5, clock, chance);
  link.lossRate = 0;
  const stuck = await untilQuiet(after, workers);
  const figures = await compare(after, workers, book);
  for (const { phone } of workers) phone.close();
  await after.end();
  return {
    ...figures,
    acknowledged: total(answered),
    faults: [...stuck, ...figures.faults],
    note: `${total(unsent)} unsent at the moment of the loss`,
  };
};

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** `acts` acts of anybody, so many minutes apart; most are sent at once. */
const work = async (
  server: RunningServer,
  workers: readonly Worker[],
  acts: number,
  minutes: number,
  clock: Clock,
  chance: Chance,
): Promise<void> => {
  for (let count = 0; count < acts; count++) {
    clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString();
    const worker = chance.pick(workers);
    await worker.act();
    if (chance.happens(0.7)) await worker.sync(server);
    // A backup that runs meanwhile gets its turns.
    await sleep(1);
  }
};

/** Everybody sends and looks until nobody has anything to say. Gives who could not. */
const untilQuiet = async (server: RunningServer, workers: readonly Worker[]): Promise<string[]> => {
  const endings: string[] = [];
  for (let round = 0; round < 4; round++) {
    endings.length = 0;
    for (const worker of workers) endings.push(await worker.sync(server));
  }
  return endings.filter((ending) => ending !== "ok").map((ending) => `a phone cannot send: ${ending}`);
};

const compare = async (
  { database }: RunningServer,
  workers: readonly Worker[],
  book: Book,
): Promise<Omit<Figures, "acknowledged">> => {
  const rows = await database.db.selectFrom("row").select(["id", "kind", "aud", "body"]).execute();
  const facts = await database.db.selectFrom("fact_help_log").select("id").execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const countOf = (id: string): number | undefined => {
    const body = byId.get(id)?.body;
    // Written by the server, which keeps this field a number.
    return body ? ((JSON.parse(body) as { readonly movedCount?: number }).movedCount ?? 0) : undefined;
  };
  const missing = [...book.people, ...book.helps, ...book.steps.keys()].filter((id) => !byId.get(id)?.body);
  const differences = [...book.steps].map(([id, steps]) => (countOf(id) ?? steps) - steps);
  const factIds = facts.map(({ id }) => id).filter((id) => book.helps.has(id));
  const onPhones = await Promise.all(workers.map((worker) => phoneFaults(worker, rows)));
  return {
    lost: missing.length + total(differences.filter((difference) => difference < 0).map(Math.abs)),
    double: total(differences.filter((difference) => difference > 0)) + factIds.length - new Set(factIds).size,
    faults: [
      ...(new Set(factIds).size === book.helps.size ? [] : [`${factIds.length} helps counted of ${book.helps.size}`]),
      ...onPhones.flat(),
    ],
  };
};

interface ServerRow {
  readonly id: string;
  readonly kind: string;
  readonly aud: string;
  readonly body: string | null;
}

/** The phone shows what the server has, and nothing of its work was turned away. */
const phoneFaults = async ({ phone, village }: Worker, rows: readonly ServerRow[]): Promise<string[]> => {
  const faults: string[] = [];
  for (const kind of ["citizen", "helpLog", "followUp"]) {
    const shown = new Map((await phone.database.rows(kind).toArray()).map(({ id, body }) => [id, text(body)]));
    const own = rows.filter((row) => row.kind === kind && row.aud === village && row.body !== null);
    const differing = own.filter(({ id, body }) => shown.get(id) !== text(JSON.parse(body ?? "null")));
    if (differing.length > 0) faults.push(`${differing.length} × ${kind} differ on a phone`);
    if (shown.size > own.length) faults.push(`${shown.size - own.length} × ${kind} are only on a phone`);
  }
  const answered = await phone.database.answered.toArray();
  for (const { state, mutation, seen } of answered) {
    // What was made anew is marked as seen.
    if (state !== "sent" && state !== "merged" && !seen)
      faults.push(`${mutation.op} of a ${mutation.k} was answered ${state}`);
  }
  return faults;
};

const text = (body: object): string => JSON.stringify(Object.entries(body).sort(([a], [b]) => a.localeCompare(b)));
