import type { FastifyRequest } from "fastify";
import { Problem } from "./problem.ts";

/**
 * Refuses changes that another site's page sends with our visitor's cookie. Browsers say where a request comes from;
 * a caller that says nothing is no browser, and has nobody's cookie by accident.
 */
export const crossSiteProblem = (request: FastifyRequest, publicOrigin: string | undefined): Problem | null => {
  const site = request.headers["sec-fetch-site"];
  const { origin } = request.headers;
  const isOurs =
    (site === undefined || site === "same-origin" || site === "none") &&
    (origin === undefined || (publicOrigin === undefined ? hostOf(origin) === request.host : origin === publicOrigin));
  return isOurs ? null : new Problem(403, "crossSite");
};

// A proxy may speak http to us and https to the browser: the scheme proves nothing here, the host does.
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
