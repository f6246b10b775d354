/**
 * Agencies that receive referrals and lend courses: the nine of the agreement on digital volunteers and the two that the
 * programme names beside them. Names as the agencies write them themselves, checked 2026-11-28 against the founding texts;
 * the list is data and changes here.
 */
export interface AgencyEntry {
  /** Stable: it is the scope of its officers' posts and the name of its partition. */
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
}

export const agencies: readonly AgencyEntry[] = [
  { code: "nso", nameTh: "สำนักงานสถิติแห่งชาติ", nameEn: "National Statistical Office" },
  { code: "etda", nameTh: "สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์", nameEn: "Electronic Transactions Development Agency" },
  { code: "afnc", nameTh: "ศูนย์ต่อต้านข่าวปลอม ประเทศไทย", nameEn: "Anti-Fake News Center Thailand" },
  {
    code: "pdpc",
    nameTh: "สำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล",
    nameEn: "Office of the Personal Data Protection Committee",
  },
  {
    code: "ncsa",
    nameTh: "สำนักงานคณะกรรมการการรักษาความมั่นคงปลอดภัยไซเบอร์แห่งชาติ",
    nameEn: "National Cyber Security Agency",
  },
  { code: "dsdw", nameTh: "กรมพัฒนาสังคมและสวัสดิการ", nameEn: "Department of Social Development and Welfare" },
  { code: "dcy", nameTh: "กรมกิจการเด็กและเยาวชน", nameEn: "Department of Children and Youth" },
  { code: "doc", nameTh: "กรมราชทัณฑ์", nameEn: "Department of Corrections" },
  { code: "unicef", nameTh: "องค์การยูนิเซฟ ประเทศไทย", nameEn: "UNICEF Thailand" },
  { code: "doe", nameTh: "กรมการจัดหางาน", nameEn: "Department of Employment" },
  { code: "dsd", nameTh: "กรมพัฒนาฝีมือแรงงาน", nameEn: "Department of Skill Development" },
];
