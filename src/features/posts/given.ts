/** What was just done to somebody's posts: said once, by the page of theirs that opens next. */
const said = ["given", "moved", "replaced"] as const;
export type Given = (typeof said)[number];

export const givenIn = (state: unknown): Given | undefined =>
  typeof state === "object" && state !== null && "given" in state ? said.find((one) => one === state.given) : undefined;
