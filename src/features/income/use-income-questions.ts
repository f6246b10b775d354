import { usePhone, useRecords } from "#data/use-phone.ts";
import { incomeQuestions, type IncomeQuestion } from "#domain/income-questions.ts";
import { certificate } from "#domain/records/certificate.ts";
import { incomeAnswer } from "#domain/records/income-answer.ts";
import { thaiDay } from "#domain/thai-day.ts";

/** Those that are due on this phone; undefined while it looks. */
export const useIncomeQuestions = (): readonly IncomeQuestion[] | undefined => {
  const { now } = usePhone();
  const certificates = useRecords(certificate);
  const answers = useRecords(incomeAnswer);
  return certificates && answers && incomeQuestions(certificates, answers, thaiDay(now().getTime()));
};
