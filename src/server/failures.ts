/** Why the server cannot start, in one sentence of each language that says what to do. */
import { SecretChanged } from "./fact-key.ts";
import { BuildFailed } from "./fresh-build.ts";
import type { SecretError } from "./secret.ts";
import { RequestRoleMissing } from "./walls/row-wall.ts";
import type { Settings, SettingsError } from "./settings.ts";

/** Undefined for what nobody foresaw: then the error itself has to be shown. */
export const sayFailure = (error: unknown, settings: Settings): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") return portInUse(settings);
  if (code === "EACCES" && "port" in error) return portForbidden(settings);
  if (error instanceof BuildFailed) return buildFailed;
  if (error instanceof SecretChanged) return secretChanged;
  if (error instanceof RequestRoleMissing) return requestRoleMissing;
  if (error.message.includes("newer version of Asa")) return newerDatabase(error.message);
  if (settings.databaseUrl !== undefined && (POSTGRES_CODES.has(code) || isUnreachable(error))) {
    return postgresUnreachable(settings.databaseUrl, error);
  }
  if (FILE_CODES.has(code) || /unable to open database file|readonly database/u.test(error.message)) {
    return directoryUnwritable(settings, error);
  }
  return undefined;
};

const FILE_CODES: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOSPC"]);
// invalid_password, invalid_authorization, unknown database, and what a network says.
const POSTGRES_CODES: ReadonlySet<string> = new Set([
  "28P01",
  "28000",
  "3D000",
  "57P03",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
]);
const isUnreachable = (error: Error): boolean =>
  /timeout|terminated|Invalid URL/iu.test(error.message) || error instanceof AggregateError;

const buildFailed =
  "สร้างแอปไม่สำเร็จ รายละเอียดอยู่ด้านบน กรุณาสั่ง npm ci แล้วลองอีกครั้ง\n" +
  "The app could not be built; the reason stands above. Run npm ci and try again.";

const portInUse = ({ port }: Settings): string =>
  `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่ กรุณาปิดโปรแกรมนั้น หรือเลือกพอร์ตอื่น เช่น PORT=${port + 1} npm start\n` +
  `Port ${port} is in use by another program: stop it, or choose another port, such as PORT=${port + 1} npm start`;

const portForbidden = ({ port }: Settings): string =>
  `ระบบไม่อนุญาตให้ใช้พอร์ต ${port} กรุณาเลือกพอร์ตตั้งแต่ 1024 ขึ้นไป เช่น PORT=8080 npm start\n` +
  `The system does not allow port ${port}: choose one from 1024 on, such as PORT=8080 npm start`;

const newerDatabase = (detail: string): string =>
  `ฐานข้อมูลนี้สร้างโดยโปรแกรมรุ่นใหม่กว่า กรุณาใช้โปรแกรมรุ่นล่าสุด ข้อมูลไม่ถูกแก้ไข\n` +
  `${detail} Run the newer version; nothing was changed.`;

const postgresUnreachable = (databaseUrl: string, error: Error): string => {
  const place = URL.canParse(databaseUrl) ? new URL(databaseUrl).host : "DATABASE_URL";
  const reason = error.message || String("code" in error ? error.code : "");
  return (
    `ติดต่อ PostgreSQL ที่ ${place} ไม่ได้ กรุณาตรวจ DATABASE_URL และตรวจว่าฐานข้อมูลทำงานอยู่ (${reason})\n` +
    `PostgreSQL at ${place} cannot be used: check DATABASE_URL, and that the database is running (${reason})`
  );
};

const directoryUnwritable = ({ dataDirectory }: Settings, error: Error): string =>
  `เขียนข้อมูลลงโฟลเดอร์ ${dataDirectory} ไม่ได้ กรุณาตรวจสิทธิ์และพื้นที่ว่าง หรือกำหนด DATA_DIR เป็นโฟลเดอร์อื่น (${error.message})\n` +
  `The folder ${dataDirectory} cannot be written: check its rights and free space, or set DATA_DIR to another one (${error.message})`;

export const saySecretError = (error: SecretError): string => {
  if (error.type === "secretDamaged") return secretDamaged(error.path);
  return error.type === "secretMissing"
    ? "กรุณากำหนด ASA_SECRET เป็นข้อความลับอย่างน้อย 32 ตัวอักษร และใช้ค่าเดียวกันทุกเครื่องที่ใช้ฐานข้อมูลนี้\n" +
        "Set ASA_SECRET to a secret of at least 32 characters, the same on every server of this database, " +
        "such as the output of: openssl rand -base64 32"
    : "ASA_SECRET ต้องยาวอย่างน้อย 32 ตัวอักษร\nASA_SECRET must have at least 32 characters.";
};

const secretDamaged = (path: string): string =>
  `ไฟล์ ${path} ว่างหรือไม่ครบ กรุณานำไฟล์จากข้อมูลสำรองกลับมา หากไม่มี ให้ลบไฟล์นี้แล้วเริ่มใหม่ด้วย ASA_NEW_SECRET=1 npm start\n` +
  `The file ${path} is empty or cut: put it back from a backup. If there is none, remove it and start once with ` +
  "ASA_NEW_SECRET=1 npm start";

const requestRoleMissing =
  "บัญชีใน DATABASE_URL ยังใช้บทบาท asa_app ใน PostgreSQL ไม่ได้ กรุณาให้ผู้ดูแล PostgreSQL สั่ง " +
  "create role asa_app nologin; grant asa_app to บัญชีนั้น; แล้วเริ่มใหม่\n" +
  "The login in DATABASE_URL may not take on the role asa_app: ask whoever runs PostgreSQL for " +
  "create role asa_app nologin; grant asa_app to that login; and start again.";

const secretChanged =
  "ฐานข้อมูลนี้ใช้ ASA_SECRET (หรือไฟล์ secret ใน DATA_DIR) ค่าอื่นอยู่ กรุณาใช้ค่าเดิม " +
  "หากตั้งใจเปลี่ยน ให้หยุดทุกเครื่องแล้วเริ่มหนึ่งเครื่องด้วย ASA_NEW_SECRET=1 npm start\n" +
  "This database is used with another ASA_SECRET (or secret file in DATA_DIR): give it that one. To change it on " +
  "purpose, stop every server and start one with ASA_NEW_SECRET=1 npm start; nothing was changed.";

export const saySettingsError = ({ name, isMissing }: SettingsError): string =>
  isMissing ? originMissing : WRONG_SETTING[name];

const originMissing =
  "กรุณากำหนด PUBLIC_ORIGIN เป็นที่อยู่เว็บที่ผู้ใช้เปิดแอป เช่น https://asa.example.go.th " +
  "เพราะ HOST เปิดให้เครื่องอื่นติดต่อได้\n" +
  "Set PUBLIC_ORIGIN to where people open the app, such as https://asa.example.go.th: " +
  "with NODE_ENV=production, HOST lets other machines in.";

const WRONG_SETTING: Readonly<Record<SettingsError["name"], string>> = {
  PORT:
    "PORT ต้องเป็นตัวเลข 1 ถึง 65535 หรือ 0 เพื่อให้ระบบเลือกพอร์ตที่ว่าง\n" +
    "PORT must be a number from 1 to 65535, or 0 for any free one.",
  PUBLIC_ORIGIN:
    "PUBLIC_ORIGIN ต้องเป็นที่อยู่เว็บตัวพิมพ์เล็กที่ไม่มีส่วนท้าย เช่น https://asa.example.go.th\n" +
    "PUBLIC_ORIGIN must be an address in small letters without a path, such as https://asa.example.go.th",
  TRUST_PROXY:
    "TRUST_PROXY ต้องเป็นหมายเลข IP ช่วง IP หรือ loopback คั่นด้วยจุลภาค เช่น 10.0.0.0/8\n" +
    "TRUST_PROXY must list IP addresses, ranges or the word loopback, with commas, such as 10.0.0.0/8",
  LOG_LEVEL:
    "LOG_LEVEL ต้องเป็น fatal, error, warn, info, debug, trace หรือ silent\n" +
    "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.",
};
