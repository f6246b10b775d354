/** Who a person is in the programme. What each may do: docs/architecture.md, "Roles". */
export const roles = ["volunteer", "centre", "trainer", "coordinator", "national", "agency", "administrator"] as const;
export type Role = (typeof roles)[number];

/**
 * One post of one person, as it stands today: a role over an area.
 * `scope` is an area code of 2 (province), 4 (district), 6 (sub-district) or 8 (village) digits.
 */
export interface Grant {
  readonly role: Role;
  readonly scope: string;
}
