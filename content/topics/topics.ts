/**
 * What people are helped with: 63 codes in 14 groups. A code is never renamed or used again; one that goes out of use
 * is retired and names its successor. Names fit a tile: at most 40 characters.
 */
import type { BodyOf } from "#domain/record-kind.ts";
import type { topic as topicRecord } from "#domain/records/topic.ts";

/** A topic as it is stored: the code is the id of its row. */
export type TopicBody = BodyOf<typeof topicRecord>;

/** Tiles of the topic picker, in their order. `icon` is a symbol of the icon sprite, without its `i-`. */
export interface TopicGroup {
  readonly group: string;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly icon: string;
}

export const topicGroups = [
  { group: "ID", nameTh: "บัตรและการยืนยันตัวตน", nameEn: "Cards and identity", icon: "idcard" },
  { group: "APP", nameTh: "โทรศัพท์และแอป", nameEn: "Phone and apps", icon: "app" },
  { group: "WEL", nameTh: "สวัสดิการ", nameEn: "Welfare", icon: "welfare" },
  { group: "SCAM", nameTh: "ถูกหลอกออนไลน์", nameEn: "Online scams", icon: "alert" },
  { group: "NEWS", nameTh: "ตรวจข่าว", nameEn: "Checking news", icon: "news" },
  { group: "SAFE", nameTh: "ความปลอดภัยออนไลน์", nameEn: "Online safety", icon: "shield" },
  { group: "SELL", nameTh: "ค้าขายออนไลน์", nameEn: "Selling online", icon: "shop" },
  { group: "JOB", nameTh: "งานและอาชีพ", nameEn: "Work and jobs", icon: "job" },
  { group: "LEARN", nameTh: "การเรียนรู้", nameEn: "Learning", icon: "learn" },
  { group: "HEALTH", nameTh: "สุขภาพ", nameEn: "Health", icon: "health" },
  { group: "GOV", nameTh: "บริการราชการ", nameEn: "Government services", icon: "gov" },
  { group: "DIS", nameTh: "ภัยพิบัติและเยียวยา", nameEn: "Disaster and relief", icon: "flood" },
  { group: "SVY", nameTh: "แบบสำรวจ", nameEn: "Surveys", icon: "survey" },
  { group: "OTH", nameTh: "เรื่องอื่น ๆ", nameEn: "Other matters", icon: "more" },
] as const satisfies readonly TopicGroup[];

type GroupCode = (typeof topicGroups)[number]["group"];

const topic = (
  group: GroupCode,
  code: string,
  nameTh: string,
  nameEn: string,
  followUpDays: number,
  agency?: string,
): TopicBody => ({
  code,
  group,
  nameTh,
  nameEn,
  ...(agency === undefined ? {} : { agency }),
  followUpDays,
  status: "active",
});

export const topics: readonly TopicBody[] = [
  topic("ID", "ID-THAID", "ลงทะเบียนแอป ThaID", "Register with ThaID", 7, "กรมการปกครอง"),
  topic("ID", "ID-CARD", "ทำหรือต่ออายุบัตรประชาชน", "Get or renew an ID card", 14, "กรมการปกครอง"),
  topic("ID", "ID-STATUS", "ยังไม่มีบัตรหรือสถานะทางทะเบียน", "No ID card or legal status", 30, "กรมการปกครอง"),
  topic("ID", "ID-SIM", "ลงทะเบียนหรือยืนยันซิม", "Register or confirm a SIM", 0),

  topic("APP", "APP-TANGRATH", "ใช้แอปทางรัฐ", "Use the Tang Rath app", 7, "สำนักงานพัฒนารัฐบาลดิจิทัล"),
  topic("APP", "APP-PAOTANG", "ใช้แอปเป๋าตัง", "Use the Paotang app", 7, "ธนาคารกรุงไทย"),
  topic("APP", "APP-MOHPROM", "ใช้แอปหมอพร้อม", "Use the Mor Prom app", 7, "กระทรวงสาธารณสุข"),
  topic("APP", "APP-LINE", "ใช้ LINE", "Use LINE", 7),
  topic("APP", "APP-MAIL", "อีเมลและบัญชีผู้ใช้", "E-mail and user accounts", 0),
  topic("APP", "APP-PWD", "ลืมรหัสผ่านหรือกู้บัญชี", "Password or account recovery", 0),
  topic("APP", "APP-PHONE", "ตั้งค่าโทรศัพท์ เน็ต ตัวหนังสือใหญ่", "Set up phone, internet, large text", 0),

  topic("WEL", "WEL-CARD", "บัตรสวัสดิการแห่งรัฐ", "State welfare card", 14, "กระทรวงการคลัง"),
  topic("WEL", "WEL-OLD", "เบี้ยยังชีพผู้สูงอายุ", "Old-age allowance", 30, "องค์กรปกครองส่วนท้องถิ่น"),
  topic("WEL", "WEL-DIS", "เบี้ยความพิการและบัตรคนพิการ", "Disability allowance and card", 30, "อปท. / พม."),
  topic("WEL", "WEL-CHILD", "เงินอุดหนุนเด็กแรกเกิด", "Newborn child grant", 30, "กรมกิจการเด็กและเยาวชน"),
  topic("WEL", "WEL-SSO40", "ประกันสังคมมาตรา 39 และ 40", "Social security, sections 39 and 40", 14, "สำนักงานประกันสังคม"),
  topic("WEL", "WEL-HELP", "ขอความช่วยเหลือฉุกเฉิน 1300", "Emergency social help, 1300", 3, "กระทรวง พม."),
  topic("WEL", "WEL-CHECK", "ตรวจสอบสิทธิสวัสดิการ", "Check welfare entitlements", 0),
  topic("WEL", "WEL-DEBT", "หนี้นอกระบบ", "Informal debt", 30, "อำเภอ"),
  topic("WEL", "WEL-HOUSE", "ที่อยู่อาศัยและซ่อมบ้าน", "Housing and home repair", 30, "กระทรวง พม."),

  {
    ...topic(
      "SCAM",
      "SCAM-MONEY",
      "ถูกหลอกโอนเงิน โทร 1441 ทันที",
      "Money lost to a scam: call 1441 now",
      0,
      "ศูนย์ AOC 1441",
    ),
    urgent: true,
  },
  topic("SCAM", "SCAM-LINK", "กดลิงก์แปลกหรือแอปดูดเงิน", "Bad link or money-draining app", 0),
  topic("SCAM", "SCAM-CALL", "แก๊งคอลเซ็นเตอร์", "Scam phone calls", 0),
  topic("SCAM", "SCAM-LOAN", "แอปเงินกู้ผิดกฎหมาย", "Illegal loan app", 0),
  topic("SCAM", "SCAM-ROMANCE", "หลอกให้รักหรือชวนลงทุน", "Romance or investment scam", 0),
  topic("SCAM", "SCAM-SHOP", "ซื้อของออนไลน์แล้วไม่ได้ของ", "Bought online, nothing arrived", 0, "สคบ."),
  topic("SCAM", "SCAM-ACCT", "บัญชีม้าหรือบัญชีถูกนำไปใช้", "Mule account or misused account", 0),
  topic("SCAM", "SCAM-POLICE", "แจ้งความออนไลน์", "Report to the police online", 7, "สำนักงานตำรวจแห่งชาติ"),

  topic("NEWS", "NEWS-CHECK", "ช่วยตรวจข่าวที่สงสัย", "Check a doubtful claim", 3, "ศูนย์ต่อต้านข่าวปลอม"),
  topic("NEWS", "NEWS-TEACH", "สอนแยกข่าวจริงข่าวปลอม", "Teach how to spot fake news", 0),

  topic("SAFE", "SAFE-2FA", "ตั้งการยืนยันตัวตนสองชั้น", "Set up two-step sign-in", 0),
  topic("SAFE", "SAFE-PRIV", "สิทธิในข้อมูลส่วนบุคคล", "Personal data rights", 30, "สคส."),
  topic("SAFE", "SAFE-CHILD", "เด็กปลอดภัยบนอินเทอร์เน็ต", "Children safe online", 0, "กรมกิจการเด็กและเยาวชน"),
  topic("SAFE", "SAFE-DEVICE", "กำจัดไวรัสและปรับปรุงเครื่อง", "Remove viruses, update the phone", 0, "สกมช."),

  topic("SELL", "SELL-LINEOA", "เปิดร้านด้วย LINE OA", "Set up a LINE OA shop", 0),
  topic("SELL", "SELL-FB", "ทำเพจ Facebook ขายของ", "Run a Facebook Page to sell", 0),
  topic("SELL", "SELL-MKT", "ขายใน TikTok, Shopee, Lazada", "Sell on TikTok, Shopee, Lazada", 0),
  topic("SELL", "SELL-PHOTO", "ถ่ายภาพสินค้า", "Photograph products", 0),
  topic("SELL", "SELL-PAY", "รับเงินพร้อมเพย์ ถุงเงิน QR", "Take PromptPay, Thung Ngern, QR", 0),
  topic("SELL", "SELL-REG", "จดทะเบียนร้านค้าออนไลน์", "Register an online business", 30, "กรมพัฒนาธุรกิจการค้า"),
  topic("SELL", "SELL-STD", "ขอ อย. มผช. หรือ OTOP", "Apply for FDA, TCPS or OTOP marks", 0),
  topic("SELL", "SELL-SHIP", "แพ็กและส่งของ", "Pack and ship goods", 0),

  topic("JOB", "JOB-SEARCH", "หางานในไทยมีงานทำ", "Find work on Thai Mee Ngan Tham", 14, "กรมการจัดหางาน"),
  topic("JOB", "JOB-RESUME", "เขียนประวัติสมัครงาน", "Write a résumé", 0),
  topic("JOB", "JOB-UNEMP", "ขึ้นทะเบียนว่างงาน", "Register as unemployed", 7, "กรมการจัดหางาน / ประกันสังคม"),
  topic("JOB", "JOB-SKILL", "สมัครเรียนหรือทดสอบฝีมือ", "Skill training or testing", 14, "กรมพัฒนาฝีมือแรงงาน"),
  topic("JOB", "JOB-SCAM", "ตรวจประกาศงานหลอก", "Check for a fake job offer", 0),
  topic("JOB", "JOB-CAREER", "แนะแนวอาชีพ", "Career advice", 0),

  topic("LEARN", "LEARN-BASIC", "สอนพื้นฐานดิจิทัล", "Teach digital basics", 0),
  topic("LEARN", "LEARN-COURSE", "พาเข้าเรียนหลักสูตร", "Help join a course", 0),
  topic("LEARN", "LEARN-NFE", "เรียนหรือเทียบวุฒิ สกร.", "School equivalency (DOLE)", 0),

  topic("HEALTH", "HLT-TELE", "พบหมอออนไลน์", "See a doctor online", 0),
  topic("HEALTH", "HLT-QUEUE", "จองคิวหรือนัดโรงพยาบาล", "Book a hospital visit", 0),
  topic("HEALTH", "HLT-RIGHT", "สิทธิบัตรทอง 1330", "Gold Card health rights, 1330", 0, "สปสช."),

  topic("GOV", "GOV-TAX", "ยื่นภาษีออนไลน์", "File tax online", 0),
  topic("GOV", "GOV-BILL", "จ่ายค่าน้ำ ค่าไฟ และบิล", "Pay water, power and other bills", 0),
  topic("GOV", "GOV-COMPL", "ร้องเรียน 1111 หรือดำรงธรรม", "Complain: 1111 or Damrongtham", 0),
  topic("GOV", "GOV-FARM", "ขึ้นทะเบียนเกษตรกร", "Register as a farmer", 0, "กรมส่งเสริมการเกษตร"),

  topic("DIS", "DIS-ALERT", "เตือนภัยและเตรียมตัว 1784", "Warning and preparing, 1784", 0, "ปภ."),
  topic("DIS", "DIS-DAMAGE", "สำรวจความเสียหาย", "Survey damage", 3, "องค์กรปกครองส่วนท้องถิ่น"),
  topic("DIS", "DIS-RELIEF", "ยื่นคำร้องเยียวยา", "Apply for relief", 7, "ปภ. / อปท."),

  topic("SVY", "SVY-FIELD", "ทำแบบสำรวจ", "Take part in a survey", 0, "สำนักงานสถิติแห่งชาติ"),
  topic("OTH", "OTH-OTHER", "เรื่องอื่น ๆ", "Something else", 0),
];
