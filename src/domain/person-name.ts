/** How a village says who somebody is, and how its names are compared. */
import { fold } from "./fold.ts";

export interface Named {
  readonly name: string;
  readonly nickname?: string;
}

/** What the village calls a person: the nickname when there is one. */
export const calledName = ({ name, nickname }: Named): string => nickname ?? name;

/** The registered name, when people call the person by another one that does not say it already. */
export const otherName = ({ name, nickname }: Named): string | undefined =>
  nickname === undefined || fold(name) === fold(nickname) ? undefined : name;

/** The name without the word for rank or kin before it: "ป้าสมใจ" → "สมใจ". The name itself when there is none. */
export const withoutTitle = (name: string): string => {
  const title = titles.find((word) => name.startsWith(word));
  const rest = title === undefined ? "" : name.slice(title.length).trim();
  // A short rest means that the "title" was part of the name: ตาล, อารี.
  return fold(rest).length >= SHORTEST_NAME ? rest : name;
};

/** Whether two people may be one: they share a name or a nickname, titles, tone marks and spaces aside. */
export const mayBeSame = (a: Named, b: Named): boolean => {
  const known = new Set(comparedNames(a));
  return comparedNames(b).some((name) => known.has(name));
};

const comparedNames = ({ name, nickname }: Named): string[] =>
  [name, nickname ?? ""].flatMap((text) => [fold(text), fold(withoutTitle(text.trim()))]).filter((text) => text !== "");

const SHORTEST_NAME = 3;

// The longer word first: นางสาว begins with นาง.
// prettier-ignore
const titles = [
  "เด็กหญิง", "เด็กชาย", "นางสาว", "น.ส.", "ด.ช.", "ด.ญ.", "นาง", "นาย", "คุณ",
  "ผู้ใหญ่", "อาจารย์", "หลวงพ่อ", "หลวงตา", "พระครู", "สามเณร", "กำนัน", "พระ", "ครู",
  "ยาย", "ป้า", "ปู่", "ย่า", "ลุง", "น้า", "พ่อ", "แม่", "พี่", "น้อง", "ตา", "อา",
  "Mrs. ", "Mrs ", "Miss ", "Mr. ", "Ms. ", "Mr ", "Ms ",
];
