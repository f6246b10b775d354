import * as v from "valibot";
import { id, instant, line, villageCode, wholeNumber } from "../field-types.ts";
import { ownHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

const fields = {
  userId: id,
  /** The village that the work is about: whoever coordinates there decides. */
  areaCode: villageCode,
  why: v.picklist(["held", "given", "discarded"]),
  /** The change, as its phone numbered it. */
  clientId: id,
  partition: line(60),
  n: wholeNumber(1, 2 ** 40),
  kind: line(40),
  recordId: line(60),
  op: v.picklist(["put", "patch", "delete"]),
  /** The whole change as JSON text: what is accepted later is exactly what was saved. */
  change: v.pipe(v.string(), v.maxLength(40_000)),
  /** When the person made the change, as their phone's clock said. */
  at: instant,
  /** When the server held it: only the server can say that it did. */
  heldAt: v.exactOptional(instant),
  /** Why the server had refused it. */
  code: v.exactOptional(line(60)),
  field: v.exactOptional(line(60)),
  /** What the person says to the coordinator, or why they threw it away. */
  note: v.exactOptional(line(300)),
  state: v.picklist(["open", "discarded", "refused", "accepted"]),
  decidedBy: v.exactOptional(id),
  decidedByName: v.exactOptional(line(300)),
  decidedAt: v.exactOptional(instant),
  decision: v.exactOptional(line(300)),
};

/**
 * Work that the server did not take by itself: late work for a village that the person has lost (`held`), work that its
 * maker gave to the coordinator (`given`), or threw away with a reason (`discarded`). It lives with its maker, so that
 * they see what became of it (docs/sync.md, P7).
 */
export const review = defineKind<typeof fields>()("review", {
  indexes: ["state"],
  home: (body) => ownHome(body.userId),
  author: "userId",
  merge: {
    userId: "immutable",
    areaCode: "immutable",
    why: "immutable",
    clientId: "immutable",
    partition: "immutable",
    n: "immutable",
    kind: "immutable",
    recordId: "immutable",
    op: "immutable",
    change: "immutable",
    at: "immutable",
    code: "immutable",
    field: "immutable",
    state: { ladder: ["open", "discarded", "refused", "accepted"] },
  },
  subject: { record: "recordId" },
});

export const reviewRecord = defineRecord(review, {
  fields,
  read: roles,
  write: roles,
  removedBy: "server",
  speaksOf: "areaCode",
  serverFields: ["heldAt", "decidedBy", "decidedByName", "decidedAt", "decision"],
  personal: ["change", "note"],
  retention: { days: 365, from: "settled", states: ["discarded", "refused", "accepted"], then: "remove" },
  check: (body) => {
    if (body.why === "held" && body.heldAt === undefined) return { field: "why", code: "choice" };
    // A phone cannot say who decided, so it cannot decide.
    const isDecided = body.state === "accepted" || body.state === "refused";
    return isDecided && body.decidedBy === undefined ? { field: "state", code: "choice" } : null;
  },
  facts: {
    columns: {
      village: "text",
      state: "text",
      why: "text",
      user_id: "text",
      record_kind: "text",
      record_id: "text",
      code: "text",
      at: "text",
      received_at: "text",
    },
    row: (body, { receivedAt }) => ({
      village: body.areaCode,
      state: body.state,
      why: body.why,
      user_id: body.userId,
      record_kind: body.kind,
      record_id: body.recordId,
      code: body.code ?? null,
      at: body.at,
      received_at: receivedAt,
    }),
  },
});

export type Review = RecordOf<typeof review>;
