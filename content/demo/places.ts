/**
 * The fictitious places of the demo. Province 98 "สาธิต" (demonstration) has no counterpart: real codes run from 10 to
 * 96. Every name says สาธิต, สมมุติ or ตัวอย่าง (demonstration, assumed, example), so no screen can be taken for real.
 */
import type { AreaFile } from "#domain/area.ts";

export const demoProvince: AreaFile = {
  code: "98",
  th: "สาธิต",
  en: "Sathit",
  demo: true,
  districts: [
    [
      "01",
      "เมืองสาธิต",
      "Mueang Sathit",
      [
        ["01", "สาธิตกลาง", "Sathit Klang"],
        ["02", "สาธิตเหนือ", "Sathit Nuea"],
        ["03", "สาธิตใต้", "Sathit Tai"],
        ["04", "สาธิตพัฒนา", "Sathit Phatthana"],
      ],
    ],
    [
      "02",
      "สมมุติ",
      "Sommut",
      [
        ["01", "สมมุติงาม", "Sommut Ngam"],
        ["02", "สมมุติชัย", "Sommut Chai"],
        ["03", "สมมุติทอง", "Sommut Thong"],
        ["04", "สมมุติสุข", "Sommut Suk"],
      ],
    ],
    [
      "03",
      "ตัวอย่าง",
      "Tuayang",
      [
        ["01", "ตัวอย่างดี", "Tuayang Di"],
        ["02", "ตัวอย่างน้ำใส", "Tuayang Nam Sai"],
        ["03", "ตัวอย่างสันติ", "Tuayang Santi"],
        ["04", "ตัวอย่างเจริญ", "Tuayang Charoen"],
      ],
    ],
  ],
};

/** The name of village `moo` (1–99): one of 99 pairs, so that no two villages of a sub-district share one. */
export const villageName = (moo: number): { readonly nameTh: string; readonly nameEn: string } => {
  const [rootTh, rootEn] = villageRoots[moo % villageRoots.length] ?? ["สาธิต", "Sathit"];
  const [endTh, endEn] = villageEnds[Math.floor(moo / villageRoots.length) % villageEnds.length] ?? ["", ""];
  return { nameTh: `บ้าน${rootTh}${endTh}`, nameEn: `Ban ${rootEn}${endEn}` };
};

const villageRoots = [
  ["สาธิต", "Sathit"],
  ["โคกสมมุติ", "Khok Sommut"],
  ["หนองตัวอย่าง", "Nong Tuayang"],
  ["ดอนสาธิต", "Don Sathit"],
  ["ห้วยสมมุติ", "Huai Sommut"],
  ["ทุ่งตัวอย่าง", "Thung Tuayang"],
  ["นาสาธิต", "Na Sathit"],
  ["คลองสมมุติ", "Khlong Sommut"],
  ["ท่าตัวอย่าง", "Tha Tuayang"],
] as const;

const villageEnds = [
  ["", ""],
  ["เหนือ", " Nuea"],
  ["ใต้", " Tai"],
  ["กลาง", " Klang"],
  ["ใหม่", " Mai"],
  ["น้อย", " Noi"],
  ["ใหญ่", " Yai"],
  ["งาม", " Ngam"],
  ["ทอง", " Thong"],
  ["สุข", " Suk"],
  ["พัฒนา", " Phatthana"],
  ["สามัคคี", " Samakkhi"],
] as const;
