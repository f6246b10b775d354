/** What the server knows of a certificate by its code alone: what anybody may ask. */
import type { Kysely } from "kysely";
import { referenceHome } from "#domain/homes.ts";
import type { Certificate } from "#domain/records/certificate.ts";
import { issuerKey, type IssuerKey } from "#domain/records/issuer-key.ts";
import { revocation, type RevocationRecord } from "#domain/records/revocation.ts";
import type { Tables } from "../tables.ts";
import { readRecords } from "../read-records.ts";

export interface RegisteredCertificate {
  readonly code: string;
  readonly course: string;
  readonly initials: string;
  /** Of learning. */
  readonly minutes: number;
  /** Thai calendar day. */
  readonly issuedOn: string;
  readonly revocation?: Omit<RevocationRecord, "id">;
}

/** Null where no certificate has this code. */
export const findCertificate = async (db: Kysely<Tables>, code: string): Promise<RegisteredCertificate | null> => {
  const row = await db
    .selectFrom("fact_certificate")
    .select(["course", "initials", "minutes", "issued_on"])
    .where("code", "=", code)
    .executeTakeFirst();
  if (!row) return null;
  const { course, initials, minutes, issued_on: issuedOn } = row;
  const revoked = await findRevocation(db, code);
  return { code, course, initials, minutes, issuedOn, ...(revoked && { revocation: revoked }) };
};

export const isRevoked = async (db: Kysely<Tables>, code: string): Promise<boolean> =>
  (await findRevocation(db, code)) !== null;

export interface Standing {
  readonly held: readonly Certificate[];
  /** None of those that were taken back had never been earned. */
  readonly mayHaveAnother: boolean;
}

/** What became of the certificates that somebody was given for one thing. */
export const standingOf = async (db: Kysely<Tables>, given: readonly Certificate[]): Promise<Standing> => {
  const revoked = await Promise.all(given.map(({ code }) => findRevocation(db, code)));
  return {
    held: given.filter((_each, at) => !revoked[at]),
    mayHaveAnother: revoked.every((each) => each?.why !== "notEarned"),
  };
};

const findRevocation = async (db: Kysely<Tables>, code: string): Promise<Omit<RevocationRecord, "id"> | null> => {
  const row = await db
    .selectFrom("row")
    .select("body")
    .where("p", "=", referenceHome.partition)
    .where("id", "=", code)
    .where("kind", "=", revocation.kind)
    .where("body", "is not", null)
    .executeTakeFirst();
  // Only the server writes there, and only whole records.
  return row ? (JSON.parse(row.body ?? "null") as Omit<RevocationRecord, "id">) : null;
};

export interface IssuersAndRevocations {
  readonly issuers: readonly Omit<IssuerKey, "id">[];
  readonly revocations: readonly Omit<RevocationRecord, "id">[];
}

/** What phones have of the reference data, for those who have none: visitors of the page that checks a certificate. */
export const trustOf = async (db: Kysely<Tables>): Promise<IssuersAndRevocations> => {
  const records = await readRecords(db, referenceHome, [issuerKey.kind, revocation.kind]);
  const ofKind = <T>(kind: string): T[] => records.flatMap((each) => (each.kind === kind ? [each.body as T] : []));
  return { issuers: ofKind(issuerKey.kind), revocations: ofKind(revocation.kind) };
};

/** Whether this key's last day is over: what it would sign now proves nothing to anybody. */
export const hasEnded = async (db: Kysely<Tables>, kid: string, today: string): Promise<boolean> => {
  const { issuers } = await trustOf(db);
  const until = issuers.find((each) => each.kid === kid)?.until;
  return until !== undefined && until < today;
};
