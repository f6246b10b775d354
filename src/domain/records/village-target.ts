import { line, villageCode, wholeNumber } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  areaCode: villageCode,
  /** Buddhist era, such as 2570. */
  fiscalYear: wholeNumber(2560, 2700),
  /** Different people to help. */
  people: wholeNumber(1, 10_000),
  nameTh: line(120),
  nameEn: line(120),
};

/** What a village is asked to reach in a fiscal year. The list of these is also the list of villages in the programme. */
export const villageTarget = defineKind<typeof fields>()("villageTarget", {
  home: (body) => villageHome(body.areaCode),
  subject: "nobody",
  merge: { areaCode: "immutable", fiscalYear: "immutable" },
});

export const villageTargetRecord = defineRecord(villageTarget, {
  fields,
  read: ["volunteer"],
  write: [],
  facts: {
    columns: { village: "text", fiscal_year: "integer", people: "integer", name_th: "text", name_en: "text" },
    row: (body) => ({
      village: body.areaCode,
      fiscal_year: body.fiscalYear,
      people: body.people,
      name_th: body.nameTh,
      name_en: body.nameEn,
    }),
  },
});

export type VillageTarget = RecordOf<typeof villageTarget>;
