/** What people's records are called among work of every type, and the forms that mend them. */
import { calledName } from "#domain/person-name.ts";
import { citizen } from "#domain/records/citizen.ts";
import type { Fields, Kinds } from "#features/feature.ts";
import { words } from "#i18n/words.ts";
import { paths } from "./paths.ts";

const t = words.getFixedT(null, "people");
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const nameIn = (body: Fields): string | undefined => {
  const [name, nickname] = [text(body["name"]), text(body["nickname"])];
  return name === undefined ? undefined : calledName({ name, ...(nickname !== undefined && { nickname }) });
};

const toldOn = (notice: unknown): string | undefined =>
  typeof notice === "object" && notice !== null ? text(Reflect.get(notice, "at")) : undefined;

export const peopleKinds: Kinds = {
  [citizen.kind]: {
    what: ({ mutation: { op } }, _facts, changed) => {
      if (op === "delete") return t(($) => $.entry.deleted);
      return op === "put" ? t(($) => $.entry.newPerson) : changed();
    },
    name: nameIn,
    houseNo: (body) => text(body["houseNo"]),
    shown: {
      birthYear: (year, { formats }) => (typeof year === "number" ? formats.year(year) : undefined),
      notice: (notice, { formats }) => {
        const at = toldOn(notice);
        return at === undefined ? undefined : t(($) => $.entry.notice, { date: formats.date(at) });
      },
    },
    unsaid: ["householdId", "notice", "movedFrom"],
    mendAt: ({ mutation: { op, set } }, { here, personId }) => {
      if (op === "put") return paths.add();
      const form = set?.["movedTo"] === undefined ? paths.edit : paths.move;
      return here && personId !== undefined ? form({ citizenId: personId }) : undefined;
    },
  },
};
