/** When somebody who learnt to sell is asked what became of it: three months after their certificate, and six. */
import type { Certificate } from "./records/certificate.ts";
import type { IncomeAnswer } from "./records/income-answer.ts";

export interface IncomeQuestion {
  readonly certificate: Certificate;
  readonly months: 3 | 6;
  /** Thai calendar day. */
  readonly due: string;
}

/** Courses that are about earning give this skill. */
const EARNING = "sell-online";
const WHEN = [6, 3] as const;

/**
 * Those that are due on this day and not answered, the longest due first. Of one certificate the later question alone: who
 * was not reached after three months is asked once, after six.
 */
export const incomeQuestions = (
  certificates: readonly Certificate[],
  answers: readonly Pick<IncomeAnswer, "code" | "months">[],
  today: string,
): readonly IncomeQuestion[] =>
  certificates
    .filter(({ copy, skills }) => copy === undefined && skills.some(({ code }) => code === EARNING))
    .flatMap((certificate) => {
      const months = WHEN.find((each) => monthsAfter(certificate.issuedOn, each) <= today);
      if (months === undefined) return [];
      const isAnswered = answers.some((each) => each.code === certificate.code && each.months === months);
      return isAnswered ? [] : [{ certificate, months, due: monthsAfter(certificate.issuedOn, months) }];
    })
    .toSorted((a, b) => a.due.localeCompare(b.due) || a.certificate.code.localeCompare(b.certificate.code));

/** The same day so many months later; the month's last where it has no such day. */
export const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};
