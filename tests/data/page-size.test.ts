import { expect, test } from "vitest";
import { createPageSize } from "#data/page-size.ts";

const quick = { arrived: true, tookMs: 400, pulled: true };
const slow = { arrived: true, tookMs: 9_000, pulled: true };
const broken = { arrived: false, tookMs: 60_000, pulled: false };
const kB = 1024;

test("[L5] pages grow on a quick link and shrink on a slow or broken one, between 16 and 256 kB", () => {
  const page = createPageSize(() => false);
  expect(page.bytes()).toBe(64 * kB);
  page.learn(quick);
  expect(page.bytes()).toBe(128 * kB);
  for (let time = 0; time < 5; time += 1) page.learn(quick);
  expect(page.bytes()).toBe(256 * kB);
  page.learn(slow);
  page.learn(broken);
  expect(page.bytes()).toBe(64 * kB);
  for (let time = 0; time < 5; time += 1) page.learn(broken);
  expect(page.bytes()).toBe(16 * kB);
});

test("a page of middling speed, an answer without news and having no signal say nothing about the link", () => {
  const page = createPageSize(() => false);
  page.learn({ arrived: false, tookMs: 20, pulled: false });
  page.learn({ arrived: true, tookMs: 5_000, pulled: true });
  page.learn({ arrived: true, tookMs: 100, pulled: false });
  expect(page.bytes()).toBe(64 * kB);
});

test("a phone that saves data asks for the smallest pages, from the moment it is told to", () => {
  const state = { saves: true };
  const page = createPageSize(() => state.saves);
  page.learn(quick);
  expect(page.bytes()).toBe(16 * kB);
  state.saves = false;
  expect(page.bytes()).toBe(128 * kB);
});
