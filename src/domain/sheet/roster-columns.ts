/** What a roster's columns are called. */
import type { WantedField } from "./headings.ts";

/** Fields behind `to` are known and not needed: a village has its code. */
export type RosterField =
  | "title"
  | "name"
  | "given"
  | "surname"
  | "phone"
  | "scope"
  | "role"
  | "from"
  | "to"
  | "number"
  | "village"
  | "moo"
  | "subdistrict"
  | "district"
  | "province";

// prettier-ignore
export const rosterColumns: readonly WantedField<RosterField>[] = [
  { field: "title", headings: ["คำนำหน้า", "คำนำหน้าชื่อ", "คำนำหน้านาม", "ยศ", "title", "prefix"] },
  { field: "name", headings: ["ชื่อสกุล", "ชื่อนามสกุล", "ชื่อและนามสกุล", "ชื่อและสกุล", "ชื่อตัวชื่อสกุล", "คำนำหน้าชื่อสกุล", "คำนำหน้าชื่อนามสกุล", "ชื่ออาสาสมัคร", "รายชื่อ", "name", "fullname", "nameandsurname"] },
  { field: "given", headings: ["ชื่อ", "ชื่อตัว", "ชื่อจริง", "firstname", "givenname"] },
  { field: "surname", headings: ["นามสกุล", "สกุล", "surname", "lastname", "familyname"] },
  { field: "phone", headings: ["โทร", "โทรศัพท์", "เบอร์", "เบอร์โทร", "เบอร์โทรศัพท์", "เบอร์โทรศัพท์มือถือ", "เบอร์มือถือ", "มือถือ", "หมายเลขโทรศัพท์", "หมายเลขโทรศัพท์มือถือ", "หมายเลขมือถือ", "โทรศัพท์มือถือ", "เบอร์ติดต่อ", "เบอร์โทรติดต่อ", "phone", "phonenumber", "phoneno", "telephone", "tel", "mobile", "mobilephone"] },
  { field: "scope", headings: ["รหัสหมู่บ้าน", "รหัสหมู่บ้านชุมชน", "รหัสชุมชน", "รหัสพื้นที่", "รหัสหมู่", "village", "villagecode", "villageid", "area", "areacode"] },
  { field: "role", headings: ["บทบาท", "role"] },
  { field: "from", headings: ["ตั้งแต่", "วันเริ่ม", "วันที่เริ่ม", "from"] },
  { field: "to", headings: ["ถึง", "วันสิ้นสุด", "วันที่สิ้นสุด", "to"] },
  { field: "number", headings: ["ลำดับ", "ลำดับที่", "ที่", "เลขที่", "no", "#"] },
  { field: "village", headings: ["หมู่บ้าน", "ชื่อหมู่บ้าน", "บ้าน", "ชุมชน", "ชื่อชุมชน", "หมู่บ้านชุมชน", "villagename"] },
  { field: "moo", headings: ["หมู่ที่", "หมู่", "ม", "moo"] },
  { field: "subdistrict", headings: ["ตำบล", "แขวง", "ตำบลแขวง", "ต", "tambon", "subdistrict"] },
  { field: "district", headings: ["อำเภอ", "เขต", "อำเภอเขต", "อ", "amphoe", "district"] },
  { field: "province", headings: ["จังหวัด", "จ", "changwat", "province"] },
];
