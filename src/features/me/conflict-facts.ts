import { useLiveQuery } from "dexie-react-hooks";
import type { PhoneDatabase } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { recordKind } from "#domain/record-types.ts";
import type { Conflict } from "#domain/records/conflict.ts";
import { useKinds, type Fields, type Kinds, type KnownPerson } from "#features/feature.ts";
import { personIdIn, readPeople } from "./known-people.ts";

/** Whom a conflict is about, and the record as the phone shows it now. */
export interface ConflictFacts {
  readonly person: KnownPerson | undefined;
  /** Undefined when the record is not on this phone. */
  readonly record: Fields | undefined;
  /** False for a conflict that has just come, before the phone has looked. */
  readonly isRead: boolean;
}

/** Facts of each conflict by its id. Undefined until they were read. */
export const useConflictFacts = (
  conflicts: readonly Conflict[],
): ((conflict: Conflict) => ConflictFacts) | undefined => {
  const { database } = usePhone();
  const kinds = useKinds();
  const key = conflicts.map(({ id }) => id).join(" ");
  const facts = useLiveQuery(() => readFacts(database, kinds, conflicts), [database, kinds, key]);
  return facts && (({ id }) => facts.get(id) ?? NOT_READ);
};

const NOT_READ: ConflictFacts = { person: undefined, record: undefined, isRead: false };

const readFacts = async (
  database: PhoneDatabase,
  kinds: Kinds,
  conflicts: readonly Conflict[],
): Promise<ReadonlyMap<string, ConflictFacts>> => {
  const facts = new Map<string, ConflictFacts>();
  for (const { id, kind, recordId } of conflicts) {
    const record = recordKind(kind) ? (await database.rows(kind).get(recordId))?.body : undefined;
    const personId = personIdIn(kind, recordId, record ?? {});
    const people = await readPeople(database, kinds, personId === undefined ? [] : [personId]);
    facts.set(id, { record, isRead: true, person: personId === undefined ? undefined : people.get(personId) });
  }
  return facts;
};
