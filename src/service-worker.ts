/**
 * Starts the app with no network: every file of a build is kept when it is installed and answered from the phone first,
 * so a network that is connected but dead costs nothing. It never answers for /v1: records belong to the sync alone.
 * Where the browser can, it also sends what waits when the signal comes back after the app was closed.
 */
import { sendLock, TAG, WAKE } from "#app/background-sync.ts";
import { KEEP_STAFF_FILES, STAFF_FOLDER } from "#app/staff-files.ts";
import { sendInBackground } from "#data/background-send.ts";
import { browserFetch } from "#data/browser-signing.ts";
import { addPlugins, cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

const areasCache = "areas-1";
const staffCache = "staff-1";

/**
 * A hotspot answers anything with its own page and status 200. Kept in place of a script, it would break the app until
 * the next version; an installation that meets one fails instead, and the browser tries again.
 */
const onlyOurs = {
  cacheWillUpdate: async ({ request, response }: { readonly request: Request; readonly response: Response }) => {
    const isPage = response.headers.get("content-type")?.includes("html") === true;
    const mayBePage = new URL(request.url).pathname.endsWith(".html");
    return response.status === 200 && !response.redirected && isPage === mayBePage ? response : null;
  },
};
addPlugins([onlyOurs]);

// The build puts its list of files in place of this very name.
// oxlint-disable-next-line no-underscore-dangle
const built = [...self.__WB_MANIFEST];
const staffFiles = built.filter(({ url }) => url.startsWith(STAFF_FOLDER)).map(({ url }) => `/${url}`);
precacheAndRoute(built.filter(({ url }) => !url.startsWith(STAFF_FOLDER)));
cleanupOutdatedCaches();

/** Every address of the app is the same page; the server's own addresses and real files are not. */
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/v1(\/|$)/, /\/[^/?]+\.[^/?]+$/] }),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/areas\/[^/]+\.json$/.test(url.pathname),
  // All 77 provinces together are 130 kB: none has to make room for another.
  new CacheFirst({ cacheName: areasCache, plugins: [onlyOurs] }),
);

const fromStaffCache = new CacheFirst({ cacheName: staffCache, plugins: [onlyOurs] });
registerRoute(({ url, sameOrigin }) => sameOrigin && staffFiles.includes(url.pathname), fromStaffCache);

async function keepStaffFiles(event: ExtendableEvent): Promise<void> {
  const kept = staffFiles.map(async (file) =>
    Promise.all(fromStaffCache.handleAll({ request: new Request(file), event })),
  );
  await Promise.all(kept);
}

// A new version does not take over from one that a member of staff could use offline before it can, too.
self.addEventListener("install", (event) => event.waitUntil(renewStaffFiles(event)));

async function renewStaffFiles(event: ExtendableEvent): Promise<void> {
  if (await caches.has(staffCache)) await keepStaffFiles(event);
}

self.addEventListener("activate", (event) => event.waitUntil(dropOldStaffFiles()));

async function dropOldStaffFiles(): Promise<void> {
  if (!(await caches.has(staffCache))) return;
  const cache = await caches.open(staffCache);
  const old = (await cache.keys()).filter(({ url }) => !staffFiles.includes(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

// The first install takes over the open page, so that what it loads later is kept too.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

// Chromium's browsers alone have the event, and TypeScript's library does not.
self.addEventListener("sync" as "message", (event) => {
  const { tag } = event as unknown as SyncEvent;
  if (tag.startsWith(TAG)) event.waitUntil(sendFor(tag.slice(TAG.length)));
});

async function sendFor(databaseName: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window" });
  const seen = windows.filter(({ visibilityState }) => visibilityState === "visible");
  if (seen.length > 0) {
    // A window has no target origin here: these are the app's own.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    for (const client of seen) client.postMessage(WAKE);
    return;
  }
  const send = async (): Promise<void> => {
    const outcome = await sendInBackground({ indexedDb: indexedDB, fetchFrom: browserFetch, databaseName });
    // A failed event is what makes the browser try again, later.
    if (outcome === "again") throw new Error("no signal yet");
  };
  // The lock that the app's windows take: a hidden one may be in the middle of sending.
  await ("locks" in navigator ? navigator.locks.request(sendLock(databaseName), send) : send());
}

// What the app says. A new version waits until the person says so: it must not change the app under an open form.
self.addEventListener("message", (event) => {
  if (event.data === KEEP_STAFF_FILES) event.waitUntil(keepStaffFiles(event));
  if (isSkipWaiting(event.data)) event.waitUntil(self.skipWaiting());
});

function isSkipWaiting(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === "SKIP_WAITING";
}
