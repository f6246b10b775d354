import { usePhone, useRecords } from "#data/use-phone.ts";
import { incomeQuestions, type IncomeQuestion } from "#domain/income-questions.ts";
import { certificate } from "#domain/records/certificate.ts";
import { citizen } from "#domain/records/citizen.ts";
import { incomeAnswer } from "#domain/records/income-answer.ts";
import { revocation } from "#domain/records/revocation.ts";
import { thaiDay } from "#domain/thai-day.ts";

/** Those that are due on this phone, of people who are still looked after; undefined while it looks. */
export const useIncomeQuestions = (): readonly IncomeQuestion[] | undefined => {
  const { now } = usePhone();
  const certificates = useRecords(certificate);
  const revocations = useRecords(revocation);
  const people = useRecords(citizen);
  const answers = useRecords(incomeAnswer);
  if (!certificates || !revocations || !people || !answers) return undefined;
  const taken = new Set(revocations.map(({ code }) => code));
  const lookedAfter = new Set(people.flatMap(({ id, status }) => (status === "active" ? [id] : [])));
  const asked = certificates.filter(
    ({ code, payload, citizenId }) =>
      payload !== undefined && !taken.has(code) && (citizenId === undefined || lookedAfter.has(citizenId)),
  );
  return incomeQuestions(asked, answers, thaiDay(now().getTime()));
};
