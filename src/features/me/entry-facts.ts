import { useLiveQuery } from "dexie-react-hooks";
import type { PhoneDatabase, WaitingEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { recordKind } from "#domain/record-types.ts";
import { useKinds, type EntryFacts, type Fields, type Kinds } from "#features/feature.ts";
import { personIdIn, personInEntry, readPeople } from "./known-people.ts";
import { readNamed } from "./use-named.ts";

/** Facts of each entry, by record id and order. Undefined until they were read. */
export const useEntryFacts = (entries: readonly WaitingEntry[]): ((entry: WaitingEntry) => EntryFacts) | undefined => {
  const { database } = usePhone();
  const kinds = useKinds();
  const key = entries.map(({ order }) => order).join(" ");
  const facts = useLiveQuery(() => readFacts(database, kinds, entries), [database, kinds, key]);
  return facts && ((entry) => facts.get(keyOf(entry)) ?? NOTHING);
};

const NOTHING: EntryFacts = {
  body: {},
  here: undefined,
  personId: undefined,
  person: undefined,
  named: () => undefined,
};

const keyOf = ({ recordId, mutation, partition }: WaitingEntry): string => `${recordId} ${partition} ${mutation.n}`;

const readFacts = async (
  database: PhoneDatabase,
  kinds: Kinds,
  entries: readonly WaitingEntry[],
): Promise<ReadonlyMap<string, EntryFacts>> => {
  const rows = await readBodies(database, entries);
  const known = entries.map((entry) => {
    const { recordId, mutation } = entry;
    const here = rows.get(recordId);
    const body = { ...here, ...mutation.set };
    return { entry, here, body, kind: mutation.k, personId: personIdIn(mutation.k, recordId, body) };
  });
  const named = await readNamed(database, kinds, known);
  const ids = known.flatMap(({ personId }) => personId ?? []);
  const people = await readPeople(database, kinds, ids);
  for (const entry of entries) {
    const person = people.has(entry.recordId) ? undefined : personInEntry(kinds, entry);
    if (person) people.set(person.id, person);
  }
  return new Map(
    known.map(({ entry, here, body, personId }) => {
      const person = personId === undefined ? undefined : people.get(personId);
      return [keyOf(entry), { body, here, personId, person, named }];
    }),
  );
};

const readBodies = async (
  database: PhoneDatabase,
  entries: readonly WaitingEntry[],
): Promise<ReadonlyMap<string, Fields>> => {
  const bodies = new Map<string, Fields>();
  for (const kind of new Set(entries.map(({ mutation }) => mutation.k))) {
    if (!recordKind(kind)) continue; // made by a newer version of the app
    const ids = entries.filter(({ mutation }) => mutation.k === kind).map(({ recordId }) => recordId);
    for (const row of await database.rows(kind).bulkGet(ids)) if (row) bodies.set(row.id, row.body);
  }
  return bodies;
};
