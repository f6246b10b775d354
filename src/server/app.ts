/** The whole server behind HTTP, without listening: tests call it directly, main.ts gives it a port. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from "fastify";
import { uuidv7 } from "uuidv7";
import type { Store } from "#sync/store.ts";
import { serveApi } from "./api.ts";
import type { Account } from "./accounts.ts";
import { auditLog } from "./audit/audit-log.ts";
import { answerBrokenRequest, answerProblems, problemOf, sendProblem } from "./answer-problems.ts";
import { readBuiltCourses } from "./courses/built-courses.ts";
import { issuer } from "./certificates/issuer.ts";
import type { Database } from "./database.ts";
import { serveDocuments } from "./documents.ts";
import { COMPRESS_FROM_BYTES, defaultLimits, smallBody, type Limits } from "./limits.ts";
import { parcelPost } from "./parcel-post.ts";
import { knownVillages } from "./people/known-areas.ts";
import { argon2id, guessGate, type SlowHash } from "./people/slow-hash.ts";
import { Problem } from "./problem.ts";
import { readJson } from "./read-json.ts";
import { routes } from "./routes.ts";
import { hmacSeal } from "./seal.ts";
import { sealingKey } from "./sealing-key.ts";
import { deriveKey } from "./secret.ts";
import type { ServerParts } from "./server-parts.ts";
import { bodyHashOf } from "./signatures.ts";

export interface AppOptions {
  readonly database: Database;
  readonly store: Store;
  /** At least 32 characters (secret.ts). */
  readonly secret: string;
  readonly now: () => string;
  readonly version: string;
  /** The built app. Without it, the server has only its API. */
  readonly staticDirectory?: string | undefined;
  /** As people type it, such as `https://asa.example.go.th`. Without it: whatever address the request came to. */
  readonly publicOrigin?: string | undefined;
  /** Which proxies may say who the caller is. By default only one on this machine. */
  readonly trustProxy?: FastifyServerOptions["trustProxy"];
  readonly limits?: Partial<Limits>;
  /** Of spoken codes; by default as slow as it should be. */
  readonly slowHash?: SlowHash;
  /** Which villages there are; by default those of Thailand's list. */
  readonly isVillage?: (code: string) => boolean;
  /** What the application takes a person's posts for. Only the search for leaks gives one: the row wall then stands alone. */
  readonly believe?: (account: Account) => Account;
  readonly logger?: FastifyServerOptions["logger"];
}

export const buildApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const { database, store, secret, now, version, publicOrigin, staticDirectory } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const { guessesPerMinute: perMinute, guessesPerHour: perHour } = limits;
  const app = fastify({
    logger: options.logger ?? false,
    trustProxy: options.trustProxy ?? "loopback",
    requestTimeout: limits.requestMs,
    http: { maxHeaderSize: limits.headerBytes },
    return503OnClosing: true,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problemOf(error)),
    clientErrorHandler: answerBrokenRequest,
  });

  const codeKey = deriveKey(secret, "code");
  const slowHash = options.slowHash ?? argon2id(codeKey);
  const parts: ServerParts = {
    database,
    whole: database,
    reaching: () => parts,
    store,
    audit: auditLog(database, deriveKey(secret, "audit")),
    seal: hmacSeal(deriveKey(secret, "cursor")),
    sealingKey: sealingKey(deriveKey(secret, "sealing")),
    codeKey,
    slowHash,
    guesses: guessGate(slowHash, { perMinute, perHour }, () => Date.parse(now())),
    issuer: issuer(deriveKey(secret, "certificates")),
    courses: readBuiltCourses(staticDirectory),
    now,
    newId: uuidv7,
    isVillage: options.isVillage ?? knownVillages(),
    randomBytes,
    version,
    postParcels: parcelPost(store, now, (error) => app.log.error({ err: error }, "parcels wait")),
    report: (incident) => app.log.warn(incident, incident.type),
  };
  answerProblems(app);
  readBodies(app);
  await app.register(cookie);
  await app.register(compress, {
    encodings: ["br", "gzip"],
    // JSON of any kind, lines of it, too.
    customTypes: /^text\/(?!event-stream)|json(?:;|$)|(?:\+|\/)xml(?:;|$)/u,
    threshold: COMPRESS_FROM_BYTES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    globalDecompression: false,
  });
  await app.register(rateLimit, {
    global: false,
    addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    addHeadersOnExceeding: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem(429, "tooMany", { headers: { "retry-after": String(Math.ceil(ttl / 1000)) } }),
  });
  await app.register(underPressure, {
    maxEventLoopDelay: limits.lateMs,
    exposeStatusRoute: false,
    pressureHandler: async (_request, _reply, _type, lateMs) => refuseWhenLate(lateMs),
  });
  serveApi(app, { parts, routes, limits, publicOrigin, believe: options.believe });
  if (staticDirectory !== undefined) await serveDocuments(app, staticDirectory, publicOrigin);
  return app;
};

// After one long stop there is nothing measured yet, which the plugin calls infinitely late: that alone is no crowd.
const refuseWhenLate = (lateMs: number | undefined): void => {
  if (Number.isFinite(lateMs)) throw new Problem(503, "busy", { headers: { "retry-after": "10" } });
};

const readBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", (request: FastifyRequest, payload: IncomingMessage) =>
    readJson(payload, request.headers, request.routeOptions.config.body ?? smallBody, (sent) => {
      request.bodyHash = bodyHashOf(sent);
    }),
  );
};
