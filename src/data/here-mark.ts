/**
 * A mark outside of the phone's database that the database is there. A browser short of room, or one that its owner does
 * not use for a week, takes a site's database away as a whole: with the mark the app knows, tells the person, and tells
 * the server, instead of looking like a phone that has nothing to send.
 *
 * Kept twice, since browsers clear such places at different times: in local storage, and in a cookie that outlives it.
 * It holds no personal data: an id of the phone, how many changes were not sent, and the end of the database's name.
 */
export interface HereMark {
  readonly clientId: string;
  readonly unsent: number;
}

/** Somewhere to keep one line of text. */
export interface MarkPlace {
  readonly read: () => string | null;
  readonly write: (text: string) => void;
}

export interface HereMarks {
  readonly read: () => HereMark | null;
  readonly write: (mark: HereMark) => void;
}

export const hereMarks = (databaseName: string, places: readonly MarkPlace[]): HereMarks => {
  const owner = databaseName.slice(-OWNER_CHARS);
  let written = "";
  return {
    read: () => {
      for (const place of places) {
        const [clientId = "", unsent = "", of] = (attempt(place.read) ?? "").split(".");
        // On a phone that people share, the cookie is of whoever was here last.
        if (clientId !== "" && of === owner) return { clientId, unsent: Number(unsent) || 0 };
      }
      return null;
    },
    write: ({ clientId, unsent }) => {
      const text = `${clientId}.${unsent}.${owner}`;
      if (text === written) return;
      for (const place of places) attempt(() => place.write(text));
      written = text;
    },
  };
};

const OWNER_CHARS = 8;

/** A browser may refuse either place; the mark is a help and never in the way. */
const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** `page`: where cookies are kept; `isSecure`: the page came over https. */
export const markInCookie = (page: { cookie: string }, isSecure: boolean): MarkPlace => ({
  read: () => /(?:^|; )asa-here=([^;]*)/.exec(page.cookie)?.[1] ?? null,
  write: (text) => {
    page.cookie = `asa-here=${text}; Path=/; Max-Age=${LONGEST_SECONDS}; SameSite=Strict${isSecure ? "; Secure" : ""}`;
  },
});

/** Browsers keep no cookie longer: 400 days. */
const LONGEST_SECONDS = 34_560_000;

export const markInStorage = (storage: Storage, userId: string): MarkPlace => ({
  read: () => storage.getItem(`asa.here.${userId}`),
  write: (text) => storage.setItem(`asa.here.${userId}`, text),
});
