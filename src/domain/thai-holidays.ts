/**
 * Public holidays of Thailand, by Thai calendar day: offices are closed, and so are most who are visited with papers.
 * Fixed days, and the holy days of the lunar calendar for the years 2569 and 2570; a holiday on a Saturday or Sunday is
 * made up for on the next working day (except New Year's Eve, which the cabinet decides by itself). Days that the cabinet
 * adds for one year are not here. Noted on 2026-11-28 and not yet compared with the cabinet's announcements.
 */
import { addDays } from "./thai-day.ts";

export interface Holiday {
  readonly th: string;
  readonly en: string;
}

/** Null for a day on which offices are open, and for what is not in the list yet. `day`: YYYY-MM-DD. */
export const holidayOn = (day: string): Holiday | null => {
  const own = ownHoliday(day);
  if (own) return own;
  if (weekdayOf(day) === SUNDAY || weekdayOf(day) === SATURDAY) return null;
  return madeUpFor(day);
};

const ownHoliday = (day: string): Holiday | null => fixed[day.slice(5)] ?? lunar[day] ?? null;

/** Holidays of the weekend that were not made up for on a day before this one. */
const madeUpFor = (day: string): Holiday | null => {
  let owed: Holiday[] = [];
  for (let before = addDays(day, -10); before <= day; before = addDays(before, 1)) {
    const own = ownHoliday(before);
    const isWeekend = weekdayOf(before) === SATURDAY || weekdayOf(before) === SUNDAY;
    if (isWeekend) owed = own && before.slice(5) !== NEW_YEARS_EVE ? [...owed, own] : owed;
    else if (!own && owed.length > 0) {
      const [first] = owed;
      if (before === day && first) return { th: `ชดเชย${first.th}`, en: `Substitute for ${first.en}` };
      owed = owed.slice(1);
    }
  }
  return null;
};

const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();
const SUNDAY = 0;
const SATURDAY = 6;
const NEW_YEARS_EVE = "12-31";

const fixed: Readonly<Record<string, Holiday>> = {
  "01-01": { th: "วันขึ้นปีใหม่", en: "New Year’s Day" },
  "04-06": { th: "วันจักรี", en: "Chakri Memorial Day" },
  "04-13": { th: "วันสงกรานต์", en: "Songkran" },
  "04-14": { th: "วันสงกรานต์", en: "Songkran" },
  "04-15": { th: "วันสงกรานต์", en: "Songkran" },
  "05-04": { th: "วันฉัตรมงคล", en: "Coronation Day" },
  "06-03": { th: "วันเฉลิมพระชนมพรรษาสมเด็จพระราชินี", en: "the Queen’s Birthday" },
  "07-28": { th: "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว", en: "the King’s Birthday" },
  "08-12": { th: "วันแม่แห่งชาติ", en: "Mother’s Day" },
  "10-13": { th: "วันนวมินทรมหาราช", en: "Navamindra Maharaj Day" },
  "10-23": { th: "วันปิยมหาราช", en: "Chulalongkorn Day" },
  "12-05": { th: "วันพ่อแห่งชาติ", en: "Father’s Day" },
  "12-10": { th: "วันรัฐธรรมนูญ", en: "Constitution Day" },
  [NEW_YEARS_EVE]: { th: "วันสิ้นปี", en: "New Year’s Eve" },
};

const makha = { th: "วันมาฆบูชา", en: "Makha Bucha" };
const visakha = { th: "วันวิสาขบูชา", en: "Visakha Bucha" };
const asanha = { th: "วันอาสาฬหบูชา", en: "Asanha Bucha" };
const lent = { th: "วันเข้าพรรษา", en: "Buddhist Lent Day" };
const lunar: Readonly<Record<string, Holiday>> = {
  "2026-03-03": makha,
  "2026-05-31": visakha,
  "2026-07-29": asanha,
  "2026-07-30": lent,
  "2027-02-21": makha,
  "2027-05-20": visakha,
  "2027-07-18": asanha,
  "2027-07-19": lent,
};
