/** Takes a certificate back, or ends a key: every phone is told with its next sync. */
import { referenceHome } from "#domain/homes.ts";
import { issuerKey, type IssuerKey } from "#domain/records/issuer-key.ts";
import { revocation, type RevocationReason } from "#domain/records/revocation.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Store } from "#sync/store.ts";
import type { Database } from "../database.ts";
import { plant } from "../plant.ts";
import { readRecords } from "../read-records.ts";
import { findCertificate } from "./register.ts";

export type RevokeError = { readonly type: "noCertificate" | "revoked" | "noKey" };

export const revokeCertificate = async (
  { db }: Database,
  store: Store,
  { code, why }: { readonly code: string; readonly why: RevocationReason },
  now: string,
): Promise<Result<void, RevokeError>> => {
  const found = await findCertificate(db, code);
  if (!found) return err({ type: "noCertificate" });
  if (found.revocation) return err({ type: "revoked" });
  await plant(store, [{ kind: revocation.kind, id: code, body: { code, on: thaiDay(now), why } }], now);
  return ok(undefined);
};

/** `until`: the last day whose signatures still prove something, YYYY-MM-DD. */
export const endKey = async (
  { db }: Database,
  store: Store,
  { kid, until }: { readonly kid: string; readonly until: string },
  now: string,
): Promise<Result<void, RevokeError>> => {
  const known = await readRecords(db, referenceHome, [issuerKey.kind]);
  const key = known.find(({ id }) => id === kid);
  if (!key) return err({ type: "noKey" });
  const body: Omit<IssuerKey, "id"> = { ...(key.body as Omit<IssuerKey, "id">), until };
  await plant(store, [{ kind: issuerKey.kind, id: kid, body }], now);
  return ok(undefined);
};
