import * as v from "valibot";
import { id, line, villageCode } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  houseNo: line(40),
  areaCode: villageCode,
  headId: v.exactOptional(id),
};

/** A house and who lives in it; citizens point to it. */
export const household = defineKind<typeof fields>()("household", {
  home: (body) => villageHome(body.areaCode),
  merge: { areaCode: "immutable" },
  subject: { person: "headId" },
});

export const householdRecord = defineRecord(household, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  // A house number alone names nobody, and says less with each person who goes.
  retention: "programme",
  personal: ["houseNo"],
});
