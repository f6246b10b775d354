/** One whole record of every kind that is about certificates. */
import type { Body } from "#domain/json.ts";

const id = "01939d3a-1c2b-7def-8abc-0123456789ab";
const areaCode = "33010407";
const instant = "2026-11-22T03:00:00.000Z";

export const wholeCertificates: Readonly<Record<string, Body>> = {
  certificate: {
    by: id,
    citizenId: id,
    areaCode,
    name: "นางสาวน้ำเพชร ปิ่นแก้ว",
    course: "ECOM-18",
    version: "0123456789abcdef",
    titleTh: "ค้าขายออนไลน์เพื่อชุมชน",
    titleEn: "Community e-commerce",
    minutes: 1080,
    before: 40,
    after: 85,
    issuedOn: "2026-11-21",
    code: "AS7K2M4P",
    payload: "1.a1b.ECOM-18.fyd.u0.4LiZ4Lib.AS7K2M4Pabcdef",
    skills: [{ code: "sell-online", level: 1 }],
    cohort: {
      host: "330104-01",
      id,
      enrolmentId: id,
      number: 3,
      place: "ศูนย์ดิจิทัลชุมชนวัดดอน",
      from: "2026-11-19",
      to: "2026-11-21",
    },
    copy: "cohort",
  },
  incomeAnswer: {
    by: id,
    citizenId: id,
    areaCode,
    code: "AS7K2M4P",
    months: 3,
    change: "more",
    baht: 1500,
    at: instant,
  },
  issuerKey: { kid: "a1b", publicKey: "A".repeat(43), from: "2026-11-01", until: "2026-12-31" },
  revocation: { code: "AS7K2M4P", on: "2026-11-22", why: "wrongName", replacedBy: "AS7K2M4Q" },
};
