/** The lines of a roster: which column is what, and people as they were typed, with Thai digits read as digits. */
import { arabicDigits } from "#domain/digits.ts";
import type { PersonToInvite } from "../people/invite-person.ts";
import type { CsvRow } from "./read-csv.ts";

export interface RosterLine {
  readonly line: number;
  readonly person: PersonToInvite;
}

/** The first row may name the columns, in any order, in Thai or English; without names they stand in this order. */
export const rosterLines = (rows: readonly CsvRow[]): RosterLine[] => {
  const named = rows[0]?.fields.map(columnOf) ?? [];
  const hasNames = named.includes("name") && named.includes("scope");
  const columns: readonly (Column | null)[] = hasNames ? named : order;
  return rows.slice(hasNames ? 1 : 0).map(({ line, fields }) => {
    const text = (column: Column): string => (fields[columns.indexOf(column)] ?? "").trim();
    const digits = (column: Column): string => arabicDigits(text(column));
    const given = (column: "phone" | "from" | "to") => (digits(column) === "" ? {} : { [column]: digits(column) });
    const person = {
      name: text("name").replace(/\s+/gu, " "),
      role: text("role").toLowerCase() || "volunteer",
      // Codes are copied with spaces and dashes between their parts.
      scope: digits("scope").replace(/[\s-]/gu, ""),
      ...given("phone"),
      ...given("from"),
      ...given("to"),
    };
    return { line, person };
  });
};

type Column = "name" | "phone" | "scope" | "role" | "from" | "to";
const order: readonly Column[] = ["name", "phone", "scope", "role", "from", "to"];

const names: Readonly<Record<Column, readonly string[]>> = {
  name: ["name", "ชื่อ", "ชื่อสกุล", "ชื่อนามสกุล"],
  phone: ["phone", "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์"],
  scope: ["village", "villagecode", "area", "รหัสหมู่บ้าน", "หมู่บ้าน", "รหัสพื้นที่"],
  role: ["role", "บทบาท"],
  from: ["from", "ตั้งแต่", "วันเริ่ม"],
  to: ["to", "ถึง", "วันสิ้นสุด"],
};
const columnOf = (heading: string): Column | null => {
  const plain = heading.toLowerCase().replace(/[\s_-]/gu, "");
  return order.find((column) => names[column].includes(plain)) ?? null;
};
