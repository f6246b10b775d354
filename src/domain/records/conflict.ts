import * as v from "valibot";
import { id, instant, line, villageCode } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
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
};

/** A value that lost to another person's: nothing a person typed disappears without a trace (docs/sync.md, M4). */
export const conflict = defineKind<typeof fields>()("conflict", {
  indexes: ["recordId", "state"],
  home: (body) => villageHome(body.areaCode),
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
  subject: { record: "recordId" },
});

export const conflictRecord = defineRecord(conflict, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  madeBy: "server",
  personal: ["kept", "lost"],
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
