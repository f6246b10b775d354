/**
 * What courses give: skills with codes of our own, which stand in certificates and are never renamed. What other lists
 * call the same is a mapping, each looked up on the day beside it; where nobody has found one, there is none.
 */

/** A competence of DigComp 2.2 by its number, or a concept of ESCO by its address. */
export interface SkillMapping {
  readonly to: string;
  /** What it is called there. */
  readonly name: string;
  /** Day on which somebody looked. */
  readonly checked: string;
}

export interface SkillEntry {
  readonly code: string;
  /** The same words as in locales/{th,en}/skill.json. */
  readonly nameTh: string;
  readonly nameEn: string;
  readonly digComp?: SkillMapping;
  readonly esco?: SkillMapping;
}

/** Vuorikari, Kluzer and Punie, "DigComp 2.2: The Digital Competence Framework for Citizens", EUR 31006 EN, 2022. */
export const digCompAddress = "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415";

const checked = "2026-11-28";

export const skills: readonly SkillEntry[] = [
  { code: "sell-online", nameTh: "ค้าขายออนไลน์", nameEn: "Sell online" },
  {
    code: "product-photos",
    nameTh: "ถ่ายภาพสินค้า",
    nameEn: "Photograph products",
    digComp: { to: "3.1", name: "Developing digital content", checked },
  },
  { code: "reckon-price", nameTh: "คิดต้นทุนและตั้งราคา", nameEn: "Reckon costs and set prices" },
  { code: "shop-page", nameTh: "ทำหน้าร้านออนไลน์", nameEn: "Run a shop page" },
  {
    code: "check-news",
    nameTh: "ตรวจสอบข่าวก่อนแชร์",
    nameEn: "Check news before sharing it",
    digComp: { to: "1.2", name: "Evaluating data, information and digital content", checked },
    esco: {
      to: "http://data.europa.eu/esco/skill/1d6c7de4-350e-4868-a47b-333b4b0d9650",
      name: "evaluate data, information and digital content",
      checked,
    },
  },
  {
    code: "use-gov-services",
    nameTh: "ใช้บริการรัฐทางมือถือ",
    nameEn: "Use government services by phone",
    digComp: { to: "2.3", name: "Engaging in citizenship through digital technologies", checked },
  },
  {
    code: "help-others-online",
    nameTh: "ช่วยผู้อื่นใช้งานดิจิทัล",
    nameEn: "Help others go digital",
    digComp: { to: "5.4", name: "Identifying digital competence gaps", checked },
  },
  {
    code: "protect-data",
    nameTh: "ดูแลข้อมูลส่วนบุคคล",
    nameEn: "Look after personal data",
    digComp: { to: "4.2", name: "Protecting personal data and privacy", checked },
  },
  {
    code: "avoid-scams",
    nameTh: "รู้ทันกลโกงออนไลน์",
    nameEn: "Recognise online scams",
    digComp: { to: "4.2", name: "Protecting personal data and privacy", checked },
  },
  {
    code: "secure-phone",
    nameTh: "ตั้งค่าโทรศัพท์ให้ปลอดภัย",
    nameEn: "Make a phone secure",
    digComp: { to: "4.1", name: "Protecting devices", checked },
  },
  { code: "teach-adults", nameTh: "สอนผู้ใหญ่ให้ทำได้เอง", nameEn: "Teach adults to do it themselves" },
];
