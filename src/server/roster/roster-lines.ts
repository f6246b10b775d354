/** The lines of a roster as people to invite. The coordinator's machine has read the file the same way and shown it. */
import { withoutNationalIds } from "#domain/sheet/national-id.ts";
import { readRoster } from "#domain/sheet/roster.ts";
import type { SheetRow } from "#domain/sheet/separated.ts";
import type { PersonToInvite } from "../people/invite-person.ts";

export interface RosterLine {
  readonly line: number;
  readonly person: PersonToInvite;
}

/** The first rows may name the columns, in any order, in Thai or English. Null when it cannot be told who the people are. */
export const rosterLines = (rows: readonly SheetRow[]): RosterLine[] | null => {
  const { lines, missing } = readRoster(withoutNationalIds(rows).rows);
  if (missing.length > 0 && rows.length > 0) return null;
  return lines.map(({ line, name, role, scope, phone, from, to }) => ({
    line,
    person: { name, role, scope, ...(phone && { phone }), ...(from && { from }), ...(to && { to }) },
  }));
};
