import { randomBytes } from "node:crypto";

/** Names one life of a database: after a restored backup it has another. */
export const newEpoch = (): string => randomBytes(6).toString("base64url");
