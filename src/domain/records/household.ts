import * as v from "valibot";
import { id, line, villageCode } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineRecord } from "../record-type.ts";

/** A house and who lives in it; citizens point to it. */
export const household = defineRecord("household", {
  fields: {
    houseNo: line(40),
    areaCode: villageCode,
    headId: v.exactOptional(id),
  },
  home: (body) => villageHome(body.areaCode),
  read: ["volunteer"],
  write: ["volunteer"],
  merge: { areaCode: "immutable" },
  subject: { person: "headId" },
  // A house number alone names nobody, and says less with each person who goes.
  retention: "programme",
  personal: ["houseNo"],
});
