/**
 * Erasure at a person's own request (PDPA B.E. 2562 s.33). Erased rows stay as numbers that phones are told of; help
 * that was given still counts, for nobody's name. Rules E1–E3: docs/sync.md.
 */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import { recordType } from "#domain/record-types.ts";
import { withoutTyped } from "#domain/subject.ts";
import { deliverParcels } from "#sync/parcels.ts";
import type { Store, StoredRow } from "#sync/store.ts";
import { pushAsServer, rewriteRows, SERVER } from "../rewrite-rows.ts";
import type { Tables } from "../tables.ts";
import type { ErasuresFile } from "./erasures-file.ts";
import { placesOf, recordsOfPerson, tracesOf, type Named, type Place, type Traces } from "./traces.ts";

export interface LateWorkParts {
  readonly db: Kysely<Tables>;
  readonly store: Store;
  /** ISO instant. */
  readonly now: string;
}

export interface ErasureParts extends LateWorkParts {
  readonly file: ErasuresFile;
}

/** How many rows it changed. All 0 when everything was erased before. */
export interface Erased {
  readonly erased: number;
  readonly blanked: number;
}

export interface PersonErased extends Erased {
  /** Records that may be theirs, and were left (traces.ts). */
  readonly unsure: readonly Named[];
}

/** Where somebody's record stands or stood under this id: whoever erases says which one is meant. */
export const findPerson = async ({ db, store, now }: LateWorkParts, id: string): Promise<readonly Named[]> => {
  await deliverParcels(store, now);
  return placesOf(db, id);
};

/** Null: there is no such person, and never was one that this database remembers. May be run again at any time. */
export const erasePerson = async (parts: ErasureParts, place: Place): Promise<PersonErased | null> => {
  const { db, store, file, now } = parts;
  // What is on its way arrives first: afterwards nothing would be left to find it by.
  await deliverParcels(store, now);
  const { theirs, unsure } = await recordsOfPerson(db, place);
  if (theirs.length === 0) return null;
  const traces = await tracesOf(db, theirs);
  // Before anything is gone: whoever is interrupted here runs it again and finds the same.
  file.add(traces.erase.map((named) => ({ ...named, at: now })));
  return { ...(await erase(parts, traces)), unsure };
};

/**
 * Erases again what a backup of before brought back, and keeps the places of records that the backup does not have:
 * phones that have not heard of the erasure would give them back.
 */
export const eraseAgain = async (parts: ErasureParts): Promise<Erased> => {
  const known = parts.file.read();
  let total: Erased = { erased: 0, blanked: 0 };
  for (const citizen of known.filter(({ kind }) => kind === "citizen")) {
    total = sumOf(total, (await erasePerson(parts, citizen)) ?? { erased: 0, blanked: 0 });
  }
  for (const [partition, erasures] of groupBy(known, (erasure) => erasure.partition)) {
    await pushAsServer(parts.store, { partition, ids: erasures.map(({ id }) => id) }, parts.now, (view) => {
      const missing = erasures.filter(({ id }) => !view.rows.has(id));
      return missing.map((erasure, at) => erasedRow(erasure, view.head + at + 1, parts.now));
    });
  }
  return total;
};

/**
 * Erases what phones sent about erased people after they were erased: a note to an old help, or a change that lost and
 * became a conflict.
 */
export const eraseLateWork = async (parts: LateWorkParts): Promise<Erased> => {
  const persons = await parts.db
    .selectFrom("row")
    .innerJoin("part", "part.p", "row.p")
    .select(["row.p", "row.id", "row.kind", "row.aud"])
    .where("part.erased_seq", ">", 0)
    .where("row.kind", "=", "citizen")
    .where("row.erased", "=", 1)
    .execute();
  const named = persons.map(({ p, id, kind, aud }) => ({ partition: p, id, kind, audience: aud }));
  return named.length === 0 ? { erased: 0, blanked: 0 } : erase(parts, await tracesOf(parts.db, named));
};

const erase = async ({ store, now }: LateWorkParts, traces: Traces): Promise<Erased> => {
  const erased = await rewriteAll(store, traces.erase, now, (row) =>
    row.erased ? null : { body: null, erased: true as const },
  );
  const blanked = await rewriteAll(store, traces.blank, now, (row) => {
    const type = recordType(row.kind);
    const rest = row.body && type ? withoutTyped(type, row.body) : null;
    return rest && { body: rest, keepsMoment: true };
  });
  return { erased, blanked };
};

const rewriteAll = async (
  store: Store,
  rows: readonly Named[],
  now: string,
  next: Parameters<typeof rewriteRows>[3],
): Promise<number> => {
  let count = 0;
  for (const [partition, some] of groupBy(rows, (row) => row.partition)) {
    count += (await rewriteRows(store, { partition, ids: some.map(({ id }) => id) }, now, next)).length;
  }
  return count;
};

const erasedRow = ({ partition, id, kind, audience }: Named, seq: number, now: string): StoredRow => ({
  partition,
  id,
  kind,
  audience,
  seq,
  body: null,
  erased: true,
  versions: {},
  made: [seq, SERVER],
  lastClient: SERVER,
  priorSeq: 0,
  receivedAt: now,
  deviceAt: now,
});

const sumOf = (a: Erased, b: Erased): Erased => ({ erased: a.erased + b.erased, blanked: a.blanked + b.blanked });
