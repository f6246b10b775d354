/** The built app: pages, their parts and the area files. Addresses of screens all give the one page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import staticFiles from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { noSuchAddress } from "./answer-problems.ts";
import { dropPageHeaders, dropRenewalHeaders, httpsFrom, protectDocuments } from "./headers.ts";

export const serveDocuments = async (
  app: FastifyInstance,
  directory: string,
  publicOrigin: string | undefined,
): Promise<void> => {
  // As it is at the start, like the list of files below: a new build needs a new start.
  const page = await readFile(join(directory, "index.html"), "utf8");
  // A scope of its own, so that the API's answers do not carry the pages' headers.
  await app.register(async (documents) => {
    await protectDocuments(documents, httpsFrom(publicOrigin), page);
    await documents.register(staticFiles, {
      root: directory,
      preCompressed: true,
      cacheControl: false,
      // Only what was built is served, found once: no path from outside ever meets the disk.
      wildcard: false,
      // The list of components is for whoever runs the server: it would tell strangers which versions to look for.
      // Courses go out by the API, to people who are signed in.
      globIgnore: ["**/*.br", "**/*.gz", "*.cdx.json", "courses/**"],
      setHeaders: (reply, path) => {
        const caching = cacheFor(path);
        void reply.header("cache-control", caching);
        if (caching === FOR_GOOD) dropRenewalHeaders(reply);
        if (isPart(path)) dropPageHeaders(reply);
        // A worker has a policy of its own, and this one sees PINs.
        if (path.includes("argon2-worker-")) void reply.header("content-security-policy", PIN_WORKER_POLICY);
      },
    });
    documents.get("/*", (request, reply) => {
      if (!isNavigation(request)) throw noSuchAddress(request);
      return reply.sendFile("index.html");
    });
  });
};

/** A person's browser asks for a screen by its address. */
const isNavigation = (request: FastifyRequest): boolean => {
  const path = request.url.split("?", 1)[0] ?? "";
  const last = path.slice(path.lastIndexOf("/") + 1);
  return !path.startsWith("/v1/") && !last.includes(".") && (request.headers.accept ?? "").includes("text/html");
};

/** It may compute, and ask nobody anything. */
const PIN_WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

const FOR_GOOD = "public, max-age=31536000, immutable";

const cacheFor = (path: string): string => {
  // Its name changes with its content.
  if (/[/\\]assets[/\\].+-[\w-]{8}\.\w+(?:\.(?:br|gz))?$/u.test(path)) return FOR_GOOD;
  if (/[/\\]areas[/\\]/u.test(path)) return "public, max-age=86400";
  return "no-cache";
};

/** Part of a page, never one by itself. */
const isPart = (path: string): boolean => /[/\\](?:assets|areas)[/\\]/u.test(path);
