import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { startServer } from "#tests/server/server-for-tests.ts";
import { sendOverSlowLink } from "./slow-round.ts";

test("200 changes arrive over 50 kbit/s with 800 ms of delay and lost packets, each once, within a minute", async () => {
  const server = await startServer();
  try {
    const direct = await server.app.listen({ port: 0, host: "127.0.0.1" });
    // With this seed a packet is lost in the middle of the push.
    const round = await sendOverSlowLink(server, direct, 200, 7);
    expect(round).toMatchObject({ lost: 0, double: 0 });
    expect(round.packetsLost).toBeGreaterThan(0);
    expect(round.seconds).toBeLessThan(60);
  } finally {
    await server.close();
  }
}, 90_000);
