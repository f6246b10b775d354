import { useLiveQuery } from "dexie-react-hooks";
import type { PhoneDatabase, WaitingEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import { recordType } from "#domain/record-types.ts";
import { citizen } from "#domain/records/citizen.ts";
import { topic } from "#domain/records/topic.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What is needed to say in words what an entry is about. */
export interface EntryFacts {
  /** The record with what the entry itself says on top. */
  readonly body: Fields;
  readonly citizenId: string | undefined;
  /** The person's name as the village says it; undefined when the phone does not have the person. */
  readonly person: string | undefined;
  /** The person's village. */
  readonly personArea: string | undefined;
  readonly topicNames: readonly { readonly th: string; readonly en: string }[];
  /** The record as the phone shows it now; undefined when it is not there. */
  readonly here: Fields | undefined;
}

/** Facts of each entry, by record id and order. Undefined until they were read. */
export const useEntryFacts = (entries: readonly WaitingEntry[]): ((entry: WaitingEntry) => EntryFacts) | undefined => {
  const { database } = usePhone();
  const key = entries.map(({ order }) => order).join(" ");
  const facts = useLiveQuery(() => readFacts(database, entries), [database, key]);
  return facts && ((entry) => facts.get(keyOf(entry)) ?? NOTHING);
};

const NOTHING: EntryFacts = {
  body: {},
  citizenId: undefined,
  person: undefined,
  personArea: undefined,
  topicNames: [],
  here: undefined,
};

const keyOf = ({ recordId, mutation, partition }: WaitingEntry): string => `${recordId} ${partition} ${mutation.n}`;

const readFacts = async (
  database: PhoneDatabase,
  entries: readonly WaitingEntry[],
): Promise<ReadonlyMap<string, EntryFacts>> => {
  const bodies = await readBodies(database, entries);
  const idsOfCitizens = [...new Set(entries.flatMap((entry) => citizenIdOf(entry, bodies.get(entry.recordId)) ?? []))];
  const names = new Map(namesInEntries(entries));
  const areas = new Map<string, string | undefined>();
  for (const row of await database.rows(citizen.kind).bulkGet(idsOfCitizens)) {
    if (!row) continue;
    names.set(row.id, nameIn(row.body));
    areas.set(row.id, text(row.body["areaCode"]));
  }
  const codes = [...new Set([...bodies.values(), ...entries.map(({ mutation }) => mutation.set)].flatMap(topicsIn))];
  const topics = new Map((await database.rows(topic.kind).bulkGet(codes)).map((row, at) => [codes[at], row?.body]));
  return new Map(
    entries.map((entry) => {
      const here = bodies.get(entry.recordId);
      const body = { ...here, ...entry.mutation.set };
      const citizenId = citizenIdOf(entry, here);
      // A code says nothing to a person: a topic that is not on the phone is left out.
      const topicNames = topicsIn(body).flatMap((code) => {
        const [th, en] = [text(topics.get(code)?.["nameTh"]), text(topics.get(code)?.["nameEn"])];
        return th === undefined || en === undefined ? [] : [{ th, en }];
      });
      const person = citizenId === undefined ? undefined : names.get(citizenId);
      const personArea = citizenId === undefined ? undefined : areas.get(citizenId);
      return [keyOf(entry), { body, citizenId, person, personArea, topicNames, here }];
    }),
  );
};

const readBodies = async (
  database: PhoneDatabase,
  entries: readonly WaitingEntry[],
): Promise<ReadonlyMap<string, Fields>> => {
  const bodies = new Map<string, Fields>();
  for (const kind of new Set(entries.map(({ mutation }) => mutation.k))) {
    if (!recordType(kind)) continue; // made by a newer version of the app
    const ids = entries.filter(({ mutation }) => mutation.k === kind).map(({ recordId }) => recordId);
    for (const row of await database.rows(kind).bulkGet(ids)) if (row) bodies.set(row.id, row.body);
  }
  return bodies;
};

/** A refused new person is in no table any more, but the entry still knows the name. */
const namesInEntries = (entries: readonly WaitingEntry[]): [string, string][] =>
  entries.flatMap(({ recordId, mutation }) =>
    mutation.k === citizen.kind && mutation.set?.["name"] !== undefined ? [[recordId, nameIn(mutation.set)]] : [],
  );

const citizenIdOf = ({ recordId, mutation }: WaitingEntry, body: Fields | undefined): string | undefined =>
  mutation.k === citizen.kind ? recordId : text(mutation.set?.["citizenId"] ?? body?.["citizenId"]);

const nameIn = (body: Fields): string => {
  const nickname = text(body["nickname"]);
  return calledName({ name: text(body["name"]) ?? "", ...(nickname !== undefined && { nickname }) });
};

const topicsIn = (body: Fields | undefined): string[] => {
  const listed = body?.["topics"];
  const one = text(body?.["topic"]);
  return Array.isArray(listed) ? listed.map(String) : one === undefined ? [] : [one];
};

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
