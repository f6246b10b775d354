/** What people do on their phones, at random but sensible. */
import { consent as consentType, consentPurposes } from "#domain/records/consent.ts";
import type { PhoneRow } from "#sync/phone-storage.ts";
import { saveDrafts, type Draft } from "#sync/save.ts";
import { everyVillage } from "./places.ts";
import { waitingKey } from "./memory-phone.ts";
import { clockOf, crash, Crash, Full, type Phone, type Village } from "./village.ts";

/** One act of one person. What the phone called saved goes into its journal. */
export const act = async (village: Village, phone: Phone): Promise<void> => {
  const drafts = village.chance.pick(phone.office ? officeActs : acts)(village, phone);
  const before = new Set(phone.storage.state().waiting.keys());
  try {
    await saveDrafts(phone.storage, drafts, clockOf(village, phone));
  } catch (error) {
    if (error instanceof Crash) crash(village, phone);
    else if (!(error instanceof Full)) throw error;
    return;
  }
  const saved = [...phone.storage.state().waiting.values()].filter((entry) => !before.has(waitingKey(entry)));
  phone.journal.push(...structuredClone(saved));
};

type Act = (village: Village, phone: Phone) => Draft[];

const newCitizen: Act = ({ chance }, { villages }) => [
  {
    op: "put",
    kind: "citizen",
    id: chance.id(),
    set: { name: textOf(chance.id()), areaCode: chance.pick(villages), status: "active" },
  },
];

const editText: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "citizen", ({ id }) => {
    const field = chance.pick(["nickname", "houseNo", "name"]);
    return { op: "patch", kind: "citizen", id, set: { [field]: textOf(chance.id()) } };
  });

const emptyText: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "citizen", ({ id }) => ({ op: "patch", kind: "citizen", id, set: { nickname: null } }));

/** Changed, and changed back before anything was sent. */
const thereAndBack: Act = (village, phone) => {
  const [there] = editText(village, phone);
  if (there?.op !== "patch" || !there.set) return [];
  const shown = phone.storage.state().rows.get(there.id)?.body ?? {};
  const back = Object.fromEntries(Object.keys(there.set).map((field) => [field, shown[field] ?? null]));
  return [there, { ...there, set: back }];
};

const help: Act = (village, phone) =>
  withOne(village.chance.pick, phone, "citizen", ({ id, body }) => {
    const followUpId = village.chance.id();
    const citizenId = id;
    const areaCode = body["areaCode"] ?? "";
    const at = clockOf(village, phone);
    const set = { citizenId, areaCode, by: phone.userId, at, minutes: 30, place: "home", followUpId };
    return [
      {
        op: "put",
        kind: "helpLog",
        id: village.chance.id(),
        set: { ...set, topics: ["ID-THAID"], outcome: "not_yet", note: textOf(village.chance.id()) },
      },
      {
        op: "put",
        kind: "followUp",
        id: followUpId,
        set: { citizenId, areaCode, topic: "ID-THAID", due: at.slice(0, 10), priority: 2, state: "open" },
      },
    ];
  });

/** A record of a kind that apps of the first version do not know. */
const consent: Act = ({ chance, minute }, phone) =>
  phone.registry < consentType.since
    ? []
    : withOne(chance.pick, phone, "citizen", ({ id: citizenId, body }) => {
        const on = new Date(Date.UTC(2026, 10, 22) + minute * 60_000).toISOString().slice(0, 10);
        const said = { purpose: chance.pick(consentPurposes), decision: "withdrawn", on };
        const set = { citizenId, areaCode: body["areaCode"] ?? "", by: phone.userId, ...said };
        return { op: "put", kind: "consent", id: chance.id(), set };
      });

const followUpMoved: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "followUp", ({ id }) => ({
    op: "patch",
    kind: "followUp",
    id,
    set: { due: `2027-01-${10 + chance.below(20)}` },
    inc: { movedCount: 1 },
  }));

const followUpDone: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "followUp", ({ id }) => ({
    op: "patch",
    kind: "followUp",
    id,
    set: { state: chance.pick(["done", "dropped"]) },
  }));

const needs: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "citizen", ({ id }) => {
    const lists = { supportNeeds: [chance.pick(["sight", "hearing", "reading", "mobility"])] };
    return { op: "patch", kind: "citizen", id, ...(chance.happens(0.6) ? { add: lists } : { del: lists }) };
  });

const remove: Act = ({ chance }, phone) => {
  const kind = chance.pick(["citizen", "helpLog", "followUp"]);
  return withOne(chance.pick, phone, kind, ({ id }) => ({ op: "delete", kind, id }));
};

const settleConflict: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "conflict", ({ id }) => ({
    op: "patch",
    kind: "conflict",
    id,
    set: { state: "settled" },
  }));

/** A person moves to another village, with what was promised to them. */
const personMoves: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "citizen", ({ id }) => {
    const [areaCode, movedId] = [chance.pick(everyVillage), chance.id()];
    const patch = {
      op: "patch" as const,
      kind: "citizen",
      id,
      set: { status: "moved", movedTo: { areaCode, id: movedId } },
    };
    const open = [...phone.storage.state().rows.values()].filter(
      ({ kind, body }) => kind === "followUp" && body["citizenId"] === id && body["state"] === "open",
    );
    const movedTo = () => ({ areaCode, id: chance.id(), citizenId: movedId });
    return [
      patch,
      ...open.map((followUp) => ({
        op: "patch" as const,
        kind: "followUp",
        id: followUp.id,
        set: { state: "dropped", movedTo: movedTo() },
      })),
    ];
  });

/** A newer app writes a field that nobody else knows yet. */
const newerField: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "citizen", ({ id }) => ({
    op: "patch",
    kind: "citizen",
    id,
    set: { [`later${chance.below(2)}`]: textOf(chance.id()) },
  }));

/** A form let something through that the server refuses. */
const mistake: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, "citizen", ({ id }) => ({
    op: "patch",
    kind: "citizen",
    id,
    set: { birthYear: 9999, houseNo: textOf(chance.id()) },
  }));

const strangersVillage: Act = ({ chance }) => [
  {
    op: "put",
    kind: "citizen",
    id: chance.id(),
    set: { name: textOf(chance.id()), areaCode: "33010499", status: "active" },
  },
];

// Each as often as it stands here. Many edits of few people: that is where phones meet.
const acts: readonly Act[] = [
  newCitizen,
  newCitizen,
  editText,
  editText,
  editText,
  editText,
  emptyText,
  thereAndBack,
  help,
  help,
  consent,
  followUpMoved,
  followUpMoved,
  followUpDone,
  needs,
  needs,
  remove,
  settleConflict,
  personMoves,
  newerField,
  mistake,
  strangersVillage,
];

/** Two counters of a centre, or two officers, at the one record that stands there. */
const editOffice: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, phone.office?.kind ?? "", ({ id, kind }) => {
    const field = chance.pick(["nameTh", "nameEn", kind === "centre" ? "hours" : "contact"]);
    return { op: "patch", kind, id, set: { [field]: textOf(chance.id()) } };
  });

const officeMistake: Act = ({ chance }, phone) =>
  withOne(chance.pick, phone, phone.office?.kind ?? "", ({ id, kind }) => {
    return { op: "patch", kind, id, set: { nameTh: "", nameEn: textOf(chance.id()) } };
  });

/** Somebody else's place. */
const strangersOffice: Act = ({ chance }) => [
  {
    op: "put",
    kind: "centre",
    id: chance.id(),
    set: { code: "330199-01", nameTh: "ก", nameEn: "A", owner: "ข", state: "open" },
  },
];

const officeActs: readonly Act[] = [editOffice, editOffice, editOffice, editOffice, officeMistake, strangersOffice];

// Every text is written once in the whole life, so that it can be looked for afterwards.
const textOf = (id: string): string => `ข้อความ ${id.slice(9, 18)}`;

const withOne = (
  pick: <T>(items: readonly T[]) => T,
  phone: Phone,
  kind: string,
  toDrafts: (row: PhoneRow) => Draft | Draft[],
): Draft[] => {
  const rows = [...phone.storage.state().rows.values()].filter((row) => row.kind === kind);
  return rows.length === 0 ? [] : [toDrafts(pick(rows))].flat();
};
