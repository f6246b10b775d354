/**
 * By what a certificate is checked: the issuers' keys and the revocations. Somebody who is signed in has them from their
 * sync, a visitor asks the server and keeps the answer for when there is no signal.
 */
import { useContext, useEffect, useState } from "react";
import { useLiveQuery } from "dexie-react-hooks";
import * as v from "valibot";
import type { Trust } from "#domain/certificate-check.ts";
import { issuerKey, type IssuerKey } from "#domain/records/issuer-key.ts";
import { revocation, revocationReasons, type RevocationRecord } from "#domain/records/revocation.ts";
import { askServer } from "../ask-server.ts";
import type { PhoneDatabase } from "../phone-database.ts";
import { PhoneContext, recordIn } from "../use-phone.ts";

const text = v.pipe(v.string(), v.maxLength(64));
const trustSchema = v.object({
  asOf: text,
  issuers: v.array(v.object({ kid: text, publicKey: text, from: text, until: v.exactOptional(text) })),
  revocations: v.array(
    v.object({ code: text, on: text, why: v.picklist(revocationReasons), replacedBy: v.exactOptional(text) }),
  ),
});

/** Undefined while it looks. `asOf` null: this phone was never given any. */
export const useTrust = (): Trust | undefined => {
  const phone = useContext(PhoneContext);
  const synced = useLiveQuery(() => (phone ? trustIn(phone.database) : undefined), [phone]);
  const [asked, setAsked] = useState<Trust>();
  useEffect(() => {
    if (phone) return undefined;
    let isWanted = true;
    const look = async (): Promise<void> => {
      const trust = await askTrust();
      if (isWanted) setAsked(trust);
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [phone]);
  return phone ? synced : asked;
};

const trustIn = async (database: PhoneDatabase): Promise<Trust> => {
  const [issuers, revocations, meta] = await Promise.all([
    database.rows(issuerKey.kind).toArray(),
    database.rows(revocation.kind).toArray(),
    database.meta.get("phone"),
  ]);
  return {
    issuers: issuers.map((row): IssuerKey => recordIn<typeof issuerKey>(row)),
    revocations: revocations.map((row): RevocationRecord => recordIn<typeof revocation>(row)),
    asOf: meta?.lastExchange?.at ?? null,
  };
};

const KEPT = "asa.trust";
const NONE: Trust = { issuers: [], revocations: [], asOf: null };

const askTrust = async (): Promise<Trust> => {
  const answer = await askServer(fetch, "/v1/certificates/trust");
  const fresh = answer.ok ? v.safeParse(trustSchema, answer.value) : undefined;
  if (!fresh?.success) return keptTrust();
  try {
    localStorage.setItem(KEPT, JSON.stringify(fresh.output));
  } catch {
    // A full phone cannot keep it, but can still check with it.
  }
  return fresh.output;
};

const keptTrust = (): Trust => {
  try {
    return v.parse(trustSchema, JSON.parse(localStorage.getItem(KEPT) ?? ""));
  } catch {
    return NONE;
  }
};
