/** A phone's database read whole, and what is wrong with it. */
import type { Phone } from "#data/phone.ts";
import { recordTypes } from "#domain/record-types.ts";
import { brokenOnPhone } from "#tests/simulation/always-true.ts";
import { memoryPhone, waitingKey, type PhoneState } from "#tests/simulation/memory-phone.ts";
import { bodyText } from "#tests/simulation/plain-model.ts";

export const stateOf = async ({ database }: Phone): Promise<PhoneState> => {
  const rows = await Promise.all(recordTypes.map(({ kind }) => database.rows(kind).toArray()));
  const bases = await database.bases.toArray();
  const waiting = await database.waiting.orderBy("order").toArray();
  const answered = await database.answered.toArray();
  const meta = await database.meta.get("phone");
  const empty = memoryPhone("").state();
  return {
    ...empty,
    meta: meta ?? empty.meta,
    rows: new Map(rows.flat().map((row) => [row.id, row])),
    bases: new Map(bases.map((base) => [base.id, base])),
    waiting: new Map(waiting.map((entry) => [waitingKey(entry), entry])),
    answered: new Map(answered.map((entry) => [waitingKey(entry), entry])),
  };
};

/** Rows, outbox entries, numbers and bases that do not agree; work that was saved by then and is gone, or is there twice. */
export const halfWritten = (before: PhoneState, after: PhoneState, villages: Iterable<string>): string[] => {
  const doubled = [...after.waiting.keys()].filter((key) => after.answered.has(key));
  const kept = new Set([...after.waiting.keys(), ...after.answered.keys()]);
  const lost = [...before.waiting.keys()].filter((key) => !kept.has(key));
  return [
    ...brokenOnPhone(before, after, { villages: new Set(villages), partition: undefined }),
    ...doubled.map((key) => `O3: ${key} waits and was answered`),
    ...lost.map((key) => `O1: ${key} is lost`),
  ];
};

/** What a phone shows, keeps and has been told, in a form that is equal when it is. Ids and moments left out. */
export const gist = ({ rows, bases, waiting, answered }: PhoneState): readonly string[] =>
  [
    ...[...rows.values()].map(({ kind, body }) => `row ${kind} ${bodyText(body)}`),
    ...[...bases.values()].map(({ kind, row }) => `base ${kind} ${bodyText(row?.body ?? null)}`),
    ...[...waiting.keys()].map((key) => `waits ${key}`),
    ...[...answered.values()].map((entry) => `${entry.state} ${waitingKey(entry)}`),
  ].toSorted();
