/** Thai fiscal year (ปีงบประมาณ) of a day, in the Buddhist era: 1 October 2026 to 30 September 2027 is 2570. */
export const fiscalYearOf = (day: string): number => {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return year + 543 + (month >= 10 ? 1 : 0);
};

/** First and last day of a fiscal year given in the Buddhist era, both YYYY-MM-DD. */
export const fiscalYearDays = (fiscalYear: number): { readonly first: string; readonly last: string } => ({
  first: `${fiscalYear - 544}-10-01`,
  last: `${fiscalYear - 543}-09-30`,
});
