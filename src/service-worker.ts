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
  // All 77 provinces together are 130 kB: none has to make room for another.
  new CacheFirst({ cacheName: areasCache }),
);

// The first install takes over the open page, so that what it loads later is kept too.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// A new version waits until the person says so: it must not change the app under an open form.
self.addEventListener("message", (event) => {
  if (isSkipWaiting(event.data)) event.waitUntil(self.skipWaiting());
});

function isSkipWaiting(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === "SKIP_WAITING";
}
