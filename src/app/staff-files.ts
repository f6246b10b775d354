/**
 * The screens for coordinators and other staff are a fifth of the app. Volunteers pay for their own data and never open
 * them, so only phones of staff keep them for use offline.
 */
import type { Account } from "#data/account.ts";

/** Where the build puts them. */
export const STAFF_FOLDER = "assets/staff/";
/** What the app tells the worker. */
export const KEEP_STAFF_FILES = "ASA_KEEP_STAFF_FILES";

export const isStaff = ({ grants }: Account): boolean => grants.some(({ role }) => role !== "volunteer");

/** Asked at each start of a member of staff: it costs nothing once they are there. Does nothing without a worker. */
export const keepStaffFiles = async (): Promise<void> => {
  const registration = await navigator.serviceWorker?.ready;

  registration?.active?.postMessage(KEEP_STAFF_FILES);
};
