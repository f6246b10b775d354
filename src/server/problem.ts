/** What the server says when it will not do something: `application/problem+json` (RFC 9457). */
import { namedField } from "#sync/named-field.ts";

/**
 * `code` is stable and short; the words for it are the client's, in the reader's language. Codes by status:
 * 400 `json` `field` `code` `request` `tooManyLines` `noHeadings`; 401 `signedOut` `revoked` `badSignature`; 403 `crossSite`
 * `notCoordinator` `notNational` `notAdministrator` `outsideArea` `ownWork` `ownPost` `beyondPost`; 404 `notFound` `noReview` `noPerson` `noPost` `noPhone` `noInvitation` `noPack` `noCertificate` `noKey`;
 * 405 `method`; 408 `slow`; 409 `otherPhone` `otherNumber` `alreadyHas` `newVillage` `alreadyDecided` `changeGone` `changeRejected`
 * `changeForbidden` `takenBack`; 413 `tooLarge`; 414 `request`; 415 `mediaType` `encoding`; 429 `tooMany`; 431 `headers`;
 * 500 `trouble`; 503 `busy`.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** Dot path of what is wrong in the body or the query. */
  readonly field: string | undefined;
  /** The phone should drop its keys. */
  readonly wipe: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** The server's time, where the phone's clock may be the reason. */
  readonly now: string | undefined;

  constructor(status: number, code: string, more: ProblemDetails = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.field = namedField(more.field);
    this.wipe = more.wipe ?? false;
    this.headers = more.headers ?? {};
    this.now = more.now;
  }
}

interface ProblemDetails {
  readonly field?: string | undefined;
  readonly wipe?: true;
  readonly headers?: Readonly<Record<string, string>>;
  readonly now?: string | undefined;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly field?: string;
  readonly wipe?: true;
  readonly now?: string;
}

export const problemBody = ({ status, code, field, wipe, now }: Problem): ProblemBody => ({
  type: `/problems/${code}`,
  title: TITLES[status] ?? "Error",
  status,
  code,
  ...(field !== undefined && { field }),
  ...(wipe && { wipe }),
  ...(now !== undefined && { now }),
});

/** For whoever reads an answer by hand; screens go by `code`. */
const TITLES: Readonly<Record<number, string>> = {
  400: "The request cannot be read",
  401: "Sign in first",
  403: "Not allowed",
  404: "There is nothing here",
  405: "This address does not take that method",
  408: "The request took too long",
  409: "Not as things stand",
  413: "Too large",
  414: "The address is too long",
  415: "This kind of content is not taken",
  429: "Too many requests",
  431: "Headers too large",
  500: "The server failed",
  503: "The server is busy",
};
