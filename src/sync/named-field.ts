/**
 * The name of what is wrong, in an answer. It may be a name of the sender's own making, and answers are stored, sent
 * again, and handed to the coordinator as a line of a review: so it is no longer than such a line, and has its letters.
 */
export const namedField = (path: string | null | undefined): string | undefined =>
  path?.replaceAll(/\p{Cc}/gu, "?").slice(0, LONGEST);

const LONGEST = 60;
