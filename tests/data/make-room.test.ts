import { describe, expect, test } from "vitest";
import { layBallast, makeRoom } from "#data/make-room.ts";
import { memoryCaches } from "./stand-ins.ts";

const MB = 1_048_576;
const roomy = async () => ({ quota: 1_000 * MB, usage: 5 * MB });
const tight = async () => ({ quota: 20 * MB, usage: 15 * MB });
const random = (bytes: Uint8Array): void => void bytes.fill(7);

describe("[S1] room for what a person saves", () => {
  test("comes from downloaded media and the ballast; the app and the lists of areas stay", async () => {
    const { caches, names } = memoryCaches("media-course-1", "areas-1", "workbox-precache-v2");
    await layBallast({ caches, estimate: roomy, random });
    expect(names()).toEqual(["areas-1", "ballast-1", "media-course-1", "workbox-precache-v2"]);
    expect(await makeRoom({ caches }, "person")).toBe(true);
    expect(names()).toEqual(["areas-1", "workbox-precache-v2"]);
    expect(await makeRoom({ caches }, "person")).toBe(false);
  });

  test("entries go one by one: a cache that a window still holds open frees nothing by being deleted", async () => {
    const { caches, bytesHeld } = memoryCaches("media-course-1");
    await caches.open("media-course-1");
    await layBallast({ caches, estimate: roomy, random });
    expect(bytesHeld()).toBeGreaterThanOrEqual(MB);
    await makeRoom({ caches }, "person");
    expect(bytesHeld()).toBe(0);
  });
});

describe("[S1] the ballast", () => {
  test("is for what a person saves: an answer of the server gets only the room of the media", async () => {
    const { caches, names } = memoryCaches("media-course-1");
    await layBallast({ caches, estimate: roomy, random });
    expect(await makeRoom({ caches }, "server")).toBe(true);
    expect(names()).toEqual(["ballast-1"]);
    expect(await makeRoom({ caches }, "server")).toBe(false);
  });

  test("is a megabyte, laid once", async () => {
    const { caches, bytesHeld } = memoryCaches();
    await layBallast({ caches, estimate: roomy, random });
    await layBallast({ caches, estimate: roomy, random });
    expect(bytesHeld()).toBe(MB);
  });

  test("is laid again at a later start, when there is room", async () => {
    const { caches, bytesHeld } = memoryCaches();
    await layBallast({ caches, estimate: roomy, random });
    await makeRoom({ caches }, "person");
    await layBallast({ caches, estimate: tight, random });
    expect(bytesHeld()).toBe(0);
    await layBallast({ caches, estimate: roomy, random });
    expect(bytesHeld()).toBe(MB);
  });

  test("leaves no empty cache where the phone turns out to be full", async () => {
    const { caches, names, fill } = memoryCaches();
    fill();
    await layBallast({ caches, estimate: roomy, random });
    expect(names()).toEqual([]);
  });
});
