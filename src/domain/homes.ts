/** Where records live. A partition is the unit of order, of sharding and of what a phone follows (docs/sync.md, P rules). */

/** Where a record lives: its partition, and inside it the village that may see it (or "" for all readers). */
export interface Home {
  readonly partition: string;
  readonly audience: string;
}

/** A village's records live with their sub-district, seen by that village alone. */
export const villageHome = (villageCode: string): Home => ({
  partition: `t:${villageCode.slice(0, 6)}`,
  audience: villageCode,
});

/** What belongs to a community digital centre. */
export const centreHome = (centre: string): Home => ({ partition: `c:${centre}`, audience: "" });

/**
 * Cohorts live with those who teach there (docs/decisions/019): at a centre, or with the trainers of an area of 2, 4 or 6
 * digits.
 */
export const cohortHome = (host: string): Home =>
  host.includes("-") ? centreHome(host) : { partition: `k:${host}`, audience: "" };

/** What belongs to an agency that receives referrals. */
export const agencyHome = (agency: string): Home => ({ partition: `o:${agency}`, audience: "" });

/** A person's own records. */
export const ownHome = (userId: string): Home => ({ partition: `u:${userId}`, audience: "" });

/** National reference records, the same for everybody. */
export const referenceHome: Home = { partition: "g", audience: "" };

const PARTITION = /^(?:t:\d{6}|a:\d{2}|c:[0-9a-z-]{1,40}|k:(?:\d\d){1,3}|o:[a-z][0-9a-z-]{0,39}|u:[0-9a-f-]{36}|g)$/;
export const isPartition = (text: string): boolean => PARTITION.test(text);
