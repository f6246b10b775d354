import type { LogRecord } from "./help-logs.ts";

/** A help log as a PouchDB app would keep it. */
export const documentOf = ({ id, body }: LogRecord): object => ({ _id: id, kind: "helpLog", ...body });
