/**
 * A change that its maker may not make any more, as a request: the coordinator of the village decides, with a reason, and
 * what is accepted is made in the maker's name (docs/sync.md, P7).
 */
import { helpLog, type HelpLog } from "#domain/records/help-log.ts";
import { review } from "#domain/records/review.ts";
import type { Body } from "#domain/json.ts";
import type { Result } from "#domain/result.ts";
import type { Phone } from "./phone.ts";
import type { SaveError } from "./saving.ts";

export type AskedChange =
  | { readonly op: "patch"; readonly set: Body; readonly add: Readonly<Record<string, readonly string[]>> }
  | { readonly op: "delete" };

/** `why`: at most 300 letters, read by the coordinator. */
export const askCorrection = async (
  phone: Phone,
  { id: recordId, areaCode }: HelpLog,
  asked: AskedChange,
  why: string,
): Promise<Result<void, SaveError>> => {
  const { database, account, newId } = phone;
  const [meta, row] = await Promise.all([database.meta.get("phone"), database.rows(helpLog.kind).get(recordId)]);
  const at = phone.now().toISOString();
  const change = { n: NEVER_SENT, v: helpLog.version, k: helpLog.kind, id: recordId, at, b: row?.seq ?? 0, ...asked };
  const set = {
    userId: account.userId,
    areaCode,
    why: "given",
    clientId: meta?.clientId ?? "",
    partition: helpLog.home({ areaCode }, recordId).partition,
    n: NEVER_SENT,
    kind: helpLog.kind,
    recordId,
    op: asked.op,
    change: JSON.stringify(change),
    at,
    note: why.trim(),
    state: "open",
  };
  return phone.save([{ op: "put", kind: review.kind, id: newId(), set }]);
};

/** No phone has sent so many: what a review says of the phone's own numbers is about none of them. */
const NEVER_SENT = 2 ** 40;
