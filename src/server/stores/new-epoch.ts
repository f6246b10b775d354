import { randomBytes } from "node:crypto";

/** Name of the setting that counts how often the database was restored from a backup. */
export const RESTARTS = "restarts";

/** Names one life of a database: after a restored backup it has another. */
export const newEpoch = (): string => randomBytes(6).toString("base64url");
