/** What the terminal says once the server is up, in Thai and English. */
import { readAreaFile } from "#domain/area.ts";
import { demoProvince, villageName } from "#content/demo/places.ts";
import { CODE_HOURS, type DemoCode } from "./demo.ts";
import { addressOf, signInLink, type Settings } from "./settings.ts";

export const greeting = (settings: Settings): string =>
  ["", `อาสาพร้อมใช้งานที่     ${addressOf(settings)}`, `Asa is ready at        ${addressOf(settings)}`].join("\n");

/** Links for trying the demo: the code is in the link, and can be typed by hand as well. */
export const demoLinks = (settings: Settings, codes: readonly DemoCode[]): string =>
  [
    "",
    `ลองใช้กับจังหวัดสาธิต (ข้อมูลสมมุติทั้งหมด) ลิงก์เข้าใช้งานมีอายุ ${CODE_HOURS} ชั่วโมง`,
    `Try it on the demo province (all fictitious); the links work for ${CODE_HOURS} hours`,
    ...codes.flatMap((person) => ["", ...titles(person), `  ${signInLink(settings, person.code)}`]),
  ].join("\n");

export const demoNotLoaded =
  "\nฐานข้อมูลนี้มีข้อมูลอยู่แล้ว จึงไม่โหลดข้อมูลสาธิต\nThis database holds its own data, so the demo is not loaded.";

export const loadingDemo = (done: number, of: number): string => {
  const percent = Math.floor((done / of) * 100);
  return `กำลังเตรียมข้อมูลสาธิต ${percent}% · Preparing the demo ${percent}%`;
};

export const building = "กำลังสร้างแอป กรุณารอสักครู่ · Building the app, a moment please";

const titles = ({ role, scope }: DemoCode): string[] => {
  const place = placeOf(scope);
  return role === "volunteer"
    ? [`  อสด. ${place.th}`, `  Volunteer of ${place.en}`]
    : [`  ผู้ประสานงาน${place.th}`, `  Coordinator of ${place.en}`];
};

interface Place {
  readonly th: string;
  readonly en: string;
}

const placeOf = (scope: string): Place => {
  const inside = readAreaFile(demoProvince).find(({ code }) => code.startsWith(scope.slice(0, 6)));
  if (!inside) return { th: scope, en: scope };
  const { district } = inside;
  if (scope.length === 4) return { th: `อำเภอ${district.th}`, en: `district ${district.en}` };
  const subdistrict = { th: `ตำบล${inside.th}`, en: `sub-district ${inside.en}` };
  if (scope.length === 6) return subdistrict;
  const moo = Number(scope.slice(6));
  const village = villageName(moo);
  return {
    th: `${village.nameTh} หมู่ที่ ${moo} ${subdistrict.th}`,
    en: `${village.nameEn}, moo ${moo}, ${subdistrict.en}`,
  };
};
