/**
 * Starts the app with no network: every file of a build is kept when it is installed and answered from the phone first,
 * so a network that is connected but dead costs nothing. It never touches /v1: records belong to the sync alone.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

/** A person works in one province and sometimes looks into its neighbours. */
const mostProvincesKept = 12;
const areasCache = "areas-1";

// The build puts its list of files in place of this very name.
// oxlint-disable-next-line no-underscore-dangle
precacheAndRoute([...self.__WB_MANIFEST]);
cleanupOutdatedCaches();

/** Every address of the app is the same page; the server's own addresses and real files are not. */
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/v1(\/|$)/, /\/[^/?]+\.[^/?]+$/] }),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/areas\/[^/]+\.json$/.test(url.pathname),
  new CacheFirst({ cacheName: areasCache, plugins: [{ cacheDidUpdate: dropOldestAreas }] }),
);

async function dropOldestAreas(): Promise<void> {
  const cache = await caches.open(areasCache);
  const kept = await cache.keys(); // oldest first
  await Promise.all(
    kept.slice(0, Math.max(0, kept.length - mostProvincesKept)).map((request) => cache.delete(request)),
  );
}

// The first install takes over the open page, so that what it loads later is kept too.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// A new version waits until the person says so: it must not change the app under an open form.
self.addEventListener("message", (event) => {
  if (isSkipWaiting(event.data)) event.waitUntil(self.skipWaiting());
});

function isSkipWaiting(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === "SKIP_WAITING";
}
