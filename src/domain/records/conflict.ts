import * as v from "valibot";
import { id, instant, line, villageCode } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineRecord, type RecordOf } from "../record-type.ts";

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
    lostName: v.exactOptional(line(300)),
    /** When the losing edit was made, as that phone's clock said. */
    lostAt: instant,
    /** Who wrote the value that stayed, as far as the server knows, and when it took the row's last change. */
    keptName: v.exactOptional(line(300)),
    keptAt: v.exactOptional(instant),
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
    lostName: "immutable",
    keptName: "immutable",
    keptAt: "immutable",
    state: { ladder: ["open", "settled"] },
  },
  personal: ["kept", "lost"],
  subject: { record: "recordId" },
  retention: { days: 730, from: "settled", states: ["settled"], then: "remove" },
  facts: {
    columns: { village: "text", state: "text", record_id: "text", at: "text" },
    row: (body, { receivedAt }) => ({
      village: body.areaCode,
      state: body.state,
      record_id: body.recordId,
      at: body.keptAt ?? receivedAt,
    }),
  },
});

export type Conflict = RecordOf<typeof conflict>;
