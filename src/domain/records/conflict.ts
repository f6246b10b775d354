import * as v from "valibot";
import { id, instant, line, villageCode } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineRecord } from "../record-type.ts";

/** A value that lost to another person's: nothing a person typed disappears without a trace (docs/sync.md, M4). */
export const conflict = defineRecord("conflict", {
  fields: {
    kind: line(40),
    recordId: id,
    areaCode: villageCode,
    field: line(60),
    /** Both values as JSON text, so that any field of any type fits. */
    kept: v.pipe(v.string(), v.maxLength(8000)),
    lost: v.pipe(v.string(), v.maxLength(8000)),
    lostBy: id,
    /** When the losing edit was made, as that phone's clock said. */
    lostAt: instant,
    state: v.picklist(["open", "settled"]),
  },
  indexes: ["recordId", "state"],
  home: (body) => villageHome(body.areaCode),
  read: ["volunteer"],
  write: ["volunteer"],
  madeBy: "server",
  merge: {
    kind: "immutable",
    recordId: "immutable",
    areaCode: "immutable",
    field: "immutable",
    kept: "immutable",
    lost: "immutable",
    lostBy: "immutable",
    lostAt: "immutable",
    state: { ladder: ["open", "settled"] },
  },
  personal: ["kept", "lost"],
  retention: { months: 24, fate: "erase" },
});
