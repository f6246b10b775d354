import { useLiveQuery } from "dexie-react-hooks";
import type { PhoneDatabase } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import { recordType } from "#domain/record-types.ts";
import { citizen } from "#domain/records/citizen.ts";
import type { Conflict } from "#domain/records/conflict.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Whom a conflict is about, and the record as the phone shows it now. */
export interface ConflictFacts {
  readonly person: { readonly id: string; readonly name: string; readonly houseNo: string | undefined } | undefined;
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
  const key = conflicts.map(({ id }) => id).join(" ");
  const facts = useLiveQuery(() => readFacts(database, conflicts), [database, key]);
  return facts && (({ id }) => facts.get(id) ?? NOT_READ);
};

const NOT_READ: ConflictFacts = { person: undefined, record: undefined, isRead: false };

const readFacts = async (
  database: PhoneDatabase,
  conflicts: readonly Conflict[],
): Promise<ReadonlyMap<string, ConflictFacts>> => {
  const facts = new Map<string, ConflictFacts>();
  for (const { id, kind, recordId } of conflicts) {
    const record = recordType(kind) ? (await database.rows(kind).get(recordId))?.body : undefined;
    const personId = kind === citizen.kind ? recordId : record?.["citizenId"];
    const body = typeof personId === "string" ? (await database.rows(citizen.kind).get(personId))?.body : undefined;
    facts.set(id, {
      record,
      isRead: true,
      person: body && typeof personId === "string" ? personIn(personId, body) : undefined,
    });
  }
  return facts;
};

const personIn = (id: string, body: Fields) => {
  const nickname = text(body["nickname"]);
  const name = calledName({ name: text(body["name"]) ?? "", ...(nickname !== undefined && { nickname }) });
  return { id, name, houseNo: text(body["houseNo"]) };
};

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
