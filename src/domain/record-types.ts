/** Every record type, one line each. A new type is a file in records/ and a line here (docs/recipes/add-record-type.md). */
import type { RecordType } from "./record-type.ts";
import { agency } from "./records/agency.ts";
import { centre } from "./records/centre.ts";
import { citizen } from "./records/citizen.ts";
import { conflict } from "./records/conflict.ts";
import { consent } from "./records/consent.ts";
import { followUp } from "./records/follow-up.ts";
import { helpLog } from "./records/help-log.ts";
import { household } from "./records/household.ts";
import { membership } from "./records/membership.ts";
import { privacyRequest } from "./records/privacy-request.ts";
import { review } from "./records/review.ts";
import { topic } from "./records/topic.ts";
import { user } from "./records/user.ts";
import { villageTarget } from "./records/village-target.ts";

export const recordTypes: readonly RecordType[] = [
  agency,
  centre,
  citizen,
  conflict,
  consent,
  followUp,
  helpLog,
  household,
  membership,
  privacyRequest,
  review,
  topic,
  user,
  villageTarget,
];

/**
 * Counts up with the types: the newest `since`. A phone says which version it knows, and is given a type that it has
 * learnt since then once, alone (docs/sync.md, W7).
 */
export const registryVersion = Math.max(...recordTypes.map(({ since }) => since));

const byKind: ReadonlyMap<string, RecordType> = new Map(recordTypes.map((type) => [type.kind, type]));

/** The type of this name, or undefined for one that this version does not know. */
export const recordType = (kind: string): RecordType | undefined => byKind.get(kind);
