/** Hangs the route table on HTTP: for each call its origin, its rule, its limits, its signature, its handler, in this order. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { thaiDay } from "#domain/thai-day.ts";
import { SIGNATURE_HEADER } from "#sync/request-signature.ts";
import { type Account, findAccount } from "./accounts.ts";
import { failureLimit, tooMany } from "./failure-limit.ts";
import { httpsFrom, shortHeaders, type IsHttps } from "./headers.ts";
import { NETWORK_MS, type Limits } from "./limits.ts";
import { networkOf } from "./network.ts";
import { Problem } from "./problem.ts";
import type { BodyLimit } from "./read-json.ts";
import type { Route, SessionCookie } from "./route.ts";
import type { Caller } from "./rules.ts";
import { crossSiteProblem } from "./same-origin.ts";
import type { ServerParts } from "./server-parts.ts";
import { TextAnswer } from "./text-answer.ts";
import { partsBehind } from "./walls/parts-behind.ts";
import { reachOf } from "./walls/reach.ts";
import { clearSessionCookie, readSessionCookie, sendSessionCookie } from "./session-cookie.ts";
import { endReplaced, findRevokedSession, findSession, type Session } from "./sessions.ts";
import { bodyHashOf, signatureProblem } from "./signatures.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** What the route's rule found out about the caller. */
    who: unknown;
    /** Whoever's session the call names, if its rule asked. */
    caller: Caller | null;
    /** The parts of the server as far as the caller reaches; null for a call of nobody. */
    within: ServerParts | null;
    /** Of the body as it came; of nothing until one was read. */
    bodyHash: string;
  }
  interface FastifyContextConfig {
    readonly body?: BodyLimit;
  }
}

export interface ApiOptions {
  readonly parts: ServerParts;
  readonly routes: readonly Route[];
  readonly limits: Limits;
  readonly publicOrigin: string | undefined;
  readonly believe?: ((account: Account) => Account) | undefined;
}

export const serveApi = (app: FastifyInstance, options: ApiOptions): void => {
  app.decorateRequest("who", null);
  app.decorateRequest("caller", null);
  app.decorateRequest("within", null);
  app.decorateRequest("bodyHash", bodyHashOf(""));
  app.addHook("onSend", (request, reply, _payload, done) => {
    if (request.url.startsWith("/v1/")) dropIdleHeaders(request, reply);
    done();
  });
  options.routes.forEach(refuseLacking);
  const { callsPerNetwork: max } = options.limits;
  const countUnsigned = app.createRateLimit({ max, timeWindow: NETWORK_MS, keyGenerator: networkOfCall });
  const tooManyUnsigned: Unsigned = async (request) => {
    const count = await countUnsigned(request);
    return count.isAllowed || !count.isExceeded ? null : tooMany(count.ttl);
  };
  for (const route of options.routes) addRoute(app, route, options, tooManyUnsigned);
};

const refuseLacking = (route: Route): void => {
  const lacking = (["rule", "rate", "handle"] as const).find((part) => !route[part]);
  if (lacking) throw new Error(`${route.path} has no ${lacking}.`);
};

/** The problem, where the caller's network has sent more calls of somebody's session without its signature than may be. */
type Unsigned = (request: FastifyRequest) => Promise<Problem | null>;

const addRoute = (
  app: FastifyInstance,
  route: Route,
  { parts, limits, publicOrigin, believe = asTheyAre }: ApiOptions,
  tooManyUnsigned: Unsigned,
): void => {
  const isHttps = httpsFrom(publicOrigin);
  const limited = route.failures && failureLimit(limits[route.failures], () => Date.parse(parts.now()));
  app.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    config: {
      ...(route.body && { body: route.body }),
      rateLimit: {
        // After the signature: whoever has a phone's cookie, and not its key, uses up nothing of the phone's.
        hook: route.rate.per === "session" ? "preHandler" : "onRequest",
        max: limits[route.rate.limit],
        ...(route.rate.per === "session"
          ? { timeWindow: "1 minute", keyGenerator: sessionOf }
          : { timeWindow: NETWORK_MS, keyGenerator: networkOfCall }),
      },
    },
    ...(route.body && { bodyLimit: route.body.inflated }),
    onRequest: async (request, reply) => {
      void reply.headers(shortHeaders);
      const letIn = (found: Caller | null): Caller | null => {
        request.within = found && partsBehind(parts, reachOf(found.account));
        return (request.caller = found && { ...found, account: believe(found.account) });
      };
      const crossSite = route.method === "POST" ? crossSiteProblem(request, publicOrigin) : null;
      if (crossSite) throw crossSite;
      const caller = async () => {
        const found = await findCaller(parts, request, reply, isHttps);
        return found === "revoked" ? found : letIn(found);
      };
      const revokedCaller = async () => letIn(await findRevokedCaller(parts, request, isHttps));
      const who = await route.rule({ query: queryOf(request), caller, revokedCaller });
      if (who instanceof Problem) {
        // A rule speaks before the body is there, and so before the signature can be looked at.
        await noteDenial(parts, request, who, { signed: false });
        throw who;
      }
      request.who = who;
    },
    preHandler: async (request) => {
      const unsigned = await callProblem(parts, request);
      if (unsigned) throw (await tooManyUnsigned(request)) ?? unsigned;
      if (request.caller) await noteFirstUse(parts, request.caller.session);
    },
    handler: async (request, reply) => {
      const { who, body, ip: address } = request;
      const cookie = cookieOf(request, reply, isHttps);
      const handle = () =>
        route.handle(request.within ?? parts, {
          who,
          body,
          query: queryOf(request),
          params: request.params as Readonly<Partial<Record<string, string>>>,
          now: parts.now(),
          cookie,
          address,
          origin: publicOrigin ?? `${request.protocol}://${request.host}`,
        });
      const answer = await (limited ? limited(networkOfCall(request), handle) : handle());
      if (answer instanceof Problem) {
        await noteDenial(parts, request, answer);
        throw answer;
      }
      return answer instanceof TextAnswer ? sendText(request, reply, answer) : answer;
    },
  });
};

// Asked for anew each time, by whoever may: what a browser has of it, it has for this person alone.
const sendText = (request: FastifyRequest, reply: FastifyReply, { type, text, etag }: TextAnswer): FastifyReply => {
  void reply.headers({ "cache-control": "private, no-cache", etag });
  const has = request.headers["if-none-match"]?.split(/\s*,\s*/u).includes(etag) === true;
  return has ? reply.status(304).send() : reply.type(type).send(text);
};

const asTheyAre = (account: Account): Account => account;

const findCaller = async (
  { database, now }: ServerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  isHttps: IsHttps,
): Promise<Caller | "revoked" | null> => {
  const cookie = cookieOf(request, reply, isHttps);
  if (cookie.token === undefined) return null;
  const session = await findSession(database.db, cookie.token, now());
  if (session === "revoked") return "revoked";
  const account = session && (await findAccount(database.db, session.userId, thaiDay(now())));
  if (!session || !account) return null;
  if (session.isRenewed) cookie.send(cookie.token);
  return { session, account };
};

const findRevokedCaller = async (
  { database, now }: ServerParts,
  request: FastifyRequest,
  isHttps: IsHttps,
): Promise<Caller | null> => {
  const token = readSessionCookie(request, isHttps(request));
  const session = token === undefined ? null : await findRevokedSession(database.db, token);
  const account = session && (await findAccount(database.db, session.userId, thaiDay(now())));
  return session && account ? { session, account } : null;
};

/** Somebody asked for what their posts do not allow. */
const noteDenial = async (
  { audit, now }: ServerParts,
  request: FastifyRequest,
  problem: Problem,
  more: { readonly signed?: false } = {},
): Promise<void> => {
  const { session } = request.caller ?? {};
  if (problem.status !== 403 || !session) return;
  const route = request.routeOptions.url ?? "";
  const entry = { at: now(), actor: session.userId, action: "denied", subject: session.clientId } as const;
  await audit.seldom(`${session.tokenHash} ${route}`, { ...entry, details: { route, code: problem.code, ...more } });
};

/** For every route whose rule looked for a session: the others need no signature. */
const callProblem = async ({ database, now }: ServerParts, request: FastifyRequest): Promise<Problem | null> => {
  const { caller, method, url: path, bodyHash, headers } = request;
  if (!caller) return null;
  const header = headers[SIGNATURE_HEADER]?.toString();
  return signatureProblem(database.db, { session: caller.session, method, path, header, bodyHash, now: now() });
};

const cookieOf = (request: FastifyRequest, reply: FastifyReply, isHttps: IsHttps): SessionCookie => ({
  token: readSessionCookie(request, isHttps(request)),
  send: (token) => sendSessionCookie(reply, token, isHttps(request)),
  clear: () => clearSessionCookie(reply, isHttps(request)),
});

/** The signature was good: the browser has its new cookie, and the session that it had before is nobody's. */
const noteFirstUse = async ({ database, audit, now }: ServerParts, session: Session): Promise<void> => {
  if (session.replaces !== true) return;
  const at = now();
  await database.transaction(async (trx) => {
    for (const { userId: actor, clientId: subject } of await endReplaced(trx, session, at)) {
      await audit.within(trx, { at, actor, action: "signOut", subject, details: { replaced: true } });
    }
  });
};

// Both counters run after the rule: a caller without a session never gets to the one by session.
const sessionOf = (request: FastifyRequest): string => (request.who as Caller).session.tokenHash;
const networkOfCall = (request: FastifyRequest): string => networkOf(request.ip);

const queryOf = (request: FastifyRequest): Readonly<Record<string, unknown>> =>
  request.query as Readonly<Record<string, unknown>>;

// They say what HTTP/1.1, JSON and the answer's own `now` say anyway, and would be 151 bytes of every idle exchange.
const dropIdleHeaders = (request: FastifyRequest, reply: FastifyReply): void => {
  // What a browser may run on a page of ours. No page comes of an answer to a POST: a form elsewhere gets `crossSite`.
  if (request.method === "POST" && reply.statusCode === 200) void reply.removeHeader("content-security-policy");
  if (reply.getHeader("content-type") === "application/json; charset=utf-8") void reply.type("application/json");
  reply.raw.sendDate = false;
  if (!reply.hasHeader("connection")) reply.raw.removeHeader("connection");
};
