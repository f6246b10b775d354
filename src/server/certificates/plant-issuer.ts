import { referenceHome } from "#domain/homes.ts";
import { issuerKey } from "#domain/records/issuer-key.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Store } from "#sync/store.ts";
import type { Database } from "../database.ts";
import { plant } from "../plant.ts";
import { readRecords } from "../read-records.ts";
import type { Issuer } from "./issuer.ts";

/** Tells phones of this installation's key, once. Keys of earlier secrets stay: what was signed with them holds. */
export const plantIssuer = async (
  { db }: Database,
  store: Store,
  { kid, publicKey }: Pick<Issuer, "kid" | "publicKey">,
  now: string,
): Promise<void> => {
  const known = await readRecords(db, referenceHome, [issuerKey.kind]);
  if (known.some(({ id }) => id === kid)) return;
  await plant(store, [{ kind: issuerKey.kind, id: kid, body: { kid, publicKey, from: thaiDay(now) } }], now);
};
