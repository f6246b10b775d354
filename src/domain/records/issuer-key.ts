import * as v from "valibot";
import { day } from "../field-types.ts";
import { referenceHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

const fields = {
  kid: v.pipe(v.string(), v.regex(/^[\w-]{3}$/)),
  /** Ed25519, 32 bytes in base64url. */
  publicKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  /** The days on which certificates were signed with it. */
  from: day,
  until: v.exactOptional(day),
};

/** The key by which phones know that a certificate is this installation's. It travels to every phone, so that none needs a signal to check one. */
export const issuerKey = defineKind<typeof fields>()("issuerKey", {
  since: 8,
  home: () => referenceHome,
  subject: "nobody",
  merge: { kid: "immutable", publicKey: "immutable", from: "immutable" },
});

export const issuerKeyRecord = defineRecord(issuerKey, { fields, read: roles, write: [], madeBy: "server" });

export type IssuerKey = RecordOf<typeof issuerKey>;
