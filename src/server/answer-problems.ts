/** Every failure leaves as problem+json. What went wrong inside is logged, never sent. */
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { shortHeaders } from "./headers.ts";
import { Problem, problemBody } from "./problem.ts";
import { routes } from "./routes.ts";

export const answerProblems = (app: FastifyInstance): void => {
  app.setNotFoundHandler((request, reply) => sendProblem(reply, noSuchAddress(request)));
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error }, problem.code);
    return sendProblem(reply, problem);
  });
};

/** 405 with the methods that are taken, where the address is known; otherwise 404. */
export const noSuchAddress = (request: FastifyRequest): Problem => {
  const path = request.url.split("?", 1)[0];
  const methods = routes.filter((route) => isAt(route.path, path)).map(({ method }) => method);
  return methods.length === 0
    ? new Problem(404, "notFound")
    : new Problem(405, "method", { headers: { allow: methods.join(", ") } });
};

const isAt = (known: string, path = ""): boolean => {
  const [parts, asked] = [known.split("/"), path.split("/")];
  return parts.length === asked.length && parts.every((part, at) => part.startsWith(":") || part === asked[at]);
};

export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply
    .status(problem.status)
    .headers({ ...shortHeaders, ...problem.headers })
    .type(TYPE)
    .send(JSON.stringify(problemBody(problem)));

/** The framework's own refusals get our codes; whatever nobody expected is 500 `trouble` and says no more. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (isDatabaseBusy(error)) return new Problem(503, "busy", { headers: { "retry-after": "10" } });
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  const code = typeof status === "number" ? CODES[status] : undefined;
  return typeof status === "number" && code !== undefined ? new Problem(status, code) : new Problem(500, "trouble");
};

// All of PostgreSQL's connections in use, or a lock held for too long: a little later it will do.
const isDatabaseBusy = (error: unknown): boolean =>
  error instanceof Error &&
  (BUSY_CODES.has("code" in error ? error.code : undefined) || error.message.startsWith(POOL_EXHAUSTED));

// lock_not_available, query_canceled (by a time limit), too_many_connections.
const BUSY_CODES: ReadonlySet<unknown> = new Set(["55P03", "57014", "53300"]);
const POOL_EXHAUSTED = "timeout exceeded when trying to connect";

/** For what is not even HTTP: there is no request yet, and so the answer is written by hand. */
export const answerBrokenRequest = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const problem = SOCKET_PROBLEMS[error.code ?? ""] ?? new Problem(400, "request");
  const body = JSON.stringify(problemBody(problem));
  const headers = { ...shortHeaders, "content-type": TYPE, "content-length": body.length, connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(
    [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}`, ...lines, "", body].join("\r\n"),
    () => socket.destroy(),
  );
};

const TYPE = "application/problem+json";

const CODES: Readonly<Record<number, string>> = {
  400: "request",
  404: "notFound",
  413: "tooLarge",
  414: "request",
  415: "mediaType",
  503: "busy",
};

const SOCKET_PROBLEMS: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem(431, "headers"),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(408, "slow"),
};
