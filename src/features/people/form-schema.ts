import * as v from "valibot";
import type { PersonForm } from "#domain/person-form.ts";

/** The form as it is kept while it is typed. */
export const personFormSchema: v.GenericSchema<unknown, PersonForm> = v.object({
  name: v.string(),
  houseNo: v.string(),
  nickname: v.string(),
  birthYear: v.string(),
  phone: v.string(),
  sex: v.picklist(["f", "m", "x", "unknown", ""]),
  supportNeeds: v.array(v.picklist(["sight", "hearing", "reading", "mobility"])),
  registeredArea: v.string(),
  areaCode: v.string(),
  status: v.picklist(["active", "moved", "died", "withdrawn"]),
  isTold: v.boolean(),
});
