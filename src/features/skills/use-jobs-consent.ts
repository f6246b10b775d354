import type { SaveError } from "#data/saving.ts";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { consentsOf, type StandingConsent } from "#domain/consents.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { consent, type Consent } from "#domain/records/consent.ts";
import type { Result } from "#domain/result.ts";
import { thaiDay } from "#domain/thai-day.ts";

export type How = NonNullable<Consent["how"]>;

/** Raised when the words of the notice (skills.json, `consent.text`) say something else. */
const NOTICE_VERSION = 1;

/** Whether this person's skills may be put together for finding work; undefined while it is being read. */
export const useJobsConsent = (citizenId: string): StandingConsent | undefined => {
  const records = useRecords(consent, { field: "citizenId", is: citizenId });
  return records && consentsOf(records, citizenId).jobs;
};

export interface JobsConsentActs {
  readonly give: (how: How, withdrawals: readonly string[]) => Promise<Result<void, SaveError>>;
  readonly withdraw: () => Promise<Result<void, SaveError>>;
}

export const useJobsConsentActs = ({ id: citizenId, areaCode }: Citizen): JobsConsentActs => {
  const phone = usePhone();
  const save = async (said: object): Promise<Result<void, SaveError>> => {
    const on = thaiDay(phone.now().getTime());
    const set = { citizenId, areaCode, by: phone.account.userId, purpose: "jobs", on, ...said };
    return phone.save([{ op: "put", kind: consent.kind, id: phone.newId(), set }]);
  };
  return {
    give: (how, withdrawals) =>
      save({
        decision: "given",
        noticeVersion: NOTICE_VERSION,
        how,
        ...(withdrawals.length > 0 && { after: withdrawals }),
      }),
    withdraw: () => save({ decision: "withdrawn" }),
  };
};
