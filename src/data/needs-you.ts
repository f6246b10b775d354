/**
 * What a person does with a change that the server did not take. Each act is one transaction: what follows from it is
 * saved, and the change is marked as dealt with, or neither. Rule O5: docs/sync.md.
 */
import type { Result } from "#domain/result.ts";
import { review } from "#domain/records/review.ts";
import type { Draft } from "#sync/save.ts";
import type { AnsweredEntry } from "./phone-database.ts";
import type { Phone } from "./phone.ts";
import type { SaveError } from "./saving.ts";

/** The person has read it and leaves it as it is. */
export const acknowledge = (phone: Phone, entry: AnsweredEntry): Promise<Result<void, SaveError>> =>
  phone.save([], () => markSeen(phone, entry));

/**
 * What the mended form saves takes the place of the change. `notHere`: all of it was about records that are not on the
 * phone any more, so nothing was saved and the change still needs somebody.
 */
export const resend = async (
  phone: Phone,
  entry: AnsweredEntry,
  drafts: readonly Draft[],
): Promise<Result<void, SaveError | { readonly type: "notHere" }>> => {
  let isResent = false;
  const saved = await phone.save(drafts, async (isSaved) => {
    isResent = isSaved;
    if (isSaved) await markSeen(phone, entry);
  });
  return saved.ok && !isResent ? { ok: false, error: { type: "notHere" } } : saved;
};

/** `areaCode`: the village that the work is about, 8 digits; its coordinator decides. `note`: at most 300 letters. */
export const giveToCoordinator = (
  phone: Phone,
  entry: AnsweredEntry,
  areaCode: string,
  note?: string,
): Promise<Result<void, SaveError>> => sendToReview(phone, entry, areaCode, "given", note);

/** Thrown away, with the reason that the server keeps. */
export const discard = (
  phone: Phone,
  entry: AnsweredEntry,
  areaCode: string,
  reason: string,
): Promise<Result<void, SaveError>> => sendToReview(phone, entry, areaCode, "discarded", reason);

const sendToReview = async (
  phone: Phone,
  entry: AnsweredEntry,
  areaCode: string,
  why: "given" | "discarded",
  note = "",
): Promise<Result<void, SaveError>> => {
  const { partition, mutation, code, field } = entry;
  const meta = await phone.database.meta.get("phone");
  const words = note.trim().slice(0, LONGEST_NOTE);
  const set = {
    userId: phone.account.userId,
    areaCode,
    why,
    clientId: meta?.clientId ?? "",
    partition,
    n: mutation.n,
    kind: mutation.k,
    recordId: mutation.id,
    op: mutation.op,
    change: JSON.stringify(mutation),
    at: mutation.at,
    ...(code !== undefined && { code }),
    ...(field !== undefined && { field }),
    ...(words !== "" && { note: words }),
    state: why === "given" ? "open" : "discarded",
  };
  return phone.save([{ op: "put", kind: review.kind, id: phone.newId(), set }], () => markSeen(phone, entry));
};

const LONGEST_NOTE = 300;

const markSeen = async ({ database }: Phone, { order }: AnsweredEntry): Promise<void> => {
  if (order !== undefined) await database.answered.update(order, { seen: true });
};
