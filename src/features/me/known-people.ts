import type { PhoneDatabase, WaitingEntry } from "#data/phone-database.ts";
import type { RecordKind } from "#domain/record-kind.ts";
import { recordKind, recordKinds } from "#domain/record-types.ts";
import { personIn } from "#domain/subject.ts";
import type { Fields, Kinds, KnownPerson } from "#features/feature.ts";

/** Types whose records are people. */
const ofPeople: readonly RecordKind[] = recordKinds.filter(({ subject }) => subject === "itself");

/** The id of the person whom a record is about. */
export const personIdIn = (kind: string, id: string, body: Fields): string | undefined => {
  const type = recordKind(kind);
  return type && personIn(type, id, body as Parameters<typeof personIn>[2]); // rows and changes are JSON
};

/** The people of these ids whom this phone has, by id. */
export const readPeople = async (
  database: PhoneDatabase,
  kinds: Kinds,
  ids: readonly string[],
): Promise<Map<string, KnownPerson>> => {
  const known = new Map<string, KnownPerson>();
  for (const { kind } of ofPeople) {
    for (const row of await database.rows(kind).bulkGet([...new Set(ids)])) {
      const person = row && personOf(kinds, kind, row.id, row.body);
      if (person) known.set(row.id, person);
    }
  }
  return known;
};

/** A refused new person is in no table any more, but the entry still knows the name. */
export const personInEntry = (kinds: Kinds, { recordId, mutation: { k: kind, set } }: WaitingEntry) =>
  set && ofPeople.some((type) => type.kind === kind) ? personOf(kinds, kind, recordId, set) : undefined;

const personOf = (kinds: Kinds, kind: string, id: string, body: Fields): KnownPerson | undefined => {
  const name = kinds[kind]?.name?.(body);
  if (name === undefined) return undefined;
  const areaCode = body["areaCode"];
  const village = typeof areaCode === "string" ? areaCode : undefined;
  return { kind, id, name, houseNo: kinds[kind]?.houseNo?.(body), areaCode: village };
};
