/** A mobile link at the edge of its mast: little bandwidth, long delays, lost packets, broken connections. */
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chance } from "#tests/simulation/chance.ts";

export interface LinkTerms {
  readonly bitsPerSecond: number;
  /** There and back. */
  readonly roundTripMs: number;
  /** One packet of so many is lost: it costs one more round trip, and those behind it wait. */
  readonly packetsForOneLost: number;
  /** Every so many lost packets the connection breaks instead. */
  readonly breaksAtLoss: number;
}

/** What the worst places still have: 2G with 5 packets of 100 lost. */
export const edgeOfTheMast: LinkTerms = {
  bitsPerSecond: 50_000,
  roundTripMs: 800,
  packetsForOneLost: 20,
  breaksAtLoss: 3,
};

export interface SlowLink {
  readonly origin: string;
  readonly lost: () => number;
  readonly broken: () => number;
  readonly close: () => Promise<void>;
}

const PACKET_BYTES = 1_400;
const HEADER_BYTES = 40;

export const startSlowLink = async (serverOrigin: string, terms: LinkTerms, chance: Chance): Promise<SlowLink> => {
  const { hostname, port } = new URL(serverOrigin);
  const sockets = new Set<Socket>();
  // The seed says which packet of each twenty it is.
  const counts = { packets: chance.below(terms.packetsForOneLost), lost: 0, broken: 0 };
  // All connections of the phone share the air in each direction.
  const air = { up: { freeAt: 0 }, down: { freeAt: 0 } };

  const carry = async (from: Socket, to: Socket, lane: { freeAt: number }): Promise<void> => {
    // Bytes stay in order whatever happens to one packet: each waits for the one before it.
    let arrived = Promise.resolve();
    for await (const chunk of from) {
      for (const packet of packetsOf(chunk as Buffer)) {
        const takes = ((packet.length + HEADER_BYTES) * 8_000) / terms.bitsPerSecond;
        lane.freeAt = Math.max(performance.now(), lane.freeAt) + takes;
        const isLost = ++counts.packets % terms.packetsForOneLost === 0;
        if (isLost && ++counts.lost % terms.breaksAtLoss === 0) {
          counts.broken += 1;
          from.resetAndDestroy();
          to.resetAndDestroy();
          return;
        }
        const again = isLost ? terms.roundTripMs + takes : 0;
        const arrival = lane.freeAt + terms.roundTripMs / 2 + again;
        arrived = arrived.then(() => deliver(to, packet, arrival));
        await until(lane.freeAt);
      }
    }
    await arrived;
    to.end();
  };

  const relay = createServer((phone) => {
    const server = connect(Number(port), hostname);
    for (const socket of [phone, server]) {
      sockets.add(socket);
      // A connection that breaks shows at its user; here it only must not end the run.
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    const begin = async (): Promise<void> => {
      // The greeting of two ends is a round trip before the first byte.
      await sleep(terms.roundTripMs);
      await Promise.all([carry(phone, server, air.up), carry(server, phone, air.down)]);
    };
    begin().catch(() => [phone, server].forEach((socket) => socket.destroy()));
  }).listen(0, "127.0.0.1");
  await once(relay, "listening");
  // A server that listens on TCP has such an address.
  const { port: own } = relay.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${own}`,
    lost: () => counts.lost,
    broken: () => counts.broken,
    close: async () => {
      relay.close();
      for (const socket of sockets) socket.destroy();
      await once(relay, "close");
    },
  };
};

const deliver = async (to: Socket, packet: Buffer, at: number): Promise<void> => {
  await until(at);
  if (to.writable) to.write(packet);
};

const until = (moment: number): Promise<void> => sleep(Math.max(0, moment - performance.now()));

const packetsOf = (chunk: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(chunk.length / PACKET_BYTES) }, (_, at) =>
    chunk.subarray(at * PACKET_BYTES, (at + 1) * PACKET_BYTES),
  );
