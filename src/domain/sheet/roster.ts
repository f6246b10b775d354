/**
 * A roster of people to invite. A screen calls `readRoster` with the rows that `readSheet` gives, shows the preview, and posts `lines`
 * whose number is in no problem to `/v1/invitations/roster` as `csvOfRoster(lines)`: the server reads them the same way.
 */
import { parseAreaCode } from "../area.ts";
import { arabicDigits } from "../digits.ts";
import { oneLine } from "../invisible.ts";
import { nameKey } from "../person-name.ts";
import { nationalDigits, readPhone } from "../phone-number.ts";
import { mapHeadings, type MappedHeadings } from "./headings.ts";
import { rosterColumns, type RosterField } from "./roster-columns.ts";
import type { SheetRow } from "./separated.ts";

export interface RosterLine {
  /** Of the file, counted from 1. */
  readonly line: number;
  readonly name: string;
  readonly phone: string;
  readonly scope: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
  /** What was read otherwise than it stands there, to be looked at: "812345678" as 0812345678. */
  readonly mended: readonly { readonly field: "phone" | "scope"; readonly was: string }[];
}

export interface RosterProblem {
  readonly line: number;
  readonly field: "name" | "phone" | "scope";
  /** `municipal`: a community of a town, which has no village code here. `twice`: stands on `first` too. */
  readonly code: "missing" | "bad" | "municipal" | "twice";
  readonly first?: number;
}

export interface RosterPreview {
  readonly lines: readonly RosterLine[];
  readonly problems: readonly RosterProblem[];
  /** Null for a list without headings: name, telephone, village, role, from, to. */
  readonly headingLine: number | null;
  /** Lines above the headings, which name nobody. */
  readonly above: readonly SheetRow[];
  readonly unknown: MappedHeadings<RosterField>["unknown"];
  readonly ambiguous: MappedHeadings<RosterField>["ambiguous"];
  /** Needed columns that nothing was understood as: then `lines` is empty, and the person is asked. */
  readonly missing: readonly ("name" | "scope")[];
  /** Which column was taken for which field. */
  readonly columns: ReadonlyMap<RosterField, number>;
}

/** `chosen`: what a person said each column is, in the place of what stands above it. */
export const readRoster = (rows: readonly SheetRow[], chosen?: ReadonlyMap<RosterField, number>): RosterPreview => {
  const found = findHeadings(rows);
  const { columns, unknown, ambiguous } = found.mapped;
  const [firstRow] = rows;
  const isBare = found.at === -1 && (firstRow === undefined || looksLikePerson(firstRow.cells));
  const known = chosen ?? (isBare ? bareColumns : columns);
  // Headings that nobody knew are no person.
  const isCode = /^\d{2,8}$/u.test(areaDigits(firstRow?.cells[chosen?.get("scope") ?? -1] ?? ""));
  const at = found.at === -1 && !isBare && !isCode ? 0 : found.at;
  const missing = [
    ...(known.has("name") || known.has("given") ? [] : (["name"] as const)),
    ...(known.has("scope") ? [] : (["scope"] as const)),
  ];
  const people = missing.length > 0 ? [] : rows.slice(at + 1);
  const lines = people.map((row) => lineOf(row, known));
  return {
    lines,
    problems: rosterProblems(lines),
    headingLine: rows[at]?.line ?? null,
    above: rows.slice(0, Math.max(at, 0)),
    unknown: isBare ? [] : unknown.filter(({ column }) => !new Set(known.values()).has(column)),
    ambiguous: chosen ? [] : ambiguous,
    missing,
    columns: known,
  };
};

/** What the server is sent of a roster that was looked through. */
export const csvOfRoster = (lines: readonly RosterLine[]): string => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = lines.map(({ name, phone, scope, role, from, to }) =>
    [name, phone, scope, role, from, to].map(quoted).join(","),
  );
  return ["name,phone,village code,role,from,to", ...rows].join("\r\n");
};

/** Titles often stand above the headings, so that the row with most known words among the first is theirs. */
const findHeadings = (rows: readonly SheetRow[]) => {
  const mappedRows = rows.slice(0, ROWS_WITH_HEADINGS).map(({ cells }) => readHeadings(cells, rows));
  const at = mappedRows.reduce(
    (best, { columns }, row) => (columns.size > (mappedRows[best]?.columns.size ?? 0) ? row : best),
    -1,
  );
  return { at, mapped: mappedRows[at] ?? readHeadings(rows[0]?.cells ?? [], rows) };
};

const readHeadings = (cells: readonly string[], rows: readonly SheetRow[]): MappedHeadings<RosterField> => {
  const mapped = mapHeadings(cells, rosterColumns);
  const columns = new Map(mapped.columns);
  const village = columns.get("village");
  // "หมู่บ้าน" is a name, unless codes stand under it.
  const isCoded = rows.some((row) => /^\d{8}$/u.test(areaDigits(row.cells[village ?? -1] ?? "")));
  if (village !== undefined && !columns.has("scope") && isCoded) columns.set("scope", village);
  // "ชื่อสกุล" is the surname in law, and both names in most lists.
  const name = columns.get("name");
  if (name !== undefined && columns.has("given") && !columns.has("surname")) {
    columns.set("surname", name);
    columns.delete("name");
  }
  return { ...mapped, columns };
};

const bareColumns: ReadonlyMap<RosterField, number> = new Map(
  (["name", "phone", "scope", "role", "from", "to"] as const).map((field, column) => [field, column]),
);
const looksLikePerson = ([name = "", , scope = ""]: readonly string[]): boolean =>
  /\p{L}/u.test(name) && /^\d{2,8}$/u.test(areaDigits(scope));

/** As somebody typed it in the place of what the file holds. */
export const mendLine = (
  line: RosterLine,
  { name, phone, scope }: Pick<RosterLine, "name" | "phone" | "scope">,
): RosterLine => ({
  ...line,
  name: oneLine(name),
  phone: phoneDigits(oneLine(phone)),
  scope: areaDigits(scope),
  mended: [],
});

const lineOf = ({ line, cells }: SheetRow, columns: ReadonlyMap<RosterField, number>): RosterLine => {
  const text = (field: RosterField): string => oneLine(cells[columns.get(field) ?? -1] ?? "");
  const name = text("name") || [text("given"), text("surname")].join(" ").trim();
  const title = text("title");
  const [phone, scope] = [text("phone"), text("scope")];
  const [readableP, readableS] = [phoneDigits(phone), areaDigits(scope)];
  return {
    line,
    name:
      name === "" || name.startsWith(title)
        ? name
        : title + (/[\p{Script=Thai}.]$/u.test(title) && !title.endsWith(".") ? "" : " ") + name,
    phone: readableP,
    scope: readableS,
    role: text("role").toLowerCase() || "volunteer",
    from: arabicDigits(text("from")),
    to: arabicDigits(text("to")),
    mended: [
      ...(phone.replace(/\D/gu, "") !== "" && !sameDigits(phone, readableP)
        ? [{ field: "phone" as const, was: phone }]
        : []),
      ...(scope.length > 8 && !sameDigits(scope, readableS) ? [{ field: "scope" as const, was: scope }] : []),
    ],
  };
};

const sameDigits = (a: string, b: string): boolean => arabicDigits(a).replace(/\D/gu, "") === b.replace(/\D/gu, "");

/** Spreadsheets take numbers for amounts: the zero in front is lost, and ".0" comes behind. */
const phoneDigits = (text: string): string => {
  const plain = arabicDigits(text).replace(/\.0+$/u, "");
  const digits = nationalDigits(plain);
  if (/^[689]\d{8}$/u.test(digits)) return `0${digits}`;
  return readPhone(plain) ?? plain;
};

/** "33,010,401", "33010401.0", "3301 04 01" and Thai digits as 8 digits. A centre's or agency's code stays as it is. */
const areaDigits = (text: string): string => {
  const plain = arabicDigits(oneLine(text)).replace(/\.0+$/u, "");
  const digits = plain.replace(/[\s,'.\u2010-\u2015-]/gu, "");
  return /^\d{2,8}$/u.test(digits) ? digits : plain.replace(/\s/gu, "");
};

/** Again after lines were mended by hand. */
export const rosterProblems = (lines: readonly RosterLine[]): RosterProblem[] => {
  const [names, phones] = [new Map<string, number>(), new Map<string, number>()];
  return lines.flatMap((person) => {
    const wrong = wrongIn(person);
    if (wrong) return [{ line: person.line, ...wrong }];
    const name = `${person.role} ${person.scope} ${nameKey(person.name)}`;
    const phone = nationalDigits(person.phone);
    const first = names.get(name) ?? phones.get(phone);
    const field = names.has(name) ? "name" : "phone";
    names.set(name, first ?? person.line);
    if (phone !== "") phones.set(phone, first ?? person.line);
    return first === undefined ? [] : [{ line: person.line, field, code: "twice" as const, first }];
  });
};

const wrongIn = ({ name, phone, scope }: RosterLine): Pick<RosterProblem, "field" | "code"> | null => {
  if (name === "") return { field: "name", code: "missing" };
  if (!/\p{L}/u.test(name) || name.includes("\uFFFD") || name.length > LONGEST_NAME)
    return { field: "name", code: "bad" };
  if (readPhone(phone) === null) return { field: "phone", code: "bad" };
  if (scope === "") return { field: "scope", code: "missing" };
  if (/^\d{4}(?:00\d\d|99\d\d)$|^\d\d99\d{4}$/u.test(scope) && parseAreaCode(scope) === null)
    return { field: "scope", code: "municipal" };
  return /^\d+$/u.test(scope) && parseAreaCode(scope) === null ? { field: "scope", code: "bad" } : null;
};

const ROWS_WITH_HEADINGS = 10;
const LONGEST_NAME = 300;
