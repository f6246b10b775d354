/** What browsers are told to refuse on our behalf. Answers to the app's own calls get a short set: each byte is paid. */
import { createHash } from "node:crypto";
import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** For JSON: it is neither a page nor kept anywhere. */
export const shortHeaders = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'",
  "x-content-type-options": "nosniff",
} as const;

const self = ["'self'"];
const none = ["'none'"];

/**
 * Pages and their parts: no inline code, no other site, and text becomes code through one named policy only. The one
 * inline style is the page's own, named by its hash: it is there before the first paint, which a file of its own is not.
 */
const contentSecurityPolicy = (page: string) => ({
  useDefaults: false,
  directives: {
    "default-src": none,
    "script-src": self,
    "style-src": [...self, ...styleHashes(page)],
    "img-src": ["'self'", "blob:", "data:"],
    "connect-src": self,
    "font-src": self,
    "manifest-src": self,
    "worker-src": self,
    "frame-ancestors": none,
    "base-uri": none,
    "form-action": self,
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["asa-worker"],
  },
});

const styleHashes = (page: string): string[] =>
  [...page.matchAll(/<style>(.*?)<\/style>/gsu)].map(
    ([, style = ""]) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  );

const PERMISSIONS = "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
const TWO_YEARS = "max-age=63072000; includeSubDomains";

/** `page`: the HTML that all these documents are shown in. */
export const protectDocuments = async (app: FastifyInstance, isHttps: IsHttps, page: string): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(page),
    referrerPolicy: { policy: "no-referrer" },
    // Said below, on https only: on plain http it means nothing, and on a trial address it would outlive the trial.
    strictTransportSecurity: false,
    xFrameOptions: { action: "deny" },
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("permissions-policy", PERMISSIONS);
    if (isHttps(request)) void reply.header("strict-transport-security", TWO_YEARS);
  });
};

/** What browsers read on pages and workers only. On sixty files of an install it would be 30 kB of a prepaid plan. */
const PAGE_HEADERS = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "origin-agent-cluster",
  "permissions-policy",
  "referrer-policy",
  "x-frame-options",
];

export const dropPageHeaders = (reply: FastifyReply): void => {
  for (const name of PAGE_HEADERS) void reply.removeHeader(name);
};

/** Nobody asks whether a file that never changes has changed: 4 kB of an install. */
export const dropRenewalHeaders = (reply: FastifyReply): void => {
  for (const name of ["etag", "last-modified", "accept-ranges"]) void reply.removeHeader(name);
};

export type IsHttps = (request: FastifyRequest) => boolean;

/** Whether the person's browser speaks https, to us or to a proxy that we trust. */
export const httpsFrom =
  (publicOrigin: string | undefined): IsHttps =>
  (request) =>
    publicOrigin === undefined ? request.protocol === "https" : publicOrigin.startsWith("https:");
