/**
 * Reads a JSON body: limits on what crosses the wire, on what it inflates to and on how deep it nests, each kept while
 * reading, so that no body is ever held that is larger than allowed.
 */
import type { IncomingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { parseJson } from "./parse-json.ts";
import { Problem } from "./problem.ts";

export interface BodyLimit {
  /** Bytes as sent. */
  readonly wire: number;
  /** Bytes of JSON text. */
  readonly inflated: number;
}

/** Throws a `Problem` 400 `json`, 413 `tooLarge` or 415 `encoding`. An empty body reads as undefined. */
export const readJson = async (
  body: AsyncIterable<Buffer>,
  headers: IncomingHttpHeaders,
  limit: BodyLimit,
  /** Is shown the bytes as they came. */
  onSent: (sent: Buffer) => void,
): Promise<unknown> => {
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding !== "gzip" && encoding !== "identity") throw new Problem(415, "encoding", { headers: CLOSE });
  if (Number(headers["content-length"] ?? 0) > limit.wire) throw tooLarge();
  const sent = await collect(body, limit.wire);
  onSent(sent);
  const bytes = encoding === "gzip" ? await inflate(sent, limit.inflated) : sent;
  return bytes.length === 0 ? undefined : parse(bytes);
};

const CLOSE = { connection: "close" };
// What is left of a body that is too large is not read, and so its connection cannot be used again.
const tooLarge = (): Problem => new Problem(413, "tooLarge", { headers: CLOSE });
const notJson = (): Problem => new Problem(400, "json");

const collect = async (body: AsyncIterable<Buffer>, most: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const gunzipAsync = promisify(gunzip);

const inflate = async (sent: Buffer, most: number): Promise<Buffer> => {
  try {
    return await gunzipAsync(sent, { maxOutputLength: most });
  } catch (error) {
    const isBomb = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isBomb ? tooLarge() : notJson();
  }
};

const parse = (bytes: Buffer): unknown => {
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw notJson();
  }
};
