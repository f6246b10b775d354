/** The cookie that carries a session. Only https gets the `__Host-` prefix: browsers refuse it elsewhere. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { SESSION_DAYS } from "./sessions.ts";

export const readSessionCookie = (request: FastifyRequest, isHttps: boolean): string | undefined =>
  request.cookies[nameFor(isHttps)];

export const sendSessionCookie = (reply: FastifyReply, token: string, isHttps: boolean): void => {
  void reply.setCookie(nameFor(isHttps), token, { ...flags(isHttps), maxAge: SESSION_DAYS * 86_400 });
};

export const clearSessionCookie = (reply: FastifyReply, isHttps: boolean): void => {
  void reply.clearCookie(nameFor(isHttps), flags(isHttps));
};

const nameFor = (isHttps: boolean): string => (isHttps ? "__Host-asa" : "asa");

const flags = (isHttps: boolean) => ({ path: "/", httpOnly: true, sameSite: "strict", secure: isHttps }) as const;
