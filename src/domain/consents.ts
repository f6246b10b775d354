/**
 * Which consents of a person stand. Withdrawal wins: over everything that did not know of it, in whatever order the
 * records arrive and whatever the phones' clocks said. A phone whose clock runs years ahead must not make a consent that
 * nobody can take back.
 */
import { consentPurposes, type Consent, type ConsentPurpose } from "./records/consent.ts";

export type StandingConsent =
  | { readonly state: "never" }
  /** `by`: the record that stands. */
  | { readonly state: "given"; readonly by: Consent }
  /** `by`: the newest withdrawal. `withdrawals`: what a new consent has to name in `after`. */
  | { readonly state: "withdrawn"; readonly by: Consent; readonly withdrawals: readonly string[] };

export type StandingConsents = Readonly<Record<ConsentPurpose, StandingConsent>>;

/** What stands for each purpose. `records`: of anybody, in any order; the same record twice counts once. */
export const consentsOf = (records: readonly Consent[], citizenId: string): StandingConsents => {
  const theirs = records.filter((record) => record.citizenId === citizenId);
  const standing = (purpose: ConsentPurpose): StandingConsent =>
    standingOf(theirs.filter((record) => record.purpose === purpose));
  // Made from the list of purposes, so that it has exactly them.
  return Object.fromEntries(consentPurposes.map((purpose) => [purpose, standing(purpose)])) as StandingConsents;
};

const standingOf = (records: readonly Consent[]): StandingConsent => {
  const withdrawn = records.filter(({ decision }) => decision === "withdrawn");
  const withdrawals = [...new Set(withdrawn.map(({ id }) => id))].toSorted();
  const stands = ({ decision, after = [] }: Consent): boolean =>
    decision === "given" && withdrawals.every((id) => after.includes(id));
  const given = newest(records.filter(stands));
  if (given) return { state: "given", by: given };
  const last = newest(withdrawn);
  return last ? { state: "withdrawn", by: last, withdrawals } : { state: "never" };
};

/** Only for what is shown: the day decides nothing. */
const newest = (records: readonly Consent[]): Consent | undefined =>
  [...records].sort((a, b) => b.on.localeCompare(a.on) || b.id.localeCompare(a.id))[0];
