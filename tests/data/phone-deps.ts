/** A phone's surroundings in which nothing happens by itself. */
import { IDBFactory } from "fake-indexeddb";
import type { PhoneDeps } from "#data/phone.ts";
import { unreachable } from "./stand-ins.ts";

export const deps = (own: Partial<PhoneDeps> = {}): PhoneDeps => ({
  fetchFrom: unreachable,
  now: () => new Date("2026-11-22T02:00:00.000Z"),
  elapsedMs: () => 0,
  random: () => 0.5,
  isVisible: () => false,
  exclusively: (work) => work(),
  indexedDb: new IDBFactory(),
  askToKeepData: () => undefined,
  whenPainted: () => undefined,
  ...own,
});
