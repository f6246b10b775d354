import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { topicGroups, topics } from "#content/topics/topics.ts";
import { topicCode } from "#domain/field-types.ts";

/** Phones hold these codes in records that cannot be rewritten: a code is added at the end of its group, never changed. */
const seededCodes = `
  ID-THAID ID-CARD ID-STATUS ID-SIM
  APP-TANGRATH APP-PAOTANG APP-MOHPROM APP-LINE APP-MAIL APP-PWD APP-PHONE
  WEL-CARD WEL-OLD WEL-DIS WEL-CHILD WEL-SSO40 WEL-HELP WEL-CHECK WEL-DEBT WEL-HOUSE
  SCAM-MONEY SCAM-LINK SCAM-CALL SCAM-LOAN SCAM-ROMANCE SCAM-SHOP SCAM-ACCT SCAM-POLICE
  NEWS-CHECK NEWS-TEACH
  SAFE-2FA SAFE-PRIV SAFE-CHILD SAFE-DEVICE
  SELL-LINEOA SELL-FB SELL-MKT SELL-PHOTO SELL-PAY SELL-REG SELL-STD SELL-SHIP
  JOB-SEARCH JOB-RESUME JOB-UNEMP JOB-SKILL JOB-SCAM JOB-CAREER
  LEARN-BASIC LEARN-COURSE LEARN-NFE
  HLT-TELE HLT-QUEUE HLT-RIGHT
  GOV-TAX GOV-BILL GOV-COMPL GOV-FARM
  DIS-ALERT DIS-DAMAGE DIS-RELIEF
  SVY-FIELD
  OTH-OTHER`
  .trim()
  .split(/\s+/);

describe("the catalogue of help topics", () => {
  test("holds exactly the 63 codes that were seeded, each once", () => {
    expect(seededCodes).toHaveLength(63);
    expect(topics.map((topic) => topic.code)).toEqual(seededCodes);
    expect(new Set(seededCodes).size).toBe(63);
    expect(topics.filter((topic) => !v.is(topicCode, topic.code))).toEqual([]);
  });

  test("has no empty group and no topic outside a group", () => {
    const used = new Set(topics.map((topic) => topic.group));
    expect([...used]).toEqual(topicGroups.map((group) => group.group));
  });

  test("has names that fit a tile, Thai in Thai letters, each name once", () => {
    const named = [...topics, ...topicGroups];
    expect(named.filter(({ nameTh, nameEn }) => nameTh.length > 40 || nameEn.length > 40)).toEqual([]);
    expect(topics.filter(({ nameTh, nameEn }) => !/[ก-ฮ]/.test(nameTh) || /[ก-ฮ]/.test(nameEn))).toEqual([]);
    expect(new Set(topics.map((topic) => topic.nameTh)).size).toBe(63);
    expect(new Set(topics.map((topic) => topic.nameEn)).size).toBe(63);
  });

  test("marks only lost money as what cannot wait, with no follow-up to come first", () => {
    expect(topics.filter((topic) => topic.urgent).map((topic) => [topic.code, topic.followUpDays])).toEqual([
      ["SCAM-MONEY", 0],
    ]);
  });

  test("offers follow-ups of whole days, and nothing in it is retired yet", () => {
    expect(topics.every((topic) => [0, 3, 7, 14, 30].includes(topic.followUpDays))).toBe(true);
    expect(topics.every((topic) => topic.status === "active" && topic.replacedBy === undefined)).toBe(true);
  });

  test("holds no 13-digit number", () => {
    const text = readFileSync(new URL("../../content/topics/topics.ts", import.meta.url), "utf8");
    expect(/\d{13}/.test(text)).toBe(false);
  });
});
