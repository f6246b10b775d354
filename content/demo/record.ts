/** What the demo is made of: records as the server stores them, with who made them and when. */
import type { BodyOf } from "#domain/record-kind.ts";
import type { attendance } from "#domain/records/attendance.ts";
import type { centre } from "#domain/records/centre.ts";
import type { citizen } from "#domain/records/citizen.ts";
import type { cohort } from "#domain/records/cohort.ts";
import type { enrolment } from "#domain/records/enrolment.ts";
import type { followUp } from "#domain/records/follow-up.ts";
import type { helpLog } from "#domain/records/help-log.ts";
import type { household } from "#domain/records/household.ts";
import type { membership } from "#domain/records/membership.ts";
import type { score } from "#domain/records/score.ts";
import type { user } from "#domain/records/user.ts";
import type { villageTarget } from "#domain/records/village-target.ts";
import { centreHome, cohortHome, ownHome, villageHome } from "#domain/homes.ts";

export interface DemoBodies {
  readonly user: BodyOf<typeof user>;
  readonly membership: BodyOf<typeof membership>;
  readonly centre: BodyOf<typeof centre>;
  readonly villageTarget: BodyOf<typeof villageTarget>;
  readonly household: BodyOf<typeof household>;
  readonly citizen: BodyOf<typeof citizen>;
  readonly helpLog: BodyOf<typeof helpLog>;
  readonly followUp: BodyOf<typeof followUp>;
  readonly cohort: BodyOf<typeof cohort>;
  readonly enrolment: BodyOf<typeof enrolment>;
  readonly attendance: BodyOf<typeof attendance>;
  readonly score: BodyOf<typeof score>;
}

export type DemoKind = keyof DemoBodies;

export type DemoRecord = { [Kind in DemoKind]: RecordOfKind<Kind> }[DemoKind];

interface RecordOfKind<Kind extends DemoKind> {
  readonly kind: Kind;
  readonly id: string;
  readonly partition: string;
  /** The village's code, or empty for what no village has. */
  readonly audience: string;
  /** When it was made, an ISO instant; never after the first moment of `today` in Thailand plus one hour. */
  readonly at: string;
  /** The user who made it; null for what the national office set up. */
  readonly by: string | null;
  readonly body: DemoBodies[Kind];
}

type CohortKind = "cohort" | "enrolment" | "attendance" | "score";
type VillageKind = Exclude<DemoKind, "user" | "membership" | "centre" | CohortKind>;

/** A record that lives with its village. */
export const villageRecord = <Kind extends VillageKind>(
  kind: Kind,
  id: string,
  at: string,
  by: string | null,
  body: DemoBodies[Kind],
): RecordOfKind<Kind> => ({ kind, id, ...villageHome(body.areaCode), at, by, body });

/** A cohort, or what is recorded in one. */
export const cohortPart = <Kind extends CohortKind>(
  kind: Kind,
  id: string,
  at: string,
  by: string,
  body: DemoBodies[Kind],
): RecordOfKind<Kind> => ({ kind, id, ...cohortHome(body.host), at, by, body });

/** A centre, which lives by itself. */
export const centreRecord = (id: string, at: string, body: DemoBodies["centre"]): RecordOfKind<"centre"> => ({
  kind: "centre",
  id,
  ...centreHome(body.code),
  at,
  by: null,
  body,
});

/** A record that lives with its user. */
export const ownRecord = <Kind extends "user" | "membership">(
  kind: Kind,
  id: string,
  userId: string,
  at: string,
  body: DemoBodies[Kind],
): RecordOfKind<Kind> => ({ kind, id, ...ownHome(userId), at, by: null, body });

/** The instant of a minute of a day in Thailand: `instantOf("2026-11-22", 9 * 60)` is 9 o'clock there. */
export const instantOf = (day: string, minute: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (minute - thaiOffsetMinutes) * 60_000).toISOString();

const thaiOffsetMinutes = 7 * 60;
