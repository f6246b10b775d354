/** A form that takes the place of a change which the server refused. */
import { resend } from "#data/needs-you.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import type { Phone, SaveError } from "#data/phone.ts";
import { err, ok, type Result } from "#domain/result.ts";

type Drafts = Parameters<Phone["save"]>[0];

/** Where the form is kept while it is typed: the mended one apart from whatever else was begun. */
export const draftName = (citizenId: string, mend: AnsweredEntry | null): string => {
  if (mend) return `draft:mend:${mend.order}`;
  return citizenId === "" ? "draft:person" : `draft:person:${citizenId}`;
};

/** Saves; with a refused change to mend, that one is dealt with in the same step. Nothing to save is fine too. */
export const saveMended = async (
  phone: Phone,
  mend: AnsweredEntry | null,
  drafts: Drafts,
): Promise<Result<void, SaveError>> => {
  if (drafts.length === 0) return ok(undefined);
  if (!mend) return phone.save(drafts);
  const saved = await resend(phone, mend, drafts);
  if (saved.ok) return saved;
  // The form stands on the record, so the record is here unless it went at this very moment.
  return err(saved.error.type === "notHere" ? { type: "storageTrouble" } : saved.error);
};
