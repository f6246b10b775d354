/** Villages with marked records, and one person of each role: whoever meets a mark that is not theirs has found a leak. */
import { isWithin } from "#domain/area.ts";
import { certificateCode } from "#domain/certificate-code.ts";
import type { PlantedRecord } from "#server/plant.ts";
import type { Role } from "#domain/roles.ts";

export const villages = ["98010101", "98010102", "98010201", "98020101", "97010101"] as const;
export const MINE = villages[0];

/** `c` of citizens and held work, `v` of volunteers, `t` of the village itself. */
type MarkKind = "c" | "v" | "t";
const mark = (kind: MarkKind, village: string): string => `ka${kind}${village}zz`;

const idOf = (kind: number, village: string, at = 0): string => `019ae${kind}0${at}-0000-7000-8000-0000${village}`;
export const citizenIn = (village: string): string => idOf(1, village);
export const volunteerOf = (village: string): string => idOf(2, village);
export const reviewIn = (village: string): string => idOf(3, village);
export const certificateIn = (village: (typeof villages)[number]): string =>
  certificateCode([villages.indexOf(village), 2, 3, 4, 5, 6, 7]);

export interface Actor {
  readonly name: string;
  /** Null: signed out. */
  readonly userId: string | null;
  readonly role: Role | null;
  readonly scope: string;
}

const staff = (at: number, role: Role, scope: string): Actor => ({
  name: `${role} ${scope}`,
  userId: idOf(4, "00000000", at),
  role,
  scope,
});

export const actors: readonly Actor[] = [
  { name: "volunteer", userId: volunteerOf(MINE), role: "volunteer", scope: MINE },
  staff(1, "centre", "980101-01"),
  staff(2, "trainer", "9801"),
  staff(3, "coordinator", "980101"),
  staff(4, "coordinator", "9801"),
  staff(5, "coordinator", "98"),
  staff(6, "national", "00"),
  staff(7, "agency", "dsd"),
  staff(8, "administrator", "98"),
  staff(9, "trainer", "9802"),
  staff(0, "trainer", "980102-01"),
  { name: "signed out", userId: null, role: null, scope: "" },
];

const day = "2026-01-01";
const at = "2026-11-20T04:00:00.000Z";

const person = (userId: string, name: string): PlantedRecord => ({
  kind: "user",
  id: userId,
  body: { name, phone: "000-111-2222", affiliations: [] },
});
const post = (userId: string, role: Role, scope: string): PlantedRecord => ({
  kind: "membership",
  id: userId.replace("019ae", "019af"),
  body: { userId, role, scope, from: day },
});

const inVillage = (village: (typeof villages)[number]): PlantedRecord[] => {
  const [citizenId, by] = [citizenIn(village), volunteerOf(village)];
  const c = mark("c", village);
  const place = { areaCode: village };
  const log = { ...place, citizenId, by, at, minutes: 15, place: "home", topics: ["ID-THAID"], outcome: "done" };
  const followUp = { ...place, citizenId, topic: "ID-THAID", due: "2026-11-01", priority: 1, state: "open" };
  const values = { kept: `"${c}"`, lost: `"${c}"`, lostBy: by, lostName: mark("v", village), lostAt: at };
  const conflict = { ...place, ...values, kind: "citizen", recordId: citizenId, field: "name", state: "open" };
  const held = { ...place, userId: by, why: "held", clientId: idOf(5, village), partition: `t:${village.slice(0, 6)}` };
  const what = { n: 1, kind: "citizen", recordId: citizenId, op: "patch", change: `{"note":"${c}"}`, at, heldAt: at };
  const target = { ...place, fiscalYear: 2570, people: 4, nameTh: mark("t", village), nameEn: mark("t", village) };
  return [
    person(by, mark("v", village)),
    post(by, "volunteer", village),
    { kind: "citizen", id: citizenId, body: { name: c, note: c, ...place, status: "active" } },
    { kind: "household", id: idOf(6, village), body: { houseNo: c, ...place } },
    { kind: "helpLog", id: idOf(7, village), body: log },
    { kind: "followUp", id: idOf(8, village), body: followUp },
    { kind: "conflict", id: idOf(9, village), body: conflict },
    { kind: "review", id: reviewIn(village), body: { ...held, ...what, state: "open" } },
    { kind: "villageTarget", id: idOf(5, village, 1), body: target },
    { kind: "certificate", id: certificateIn(village), body: certificateOf(village) },
  ];
};

/** Its title is the mark: no badge says a name. */
const certificateOf = (village: (typeof villages)[number]) => {
  const [titleTh, code] = [mark("c", village), certificateIn(village)];
  const whose = { by: volunteerOf(village), citizenId: citizenIn(village), areaCode: village, name: titleTh };
  const passed = { course: "FAKE-3", version: "0".repeat(16), titleTh, titleEn: titleTh, minutes: 180, after: 80 };
  return { ...whose, ...passed, issuedOn: day, code, payload: `1.${code}`, skills: [{ code: "check-news", level: 1 }] };
};

/** Centres and agencies, each with a record that only its own people meet. */
export const offices = [
  { kind: "centre", scope: "980101-01", partition: "c:980101-01", id: idOf(6, "98010101", 2) },
  { kind: "centre", scope: "980102-01", partition: "c:980102-01", id: idOf(6, "98010201", 2) },
  { kind: "agency", scope: "dsd", partition: "o:dsd", id: idOf(6, "00000001", 2) },
  { kind: "agency", scope: "etda", partition: "o:etda", id: idOf(6, "00000002", 2) },
] as const;
const officeMark = (scope: string): string => `kao-${scope}-zz`;

const office = ({ kind, scope, id }: (typeof offices)[number]): PlantedRecord => {
  const names = { code: scope, nameTh: officeMark(scope), nameEn: officeMark(scope) };
  return { kind, id, body: kind === "centre" ? { ...names, owner: "วัด (ตัวอย่าง)", state: "open" } : names };
};

/** Cohorts of two areas and two centres, each met only by those who teach there. */
export const hosts = ["9801", "9802", "980101-01", "980102-01"] as const;
const hostMark = (host: string): string => `kah-${host}-zz`;
const cohortId = (host: string, kind: number): string => idOf(kind, host.replace("-", "").padStart(8, "0"), 3);
export const enrolmentAt = (host: string): string => cohortId(host, 7);

const cohortAt = (host: string): PlantedRecord[] => {
  const [by, text] = [volunteerOf(MINE), hostMark(host)];
  const inIt = { host, cohortId: cohortId(host, 6), at, by };
  const session = { id: "s1", day: "2026-12-01", from: "09:00", to: "12:00", minutes: 180, topic: text };
  const rules = { capacity: 40, passAttendance: 80, passPost: 60, state: "running", poster: "K7M2P9XA" };
  const cohort = { host, course: "FAKE-3", number: 1, place: text, sessions: [session], ...rules, by };
  const present = { ...inIt, session: "s1", userId: by, name: text, method: "learnerQr" };
  return [
    { kind: "cohort", id: cohortId(host, 6), body: cohort },
    { kind: "enrolment", id: enrolmentAt(host), body: { ...inIt, name: text, seat: "place" } },
    { kind: "attendance", id: cohortId(host, 8), body: present },
    {
      kind: "score",
      id: cohortId(host, 9),
      body: { ...inIt, enrolmentId: enrolmentAt(host), test: "pre", right: 1, of: 2 },
    },
  ];
};

export const plantedWorld: readonly PlantedRecord[] = [
  ...hosts.flatMap(cohortAt),
  ...villages.flatMap(inVillage),
  ...offices.map(office),
  ...actors.flatMap(({ userId, role, scope }) =>
    userId === null || role === null || role === "volunteer"
      ? []
      : [person(userId, "เจ้าหน้าที่ (ตัวอย่าง)"), post(userId, role, scope)],
  ),
];

/** Marks and ids in an answer that this caller must never meet. */
export const strangersIn = (text: string, actor: Actor): string[] => {
  const marks = [...text.matchAll(/ka([cvt])(\d{8})zz/gu)].map(([found, kind, village]) => ({ found, kind, village }));
  // An id alone says who works where.
  const ids = villages.flatMap((village) =>
    [volunteerOf(village), reviewIn(village)].flatMap((id) =>
      text.includes(id) ? [{ found: id, kind: "v", village }] : [],
    ),
  );
  const theirs = offices.flatMap(({ scope }) =>
    text.includes(officeMark(scope)) && actor.scope !== scope ? [officeMark(scope)] : [],
  );
  const cohorts = hosts.flatMap((host) =>
    [hostMark(host), enrolmentAt(host)].filter((found) => text.includes(found) && actor.scope !== host),
  );
  const met = [...marks, ...ids].filter(({ kind, village = "" }) => !mayMeet(actor, kind, village));
  return [...met.map(({ found }) => found), ...theirs, ...cohorts];
};

/** Nobody but the village's volunteer meets a citizen; posts and villages are for whoever looks after the area. */
const mayMeet = ({ role, scope }: Actor, kind: string | undefined, village: string): boolean => {
  if (role === "volunteer") return village === scope;
  return kind !== "c" && (role === "coordinator" || role === "administrator") && isWithin(scope, village);
};
