/**
 * The form about a person, as text that somebody is still typing, and what becomes of it: a new record, or only what
 * changed. Wide in what it reads (Thai digits, either era), strict in what it makes.
 */
import { arabicDigits } from "./digits.ts";
import { oneLine } from "./invisible.ts";
import type { Body } from "./json.ts";
import { firstPhone, readPhone } from "./phone-number.ts";
import type { Citizen } from "./records/citizen.ts";

export type SupportNeed = NonNullable<Citizen["supportNeeds"]>[number];
export type Sex = NonNullable<Citizen["sex"]>;

export interface PersonForm {
  readonly name: string;
  readonly houseNo: string;
  readonly nickname: string;
  /** Buddhist or Gregorian, as typed. */
  readonly birthYear: string;
  readonly phone: string;
  readonly sex: Sex | "";
  readonly supportNeeds: readonly SupportNeed[];
  /** 8 digits, or "" when the person is registered where they live. */
  readonly registeredArea: string;
  readonly areaCode: string;
  readonly status: Citizen["status"];
  /** The person was told what is kept and why. */
  readonly isTold: boolean;
}

/** What must be put right before saving; each has its sentence in locales/{th,en}/people.json. */
export type FormProblem =
  | "nameMissing"
  | "nameTooLong"
  | "tooLong"
  | "birthYear"
  | "phone"
  /** One number and words, or a second one. */
  | "phoneMore"
  | "areaMissing";
export type FormProblems = Readonly<Partial<Record<keyof PersonForm, FormProblem>>>;

export const emptyForm = (areaCode: string): PersonForm => ({
  name: "",
  houseNo: "",
  nickname: "",
  birthYear: "",
  phone: "",
  sex: "",
  supportNeeds: [],
  registeredArea: "",
  areaCode,
  status: "active",
  isTold: false,
});

/** `shownYear` writes a Gregorian year in the reader's era. */
export const formOf = (person: Citizen, shownYear: (year: number) => string): PersonForm => ({
  name: person.name,
  houseNo: person.houseNo ?? "",
  nickname: person.nickname ?? "",
  birthYear: person.birthYear === undefined ? "" : shownYear(person.birthYear),
  phone: person.phone ?? "",
  sex: person.sex ?? "",
  supportNeeds: person.supportNeeds ?? [],
  registeredArea: person.registeredArea ?? "",
  areaCode: person.areaCode,
  status: person.status,
  isTold: person.notice !== undefined,
});

/** What a change of the record was about to write, as far as the form has a place for it; whatever else it held. */
export interface TypedFields {
  readonly set?: Body | undefined;
  readonly add?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly del?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The form with a refused change typed into it, so that nobody types it again. */
export const typedInto = (form: PersonForm, typed: TypedFields, shownYear: (year: number) => string): PersonForm => {
  const { set = {}, add = {}, del = {} } = typed;
  const text = (field: "name" | "houseNo" | "nickname" | "phone" | "registeredArea" | "areaCode"): string => {
    const value = set[field];
    return value === undefined ? form[field] : typeof value === "string" ? value : "";
  };
  const year = set["birthYear"];
  const needs = new Set([...form.supportNeeds, ...listed(set["supportNeeds"]), ...(add["supportNeeds"] ?? [])]);
  const dropped = new Set(del["supportNeeds"]);
  return {
    name: text("name"),
    houseNo: text("houseNo"),
    nickname: text("nickname"),
    phone: text("phone"),
    registeredArea: text("registeredArea"),
    areaCode: text("areaCode"),
    birthYear: year === undefined ? form.birthYear : typeof year === "number" ? shownYear(year) : "",
    sex: set["sex"] === undefined ? form.sex : (sexes.find((sex) => sex === set["sex"]) ?? ""),
    status: statuses.find((status) => status === set["status"]) ?? form.status,
    supportNeeds: supportNeeds.filter((need) => needs.has(need) && !dropped.has(need)),
    isTold: form.isTold || (set["notice"] ?? null) !== null,
  };
};

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const sexes: readonly Sex[] = ["f", "m", "x", "unknown"];
const statuses: readonly Citizen["status"][] = ["active", "moved", "died", "withdrawn"];
const supportNeeds: readonly SupportNeed[] = ["sight", "hearing", "reading", "mobility"];

/** A number that stands in the record since laxer days is left alone: `before` is the form as it was opened. */
export const problemsIn = (form: PersonForm, thisYear: number, before?: PersonForm): FormProblems => {
  const year = readYear(form.birthYear);
  const isPhoneWrong = form.phone !== before?.phone && readPhone(form.phone) === null;
  return {
    ...(oneLine(form.name) === "" && { name: "nameMissing" }),
    ...(oneLine(form.name).length > LONGEST.name && { name: "nameTooLong" }),
    ...(oneLine(form.houseNo).length > LONGEST.houseNo && { houseNo: "tooLong" }),
    ...(oneLine(form.nickname).length > LONGEST.nickname && { nickname: "tooLong" }),
    ...((year === null || (year !== undefined && (year < EARLIEST_BIRTH || year > thisYear))) && {
      birthYear: "birthYear",
    }),
    ...(isPhoneWrong && { phone: firstPhone(form.phone) === null ? "phone" : "phoneMore" }),
    ...(form.areaCode === "" && { areaCode: "areaMissing" }),
  };
};

/** The fields of a new record. Only for a form without problems. `at`: the phone's clock, ISO instant. */
export const newPerson = (form: PersonForm, at: string): Body => ({
  ...Object.fromEntries(Object.entries(valuesOf(form)).filter(([, value]) => value !== null)),
  ...(form.supportNeeds.length > 0 && { supportNeeds: [...form.supportNeeds].sort() }),
  ...(form.isTold && { notice: spokenNotice(at) }),
  areaCode: form.areaCode,
  status: form.status,
});

export interface PersonPatch {
  readonly set: Body;
  readonly add: Readonly<Record<string, readonly string[]>>;
  readonly del: Readonly<Record<string, readonly string[]>>;
}

/** Only what the form changed, so that nobody else's edit of another field is touched; null when it changed nothing. */
export const patchOf = (before: PersonForm, form: PersonForm, at: string): PersonPatch | null => {
  const old: Readonly<Record<string, Body[string]>> = valuesOf(before);
  const changed = Object.entries(valuesOf(form)).filter(([field, value]) => old[field] !== value);
  const set: Body = {
    ...Object.fromEntries(changed),
    ...(form.status !== before.status && { status: form.status }),
    ...(form.isTold && !before.isTold && { notice: spokenNotice(at) }),
  };
  const added = form.supportNeeds.filter((need) => !before.supportNeeds.includes(need));
  const removed = before.supportNeeds.filter((need) => !form.supportNeeds.includes(need));
  if (Object.keys(set).length + added.length + removed.length === 0) return null;
  return {
    set,
    add: added.length > 0 ? { supportNeeds: added } : {},
    del: removed.length > 0 ? { supportNeeds: removed } : {},
  };
};

/** A year in either era as Gregorian: people say 2498 or 1955. Undefined when empty, null when it is no year. */
export const readYear = (text: string): number | null | undefined => {
  const digits = arabicDigits(text).replace(/พ\.?ศ\.?|ค\.?ศ\.?|\s/gu, "");
  if (digits === "") return undefined;
  if (!/^\d{4}$/.test(digits)) return null;
  const year = Number(digits);
  return year > LAST_GREGORIAN ? year - BUDDHIST_OFFSET : year;
};

/** `null` empties a field. */
const valuesOf = (form: PersonForm) => ({
  name: oneLine(form.name),
  houseNo: arabicDigits(oneLine(form.houseNo)) || null,
  nickname: oneLine(form.nickname) || null,
  birthYear: readYear(form.birthYear) ?? null,
  phone: readPhone(form.phone) ?? null,
  sex: form.sex === "" ? null : form.sex,
  registeredArea: form.registeredArea || null,
});

const spokenNotice = (at: string) => ({ version: NOTICE_VERSION, at, how: "spoken" }) as const;

/** The text that is read aloud is this version (locales/{th,en}/people.json, `told.text`). */
const NOTICE_VERSION = 1;
const LONGEST = { name: 300, houseNo: 40, nickname: 100 } as const;
const EARLIEST_BIRTH = 1880;
const LAST_GREGORIAN = 2400;
const BUDDHIST_OFFSET = 543;
